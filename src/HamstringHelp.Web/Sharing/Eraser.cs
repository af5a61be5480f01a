using HamstringHelp.Web.Storage;

namespace HamstringHelp.Web.Sharing;

/// <summary>
/// Deletes rows and what the database engine leaves behind of them. Once an hour, and at the start, it erases what has ended.
/// </summary>
public abstract partial class Eraser(TimeProvider time, ILogger<Eraser> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);
    private static readonly TimeSpan Beginning = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(30);

    private DateTimeOffset _due;

    /// <summary>Deletes a row and what is left of it. Where that cannot be done at once, it is done as soon as it can be.</summary>
    /// <returns>How many rows there were.</returns>
    /// <exception cref="Exception">Nothing could be deleted just now (<see cref="StorageFailure"/>).</exception>
    internal abstract Task<int> Erase(byte[] key, CancellationToken cancellation);

    /// <summary>Deletes the rows that have ended and what is left of them, and the visits of the days before one.</summary>
    /// <inheritdoc cref="Erase(byte[], CancellationToken)" path="/returns|/exception"/>
    private protected abstract Task<int> Erase(DateTime ended, DateOnly visitsBefore, CancellationToken cancellation);

    /// <summary>Removes what earlier deletions have left, where there may be something.</summary>
    private protected abstract Task Clean(CancellationToken cancellation);

    /// <summary>Erases what has ended: shared results, and what tells whom a kiosk has counted.</summary>
    /// <returns>How many results that were.</returns>
    internal async Task<int> EraseEnded(CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        // Nobody stays at a kiosk for so long. Also where nobody comes any more, nothing is kept of those who came.
        return await Erase(now, visitsBefore: DateOnly.FromDateTime(now).AddDays(-1), cancellation);
    }

    /// <summary>Erases what has ended when that is due, and cleans up where an earlier try could not.</summary>
    public async Task Tick(CancellationToken cancellation)
    {
        // Due again an hour after it began: what ends while it is busy is not left for an hour more.
        var began = time.GetUtcNow();
        try
        {
            if (began >= _due)
            {
                if (await EraseEnded(cancellation) is > 0 and var count)
                {
                    Log.Erased(logger, count);
                }

                _due = began + Interval;
            }
            else
            {
                await Clean(cancellation);
            }
        }
        catch (Exception e) when (e.IsOfStorage())
        {
            Log.NotErased(logger, e.Cause().Message);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The first visitors come first, whatever the time is.
        await Task.Delay(Beginning, stoppingToken);
        using var timer = new PeriodicTimer(Retry, time);
        do
        {
            await Tick(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "{Count} shared result(s) had ended and were erased.")]
        internal static partial void Erased(ILogger logger, int count);

        [LoggerMessage(LogLevel.Error, "Results that have ended could not be erased ({Reason}); it will be tried again in a moment.")]
        internal static partial void NotErased(ILogger logger, string reason);
    }
}
