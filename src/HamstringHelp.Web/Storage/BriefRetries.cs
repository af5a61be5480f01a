using System.Data.Common;
using Microsoft.EntityFrameworkCore.Storage;

namespace HamstringHelp.Web.Storage;

/// <summary>
/// Does an operation again after a cut connection or a fail-over, for a moment and no longer: a person waits for it. Whatever
/// runs under it can be done twice without doubling anything, because an answer may get lost after the commit.
/// </summary>
internal sealed class BriefRetries(ExecutionStrategyDependencies dependencies)
    : ExecutionStrategy(dependencies, MostRetries, LongestPause)
{
    private const int MostRetries = 4;

    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(3);

    /// <summary>PostgreSQL's codes for: the server goes down, crashes, comes up, or is a standby.</summary>
    private static readonly string[] OfFailOver = ["57P01", "57P02", "57P03", "25006"];

    private long _began;

    // Npgsql's own strategy is not the base class: whatever lists this program's types would load that library, also on SQLite.
    protected override bool ShouldRetryOn(Exception exception) =>
        exception is DbException failure && (failure.IsTransient || OfFailOver.Contains(failure.SqlState));

    protected override void OnFirstExecution()
    {
        base.OnFirstExecution();
        _began = TimeProvider.System.GetTimestamp();
    }

    protected override TimeSpan? GetNextDelay(Exception lastException) =>
        TimeProvider.System.GetElapsedTime(_began) < Longest ? base.GetNextDelay(lastException) : null;
}
