using HamstringHelp.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace HamstringHelp.Web.Sharing;

/// <summary>
/// Deletes rows; nobody reads them from then on. Their bytes, which are noise without the link, stay in PostgreSQL's pages
/// until other rows take the place that vacuuming frees, in its write-ahead log until that is recycled, and in backups.
/// </summary>
internal sealed class PostgresEraser(IDbContextFactory<StorageContext> storage, TimeProvider time, ILogger<Eraser> logger) : Eraser(time, logger)
{
    /// <summary>Rows of one statement, which has to end within the time that a command has.</summary>
    private const int Batch = 5_000;

    private static readonly TimeSpan LongestVacuum = TimeSpan.FromMinutes(10);

    /// <summary>Set while the table may hold the dead rows of this instance's deletions.</summary>
    private volatile bool _holdsDeleted;

    internal override Task<int> Erase(byte[] key, CancellationToken cancellation) => Erase(rows => rows.Where(row => row.Key == key), cancellation);

    private protected override async Task<int> Erase(DateTime ended, DateOnly visitsBefore, CancellationToken cancellation)
    {
        await using (var context = await storage.CreateDbContextAsync(cancellation))
        {
            await context.CountedVisits.Where(visit => visit.Day < visitsBefore).ExecuteDeleteAsync(cancellation);
        }

        return await Erase(rows => rows.Where(row => row.Expires <= ended), cancellation);
    }

    private async Task<int> Erase(Func<IQueryable<SharedResult>, IQueryable<SharedResult>> which, CancellationToken cancellation)
    {
        await using var context = await storage.CreateDbContextAsync(cancellation);
        var (count, deleted) = (0, Batch);
        while (deleted == Batch)
        {
            deleted = await which(context.SharedResults).OrderBy(row => row.Expires).Take(Batch).ExecuteDeleteAsync(cancellation);
            count += deleted;
            _holdsDeleted |= deleted > 0;
        }

        return count;
    }

    private protected override async Task Clean(CancellationToken cancellation)
    {
        if (!_holdsDeleted)
        {
            return;
        }

        _holdsDeleted = false;
        try
        {
            await using var context = await storage.CreateDbContextAsync(cancellation);
            context.Database.SetCommandTimeout(LongestVacuum);
            // Where another instance or autovacuum is at it, it is being done.
            await context.Database.ExecuteSqlAsync($"""VACUUM (SKIP_LOCKED) "SharedResults" """, cancellation);
        }
        catch
        {
            _holdsDeleted = true;
            throw;
        }
    }
}
