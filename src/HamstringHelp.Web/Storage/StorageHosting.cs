using HamstringHelp.Web.Sharing;
using Microsoft.AspNetCore.DataProtection;

namespace HamstringHelp.Web.Storage;

/// <summary>The database: checked before anything is served, and home of the keys that encrypt the cookies.</summary>
internal static class StorageHosting
{
    internal static void AddStorage(this WebApplicationBuilder builder)
    {
        var settings = StorageSettings.From(builder.Configuration, builder.Environment.ContentRootPath);
        var engine = StorageEngine.For(settings);
        engine.Prepare();

        var services = builder.Services;
        services.AddSingleton(settings);
        services.AddSingleton(_ => engine);
        services.AddPooledDbContextFactory<StorageContext>(engine.Use);
        services.AddSingleton(typeof(Eraser), engine.Eraser);
        services.AddDataProtection()
            .SetApplicationName("HamstringHelp")
            .PersistKeysToDbContext<StorageContext>();
        services.AddHealthChecks().AddCheck<StorageHealth>("storage");
    }
}
