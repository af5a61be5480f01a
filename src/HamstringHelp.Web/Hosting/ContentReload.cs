using HamstringHelp.Assessment.Content;

namespace HamstringHelp.Web.Hosting;

/// <summary>
/// Picks up changed content without a restart. It looks at the files every few seconds, which works on every kind of
/// disk, and waits until they rest. Content with a problem is refused, and the old one keeps serving.
/// </summary>
public sealed partial class ContentReload(CurrentContent content, ContentSettings settings, TimeProvider time, ILogger<ContentReload> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private string _loaded = Stamp(settings.Folder);
    private string _seen = "";

    /// <summary>Looks once. A change is loaded at the second look that finds it unchanged.</summary>
    public void Look()
    {
        var stamp = Stamp(settings.Folder);
        var rests = stamp == _seen;
        _seen = stamp;
        if (stamp == _loaded || !rests)
        {
            return;
        }

        _loaded = stamp;
        try
        {
            content.Replace(settings.Load());
            Log.Reloaded(logger, content.Version.Number);
        }
        catch (ContentException e)
        {
            foreach (var problem in e.Problems)
            {
                Log.Problem(logger, problem);
            }

            Log.Refused(logger, e.Problems.Count, content.Version.Number);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Log.Unreadable(logger, e.Message, content.Version.Number);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            Look();
        }
    }

    /// <summary>Changes whenever a file does.</summary>
    private static string Stamp(string folder) => !Directory.Exists(folder) ? "" : string.Join('\n', new DirectoryInfo(folder)
        .EnumerateFiles("*", SearchOption.AllDirectories)
        .OrderBy(file => file.FullName, StringComparer.Ordinal)
        .Select(file => $"{file.FullName} {file.Length} {file.LastWriteTimeUtc.Ticks}"));

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "The content was loaded again; new journeys answer version {Number}.")]
        internal static partial void Reloaded(ILogger logger, VersionNumber number);

        [LoggerMessage(LogLevel.Error, "{Problem}")]
        internal static partial void Problem(ILogger logger, ContentProblem problem);

        [LoggerMessage(LogLevel.Error, "The changed content has {Count} problem(s) and is refused; version {Number} keeps serving.")]
        internal static partial void Refused(ILogger logger, int count, VersionNumber number);

        [LoggerMessage(LogLevel.Error, "The changed content cannot be read ({Reason}); version {Number} keeps serving.")]
        internal static partial void Unreadable(ILogger logger, string reason, VersionNumber number);
    }
}
