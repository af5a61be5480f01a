using HamstringHelp.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace HamstringHelp.Web.Storage;

/// <summary>The database: checked before anything is served, and home of the keys that encrypt the cookies.</summary>
internal static class StorageHosting
{
    internal static void AddStorage(this WebApplicationBuilder builder)
    {
        var settings = StorageSettings.From(builder.Configuration, builder.Environment.ContentRootPath);
        var certificate = KeySettings.Open(builder.Configuration, isNeeded: settings.IsPostgres && !builder.Environment.IsDevelopment());
        var engine = StorageEngine.For(settings);
        // The disk has to be waited for: meanwhile the rest of the program is set up.
        var prepared = Task.Run(() =>
        {
            engine.Prepare();
            engine.ShareKeys(certificate);
            return engine;
        });

        var services = builder.Services;
        services.AddSingleton(settings);
        services.AddSingleton(_ => prepared.GetAwaiter().GetResult());
        services.AddSingleton<IDbContextFactory<StorageContext>>(provider => new StorageContexts(() =>
        {
            var options = new DbContextOptionsBuilder<StorageContext>();
            options.UseApplicationServiceProvider(provider);
            engine.Use(options);
            if (builder.Configuration.Collector() is not null)
            {
                options.AddInterceptors(new StorageErrors(provider.GetRequiredService<Measurements>()));
            }

            return options.Options;
        }));
        engine.AddServices(services);
        services.AddCookieKeys(engine.Connect, certificate);
        services.AddHealthChecks().AddCheck<StorageHealth>("storage");
    }

    /// <summary>Waits until the database is checked: before all else, so that nothing ends the program while the file is made.</summary>
    /// <exception cref="StorageException">Something is to be mended; the message says what.</exception>
    internal static void UseStorage(this WebApplication app) => app.Services.GetRequiredService<StorageEngine>();
}
