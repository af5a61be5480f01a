using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Npgsql.EntityFrameworkCore.PostgreSQL;

namespace HamstringHelp.Web.Storage;

/// <summary>
/// Does an operation again after a cut connection or a fail-over, for a moment and no longer: a person waits for it. Whatever
/// runs under it can be done twice without doubling anything, because an answer may get lost after the commit.
/// </summary>
internal sealed class BriefRetries(ExecutionStrategyDependencies dependencies)
    : NpgsqlRetryingExecutionStrategy(dependencies, MostRetries, LongestPause, OfFailOver)
{
    private const int MostRetries = 4;

    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(3);

    /// <summary>The server goes down, comes up, or has just become a standby.</summary>
    private static readonly string[] OfFailOver =
    [
        PostgresErrorCodes.AdminShutdown, PostgresErrorCodes.CrashShutdown, PostgresErrorCodes.CannotConnectNow, PostgresErrorCodes.ReadOnlySqlTransaction,
    ];

    private long _began;

    protected override void OnFirstExecution()
    {
        base.OnFirstExecution();
        _began = TimeProvider.System.GetTimestamp();
    }

    protected override TimeSpan? GetNextDelay(Exception lastException) =>
        TimeProvider.System.GetElapsedTime(_began) < Longest ? base.GetNextDelay(lastException) : null;
}
