using System.Data.Common;
using HamstringHelp.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace HamstringHelp.Web.Sharing;

/// <summary>
/// Erases rows so that no byte of them stays: SQLite overwrites them in the file, and the write-ahead log, which still
/// holds them, is emptied. Once an hour, and at the start, it erases what has ended.
/// </summary>
public sealed partial class Eraser(IDbContextFactory<StorageContext> storage, TimeProvider time, ILogger<Eraser> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(30);

    /// <summary>Set while the write-ahead log may hold deleted bytes.</summary>
    private volatile bool _logHoldsDeleted = true;

    private DateTimeOffset _due;

    /// <summary>Deletes rows and empties the write-ahead log. Where a reader keeps the log busy, that is done as soon as it can be.</summary>
    /// <returns>How many rows there were.</returns>
    /// <exception cref="DbException">Nothing could be deleted just now.</exception>
    internal async Task<int> Erase(Func<IQueryable<SharedResult>, IQueryable<SharedResult>> which, CancellationToken cancellation)
    {
        await using var context = await storage.CreateDbContextAsync(cancellation);
        _logHoldsDeleted = true;
        var count = await which(context.SharedResults).ExecuteDeleteAsync(cancellation);
        await EmptyLog(context, cancellation);
        return count;
    }

    /// <summary>Erases what has ended.</summary>
    /// <returns>How many results that were.</returns>
    internal async Task<int> EraseEnded(CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return await Erase(rows => rows.Where(row => row.Expires <= now), cancellation);
    }

    /// <summary>Erases what has ended when that is due, and empties the log when an earlier try could not.</summary>
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
            else if (_logHoldsDeleted)
            {
                await using var context = await storage.CreateDbContextAsync(cancellation);
                await EmptyLog(context, cancellation);
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

    /// <summary>SQLite answers whether somebody was still reading from the log, so that it could not be emptied.</summary>
    private async Task EmptyLog(StorageContext context, CancellationToken cancellation)
    {
        var busy = await context.Database.SqlQuery<int>($"PRAGMA wal_checkpoint(TRUNCATE)").ToListAsync(cancellation);
        _logHoldsDeleted = busy is not [0];
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "{Count} shared result(s) had ended and were erased.")]
        internal static partial void Erased(ILogger logger, int count);

        [LoggerMessage(LogLevel.Error, "Results that have ended could not be erased ({Reason}); it will be tried again in a moment.")]
        internal static partial void NotErased(ILogger logger, string reason);
    }
}
