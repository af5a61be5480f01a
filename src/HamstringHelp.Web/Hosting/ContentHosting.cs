namespace HamstringHelp.Web.Hosting;

/// <summary>Loads the content before anything is served: the program does not start with content that has a problem.</summary>
internal static class ContentHosting
{
    internal static void AddContent(this WebApplicationBuilder builder)
    {
        var settings = new ContentSettings { Reload = builder.Environment.IsDevelopment() };
        builder.Configuration.GetSection("Content").Bind(settings);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(new CurrentContent(settings.Load()));
        if (settings.Reload)
        {
            builder.Services.AddHostedService<ContentReload>();
        }
    }
}
