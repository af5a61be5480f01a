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
        services.AddPooledDbContextFactory<StorageContext>(engine.Use);
        engine.AddServices(services);
        services.AddCookieKeys(certificate);
        services.AddHealthChecks().AddCheck<StorageHealth>("storage");
    }
}
