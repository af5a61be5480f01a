using HamstringHelp.Assessment.Content;
using HamstringHelp.Web.Commands;
using HamstringHelp.Web.Hosting;
using HamstringHelp.Web.Journey;
using HamstringHelp.Web.Offline;
using Serilog;

if (OperatorCommands.AreMeant(args))
{
    return OperatorCommands.Run(args, Terminal.OfProcess(), TimeProvider.System);
}

Log.Logger = Logging.ForStartUp();
try
{
    var builder = WebApplication.CreateBuilder(args);

    builder.AddLogging();
    builder.AddLimits();
    builder.AddContent();
    builder.Services.AddJourney();
    builder.AddPages();

    var app = builder.Build();

    app.UseRequestLogging();
    app.UseHeaders();
    app.UseSecureCookies();
    app.UseLanguages();
    app.UseErrorPages();
    app.UseRouting();
    app.MapStaticAssets();
    app.MapOfflineRelief();
    app.MapRazorPages();

    app.Run();
    return 0;
}
catch (ContentException e)
{
    Logging.ContentRefused(e);
    return 1;
}
catch (Exception e) when (e is not HostAbortedException)
{
    Log.Fatal(e, "HamstringHelp cannot start: {Reason}", e.Message);
    return 1;
}
finally
{
    Log.CloseAndFlush();
}
