using System.Net;
using HamstringHelp.Web.Tests.Support;
using Xunit.Abstractions;

namespace HamstringHelp.Web.Tests.Faults;

/// <summary>The disk is full or fails while the program runs: people are told so, nothing is lost, and it goes on by itself.</summary>
[Collection(OnPublishedProgram.Name)]
public sealed class DiskTests(PublishedProgram program, ITestOutputHelper output)
{
    private const int MostTries = 40;

    [SmallDiskFact]
    public async Task A_full_disk_loses_nothing_and_is_forgotten_once_there_is_space()
    {
        using var disk = new SmallDisk();
        await using var site = new Installation(program, Path.Combine(disk.Folder, "data", "test.db"));
        await site.Start();

        await AssertOvercomes(site, () =>
        {
            disk.Fill();
            return Task.FromResult<IAsyncDisposable>(new Emptying(disk));
        });
    }

    [FailingCallsTheory]
    [InlineData("pwrite64", "ENOSPC")]
    [InlineData("pwrite64", "EIO")]
    [InlineData("fsync,fdatasync", "EIO")]
    public async Task A_failing_disk_loses_nothing_and_is_forgotten_once_it_works(string calls, string error)
    {
        await using var site = new Installation(program);
        await site.Start();

        await AssertOvercomes(site, async () => await FailingCalls.In(site.ProcessId, calls, error));
    }

    private async Task AssertOvercomes(Installation site, Func<Task<IAsyncDisposable>> breakDisk)
    {
        var before = await Sharer.Arrive(site, 8);
        await before.Share(site);
        await before.AssertShared(site);
        var people = await Sharer.Arrive(site, MostTries);
        using var visitor = site.Visit();
        await Personas.ColdLeg.WalkToResult(visitor);
        var seen = Sharer.Shown(visitor.Page);
        var refused = new List<Sharer>();

        await using (await breakDisk())
        {
            // What is already reserved on the disk may still take some.
            foreach (var person in people)
            {
                var answer = await person.Share(site) ?? throw new InvalidOperationException($"There was no answer:{Environment.NewLine}{site.Log}");
                if (!person.IsAcknowledged)
                {
                    AssertSaysTryAgain(answer);
                    refused.Add(person);
                }

                if (refused.Count == 3)
                {
                    break;
                }
            }

            Assert.Equal(3, refused.Count);
            visitor.Tick("30");
            await visitor.Submit();
            Assert.Equal(HttpStatusCode.ServiceUnavailable, visitor.Status);
            Assert.Equal(seen, Sharer.Shown(visitor.Page));
            Assert.Equal(["30"], visitor.Ticked);
            using var ready = await site.Http.GetAsync("/health/ready");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
            using var live = await site.Http.GetAsync("/health/live");
            Assert.Equal(HttpStatusCode.OK, live.StatusCode);
            await AssertEverythingElseWorks(site);
            await people.Where(person => person.IsAcknowledged).Concat(before).ToList().AssertShared(site);
        }

        await visitor.Submit();
        Assert.Equal("/result", visitor.Address);
        Assert.NotNull(visitor.Page.QuerySelector("a.link-text"));
        await people.Where(person => !person.IsAcknowledged).Share(site);
        Sharer[] everybody = [.. before, .. people];
        await everybody.AssertShared(site);
        Assert.Equal(everybody.Length + 1, site.Rows());
        Assert.DoesNotContain("500 in", site.Log, StringComparison.Ordinal);

        await site.Kill();
        await site.Start();
        await everybody.AssertShared(site);
        Assert.Equal(everybody.Length + 1, site.Rows());
        Assert.Equal("ok", site.Integrity());
        output.WriteLine($"{everybody.Length + 1} shares acknowledged, {refused.Count + 1} first refused with 503; 0 lost, 0 doubled.");
    }

    private static void AssertSaysTryAgain((HttpStatusCode Status, string Page) answer)
    {
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        var page = Sharer.Parse(answer.Page);
        PageLint.Check(page, "/result");
        Assert.NotNull(page.QuerySelector(".error-summary a[href='#share']"));
        Assert.DoesNotContain("   at ", answer.Page, StringComparison.Ordinal);
    }

    /// <summary>A whole journey and the pages that need no storage.</summary>
    private static async Task AssertEverythingElseWorks(Installation site)
    {
        using var visitor = site.Visit();
        await Personas.DeskWorker.WalkToResult(visitor);
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        foreach (var address in new[] { "/result/doctor", "/relief", "/sources" })
        {
            await visitor.Go(address);
            Assert.Equal(HttpStatusCode.OK, visitor.Status);
        }
    }

    private sealed class Emptying(SmallDisk disk) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            disk.Empty();
            return ValueTask.CompletedTask;
        }
    }
}
