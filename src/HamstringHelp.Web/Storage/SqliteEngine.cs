using System.Data.Common;
using System.Security.Cryptography.X509Certificates;
using HamstringHelp.Web.Sharing;
using Microsoft.EntityFrameworkCore;

namespace HamstringHelp.Web.Storage;

/// <summary>SQLite: one file, one machine.</summary>
internal sealed class SqliteEngine(StorageSettings settings) : StorageEngine
{
    internal override void AddServices(IServiceCollection services)
    {
        services.AddSingleton<Eraser, SqliteEraser>();
        services.AddSingleton<ShareTable, SqliteShareTable>();
    }

    internal override DbConnection Connect() => DurableConnections.Open(settings.ForServing);

    internal override void Prepare() => SqliteFile.Prepare(settings);

    internal override void ShareKeys(X509Certificate2? certificate)
    {
        // Whoever uses the file is alone with it, or nearly so: the key ring makes its first key when it is asked for one.
    }

    internal override void Use(DbContextOptionsBuilder options) => options
        .UseSqlite(settings.ForServing)
        .AddInterceptors(new DurableContexts());
}
