using HamstringHelp.Web.Commands;
using HamstringHelp.Web.Hosting;
using HamstringHelp.Web.Journey;
using HamstringHelp.Web.Kiosk;
using HamstringHelp.Web.Offline;
using HamstringHelp.Web.Sharing;
using HamstringHelp.Web.Storage;
using Serilog;

if (OperatorCommands.AreMeant(args))
{
    return OperatorCommands.Run(args, Terminal.OfProcess(), TimeProvider.System);
}

Log.Logger = Logging.ForStartUp();
try
{
    // The configuration is read once, at the start: nothing watches its files. The slim builder leaves out IIS and HTTP/3.
    var builder = WebApplication.CreateSlimBuilder([.. args, "--hostBuilder:reloadConfigOnChange=false"]);
    builder.WebHost.UseKestrelHttpsConfiguration();
    if (builder.Environment.IsDevelopment())
    {
        builder.WebHost.UseStaticWebAssets();
    }

    builder.AddContent();
    builder.AddLogging();
    builder.AddTelemetry();
    builder.AddProxies();
    builder.AddLimits();
    builder.AddRateLimits();
    builder.AddCompression();
    builder.AddKeptPages();
    builder.AddStorage();
    builder.Services.AddJourney();
    builder.Services.AddKiosk();
    builder.AddSharing();
    builder.AddPages();
    builder.AddOwnForms();

    var app = builder.Build();

    app.UseStorage();
    app.UseProxies();
    app.UseRequestLogging();
    app.UseHeaders();
    app.UseSecureCookies();
    app.UseLanguages();
    app.UseErrorPages();
    app.UseRouting();
    app.UseRateLimits();
    app.UseKiosk();
    app.UseKeptPages();
    app.UseDirectAnswers();
    app.UseCompression();
    app.MapStaticAssets().DisableRateLimiting();
    app.MapOfflineRelief();
    app.MapRazorPages();
    app.MapKiosk();
    app.MapHealth();
    app.UseContent();
    app.PrepareFirstPage();

    app.Run();
    return 0;
}
catch (Exception e) when (e is not HostAbortedException)
{
    Logging.CannotStart(e);
    return 1;
}
finally
{
    Log.CloseAndFlush();
}
