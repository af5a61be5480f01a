namespace HamstringHelp.Web.Hosting;

/// <summary>Loads the content before anything is served: the program does not start with content that has a problem.</summary>
internal static class ContentHosting
{
    internal static void AddContent(this WebApplicationBuilder builder)
    {
        var settings = new ContentSettings { Reload = builder.Environment.IsDevelopment() };
        builder.Configuration.GetSection("Content").Bind(settings);
        builder.Services.AddSingleton(settings);
        // Read on another processor while the rest of the program is set up.
        var library = Task.Run(settings.Load);
        builder.Services.AddSingleton(_ => new CurrentContent(library.GetAwaiter().GetResult()));
        builder.Services.AddHostedService<StartLeftovers>();
        if (settings.Reload)
        {
            builder.Services.AddHostedService<ContentReload>();
        }
    }

    /// <summary>Waits for the content.</summary>
    /// <exception cref="Assessment.Content.ContentException">It has problems; carries all of them.</exception>
    internal static void UseContent(this WebApplication app) => app.Services.GetRequiredService<CurrentContent>();
}
