using HamstringHelp.Web.Storage;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HamstringHelp.Web.Sharing;

/// <summary>PostgreSQL itself lets commits that wait at the same time share one write to the disk.</summary>
internal sealed class PostgresShareTable(IDbContextFactory<StorageContext> storage) : ShareTable
{
    // Not static: it belongs to one model.
    private readonly Func<StorageContext, byte[], DateTime, CancellationToken, Task<SharedResult?>> _find =
        EF.CompileAsyncQuery((StorageContext context, byte[] key, DateTime now, CancellationToken cancellation) =>
            context.SharedResults.AsNoTracking().FirstOrDefault(row => row.Key == key && row.Expires > now));

    public override async Task Write(SharedResult row, CancellationToken cancellation)
    {
        await using var context = await storage.CreateDbContextAsync(cancellation);
        await context.Database.CreateExecutionStrategy().ExecuteAsync(
            again => context.Database.ExecuteSqlRawAsync(Save, [new NpgsqlParameter("key", row.Key), new NpgsqlParameter("sealed", row.Sealed), new NpgsqlParameter("expires", row.Expires)], again),
            cancellation);
    }

    public override async Task<SharedResult?> Find(byte[] key, DateTime now, CancellationToken cancellation)
    {
        await using var context = await storage.CreateDbContextAsync(cancellation);
        return await _find(context, key, now, cancellation);
    }
}
