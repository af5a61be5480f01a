using System.Data.Common;
using System.Globalization;
using HamstringHelp.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace HamstringHelp.Web.Sharing;

/// <summary>
/// Erases rows so that no byte of them stays. SQLite overwrites them where they are; the copies that it leaves behind when
/// it moves rows to another page go when the file is written anew; and the write-ahead log, which still holds all of
/// that, is emptied. Once an hour, and at the start, it erases what has ended.
/// </summary>
public sealed partial class Eraser(IDbContextFactory<StorageContext> storage, TimeProvider time, ILogger<Eraser> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _one = new(1);

    /// <summary>Set while the file or its write-ahead log may hold deleted bytes.</summary>
    private volatile bool _holdsDeleted = true;

    private DateTimeOffset _due;

    /// <summary>Deletes rows and what is left of them. Where a reader keeps the log busy, that is done as soon as it can be.</summary>
    /// <returns>How many rows there were.</returns>
    /// <exception cref="DbException">Nothing could be deleted just now.</exception>
    internal async Task<int> Erase(Func<IQueryable<SharedResult>, IQueryable<SharedResult>> which, CancellationToken cancellation)
    {
        await using var context = await storage.CreateDbContextAsync(cancellation);
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

    /// <summary>Erases what has ended.</summary>
    /// <returns>How many results that were.</returns>
    internal async Task<int> EraseEnded(CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return await Erase(rows => rows.Where(row => row.Expires <= now), cancellation);
    }

    /// <summary>Erases what has ended when that is due, and cleans up where an earlier try could not.</summary>
    public async Task Tick(CancellationToken cancellation)
    {
        try
        {
            if (time.GetUtcNow() >= _due)
            {
                if (await EraseEnded(cancellation) is > 0 and var count)
                {
                    Log.Erased(logger, count);
                }

                _due = time.GetUtcNow() + Interval;
            }
            else if (_holdsDeleted)
            {
                await using var context = await storage.CreateDbContextAsync(cancellation);
                await Clean(context, cancellation);
            }
        }
        catch (DbException e)
        {
            Log.NotErased(logger, e.Message);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The first visitor does not wait for this.
        await Task.Yield();
        using var timer = new PeriodicTimer(Retry, time);
        do
        {
            await Tick(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
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

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "{Count} shared result(s) had ended and were erased.")]
        internal static partial void Erased(ILogger logger, int count);

        [LoggerMessage(LogLevel.Error, "Results that have ended could not be erased ({Reason}); it will be tried again in a moment.")]
        internal static partial void NotErased(ILogger logger, string reason);
    }
}
