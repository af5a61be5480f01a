namespace HamstringHelp.Web.Hosting;

/// <summary>
/// Gives back, once, the memory that the start used and nobody needs any more: reading the content leaves several times what
/// stays of it. On a machine that is seldom asked for a page, it would otherwise be held for hours.
/// </summary>
internal sealed class StartLeftovers : BackgroundService
{
    private static readonly TimeSpan AfterTheFirstVisitors = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(AfterTheFirstVisitors, stoppingToken);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
