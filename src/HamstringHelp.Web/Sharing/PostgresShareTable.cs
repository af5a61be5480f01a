using HamstringHelp.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace HamstringHelp.Web.Sharing;

/// <summary>PostgreSQL itself lets commits that wait at the same time share one write to the disk.</summary>
internal sealed class PostgresShareWriter(IDbContextFactory<StorageContext> storage) : ShareWriter
{
    internal override async Task Write(SharedResult row, CancellationToken cancellation)
    {
        await using var context = await storage.CreateDbContextAsync(cancellation);
        FormattableString save =
            $"""
            INSERT INTO "SharedResults" ("Key", "Sealed", "Expires") VALUES ({row.Key}, {row.Sealed}, {row.Expires})
            ON CONFLICT ("Key") DO UPDATE SET "Expires" = excluded."Expires"
            """;
        await context.Database.CreateExecutionStrategy().ExecuteAsync(again => context.Database.ExecuteSqlAsync(save, again), cancellation);
    }
}
