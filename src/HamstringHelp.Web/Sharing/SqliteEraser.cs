using System.Globalization;
using HamstringHelp.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace HamstringHelp.Web.Sharing;

/// <summary>
/// Erases rows so that no byte of them stays. SQLite overwrites them where they are; the copies that it leaves behind when
/// it moves rows to another page go when the file is written anew; and the write-ahead log, which still holds all of
/// that, is emptied.
/// </summary>
public sealed class SqliteEraser(IDbContextFactory<StorageContext> storage, TimeProvider time, ILogger<Eraser> logger) : Eraser(storage, time, logger)
{
    private readonly SemaphoreSlim _one = new(1);

    /// <summary>Set while the file or its write-ahead log may hold deleted bytes.</summary>
    private volatile bool _holdsDeleted = true;

    internal override async Task<int> Erase(Func<IQueryable<SharedResult>, IQueryable<SharedResult>> which, CancellationToken cancellation)
    {
        await using var context = await Storage.CreateDbContextAsync(cancellation);
        _holdsDeleted = true;
        int count;
        await using (var transaction = await context.Database.BeginTransactionAsync(cancellation))
        {
            count = await which(context.SharedResults).ExecuteDeleteAsync(cancellation);
            if (count > 0)
            {
                await SetUncleaned(context, await Uncleaned(context, cancellation) + 1, cancellation);
            }

            await transaction.CommitAsync(cancellation);
        }

        await Clean(context, cancellation);
        return count;
    }

    private protected override async Task Clean(CancellationToken cancellation)
    {
        if (_holdsDeleted)
        {
            await using var context = await Storage.CreateDbContextAsync(cancellation);
            await Clean(context, cancellation);
        }
    }

    public override void Dispose()
    {
        _one.Dispose();
        base.Dispose();
    }

    /// <summary>
    /// Deletions since the file was last written anew, in the place that SQLite keeps for a program's own number: stored with
    /// the deletion, so that a power cut in between does not make anybody forget to clean up.
    /// </summary>
    private static async Task<int> Uncleaned(StorageContext context, CancellationToken cancellation) =>
        (await context.Database.SqlQuery<int>($"PRAGMA user_version").ToListAsync(cancellation))[0];

    private static async Task SetUncleaned(StorageContext context, int deletions, CancellationToken cancellation) =>
        await context.Database.ExecuteSqlRawAsync(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {deletions}"), cancellation);

    /// <summary>Writes the file anew where rows were deleted, once for all who wait for it, and empties the log.</summary>
    private async Task Clean(StorageContext context, CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            var deletions = await Uncleaned(context, cancellation);
            if (deletions > 0)
            {
                await context.Database.ExecuteSqlAsync($"VACUUM", cancellation);
                await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
                if (await Uncleaned(context, cancellation) == deletions)
                {
                    await SetUncleaned(context, 0, cancellation);
                }

                await transaction.CommitAsync(cancellation);
            }

            // SQLite answers whether somebody was still reading from the log, so that it could not be emptied.
            var busy = await context.Database.SqlQuery<int>($"PRAGMA wal_checkpoint(TRUNCATE)").ToListAsync(cancellation);
            _holdsDeleted = busy is not [0];
        }
        finally
        {
            _one.Release();
        }
    }
}
