using HamstringHelp.Web.Hosting;

namespace HamstringHelp.Web.Storage;

/// <summary>The database: checked before anything is served, and home of the keys that encrypt the cookies.</summary>
internal static class StorageHosting
{
    internal static void AddStorage(this WebApplicationBuilder builder)
    {
        var settings = StorageSettings.From(builder.Configuration, builder.Environment.ContentRootPath);
        var certificate = KeySettings.Open(builder.Configuration, isNeeded: settings.IsPostgres && !builder.Environment.IsDevelopment());
        var engine = StorageEngine.For(settings);
        engine.Prepare();
        engine.ShareKeys(certificate);

        var services = builder.Services;
        services.AddSingleton(settings);
        services.AddSingleton(engine);
        services.AddPooledDbContextFactory<StorageContext>((provider, options) =>
        {
            engine.Use(options);
            if (builder.Configuration.Collector() is not null)
            {
                options.AddInterceptors(new StorageErrors(provider.GetRequiredService<Measurements>()));
            }
        });
        engine.AddServices(services);
        services.AddCookieKeys(engine.Connect, certificate);
        services.AddHealthChecks().AddCheck<StorageHealth>("storage");
    }
}
