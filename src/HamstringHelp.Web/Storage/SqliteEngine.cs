using HamstringHelp.Web.Sharing;
using Microsoft.EntityFrameworkCore;

namespace HamstringHelp.Web.Storage;

/// <summary>SQLite: one file, one machine.</summary>
internal sealed class SqliteEngine(StorageSettings settings) : StorageEngine
{
    internal override void AddServices(IServiceCollection services) => services.AddSingleton<Eraser, SqliteEraser>();

    internal override void Prepare() => SqliteFile.Prepare(settings);

    internal override void Use(DbContextOptionsBuilder options) => options
        .UseSqlite(settings.ForServing)
        .AddInterceptors(new DurableConnections());
}
