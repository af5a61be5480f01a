using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace HamstringHelp.Web.Storage;

/// <summary>The database: checked before anything is served, and home of the keys that encrypt the cookies.</summary>
internal static class StorageHosting
{
    internal static void AddStorage(this WebApplicationBuilder builder)
    {
        var settings = StorageSettings.From(builder.Configuration, builder.Environment.ContentRootPath);
        SqliteFile.Prepare(settings);

        var services = builder.Services;
        services.AddSingleton(settings);
        services.AddPooledDbContextFactory<StorageContext>(options => options
            .UseSqlite(settings.ForServing)
            .AddInterceptors(new DurableConnections()));
        services.AddDataProtection()
            .SetApplicationName("HamstringHelp")
            .PersistKeysToDbContext<StorageContext>();
        services.AddHealthChecks().AddCheck<StorageHealth>("storage");
    }
}
