using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HamstringHelp.Web.Storage;

/// <summary>Ready means that a real write was committed and read back. The last answer is kept for a moment, so that asking often costs nothing.</summary>
internal sealed partial class StorageHealth(IDbContextFactory<StorageContext> storage, TimeProvider time, ILogger<StorageHealth> logger) : IHealthCheck, IDisposable
{
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _one = new(1);
    private (HealthCheckResult Result, long At)? _last;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_last is not { } last || time.GetElapsedTime(last.At) > Memory)
            {
                last = (await WriteAndReadAsync(cancellationToken), time.GetTimestamp());
                _last = last;
            }

            return last.Result;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    /// <summary>Writes once, at the start.</summary>
    internal static void Mark(StorageContext context) => context.Database.ExecuteSql(Write());

    private static FormattableString Write() =>
        $"""INSERT INTO "HealthMarks" ("Id", "Value") VALUES (1, {Guid.NewGuid()}) ON CONFLICT ("Id") DO UPDATE SET "Value" = excluded."Value" """;

    private async Task<HealthCheckResult> WriteAndReadAsync(CancellationToken cancellation)
    {
        try
        {
            await using var context = await storage.CreateDbContextAsync(cancellation);
            await context.Database.ExecuteSqlAsync(Write(), cancellation);
            // Another instance may have written in between; what counts is that something came back.
            return await context.HealthMarks.AnyAsync(mark => mark.Id == 1, cancellation)
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy("What was written did not come back.");
        }
        catch (Exception e) when (e.IsOfStorage())
        {
            Log.NotReady(logger, e.Cause().Message);
            return HealthCheckResult.Unhealthy("The storage cannot be written.");
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Not ready: the storage cannot be written ({Reason}).")]
        internal static partial void NotReady(ILogger logger, string reason);
    }
}
