using System.Net;
using Xunit.Abstractions;

namespace HamstringHelp.Web.Tests.Faults;

/// <summary>The verbs <c>backup</c> and <c>restore</c> beside a program that serves.</summary>
[Collection(OnPublishedProgram.Name)]
public sealed class BackupTests(PublishedProgram program, ITestOutputHelper output)
{
    [Fact]
    public async Task A_backup_under_load_restores_everything_that_was_shared_before_it()
    {
        await using var site = new Installation(program);
        await site.Start();
        var before = await Sharer.Arrive(site, 30);
        await before.Share(site);
        var during = await Sharer.Arrive(site, 60);
        var file = Path.Combine(site.Folder, "backup.db");

        var sharing = Task.Run(async () =>
        {
            foreach (var person in during)
            {
                Assert.Equal(HttpStatusCode.Found, (await person.Share(site))!.Value.Status);
            }
        });
        AssertDone(await site.RunToEnd("backup", file));
        var inTime = during.Count(person => person.IsAcknowledged);
        await sharing;

        await using var elsewhere = new Installation(program);
        AssertDone(await elsewhere.RunToEnd("restore", file));
        await elsewhere.Start();
        await before.AssertShared(elsewhere);
        Assert.Equal("ok", elsewhere.Integrity());
        Assert.InRange(elsewhere.Rows(), before.Count, before.Count + during.Count);
        var opened = 0;
        foreach (var person in during)
        {
            opened += await Opens(elsewhere, await person.Link(site)) ? 1 : 0;
        }

        Assert.Equal(elsewhere.Rows(), before.Count + opened);
        output.WriteLine($"{before.Count} shared before, {inTime} until the backup was done; {elsewhere.Rows()} restored, all open.");
    }

    [Fact]
    public async Task A_restore_beside_a_program_that_serves_brings_the_backup_back_and_everybody_is_served_on()
    {
        await using var site = new Installation(program);
        await site.Start();
        var before = await Sharer.Arrive(site, 20);
        await before.Share(site);
        var file = Path.Combine(site.Folder, "backup.db");
        AssertDone(await site.RunToEnd("backup", file));
        var after = await Sharer.Arrive(site, 10);
        await after.Share(site);
        var links = await Task.WhenAll(after.Select(person => person.Link(site)));

        using var stop = new CancellationTokenSource();
        var reading = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await before.Take(5).ToList().AssertShared(site);
            }
        });
        AssertDone(await site.RunToEnd("restore", file));
        await stop.CancelAsync();
        await reading;

        await before.AssertShared(site);
        Assert.Equal(before.Count, site.Rows());
        Assert.All(await Task.WhenAll(links.Select(link => Opens(site, link))), Assert.False);
        await after.Share(site);
        await after.AssertShared(site);
        Assert.Equal(before.Count + after.Count, site.Rows());
        Assert.Equal("ok", site.Integrity());
    }

    [Fact]
    public async Task A_backup_never_overwrites_a_file()
    {
        await using var site = new Installation(program);
        await site.Start();
        var file = Path.Combine(site.Folder, "backup.db");
        await File.WriteAllTextAsync(file, "Last week's backup.");

        AssertRefused(await site.RunToEnd("backup", file), file, "there already");

        Assert.Equal("Last week's backup.", await File.ReadAllTextAsync(file));
    }

    [Theory]
    [InlineData("cut short")]
    [InlineData("noise in the middle")]
    [InlineData("no database")]
    public async Task A_damaged_backup_is_refused_and_nothing_changes(string damage)
    {
        await using var site = new Installation(program);
        await site.Start();
        var people = await Sharer.Arrive(site, 30);
        await people.Share(site);
        var file = Path.Combine(site.Folder, "backup.db");
        AssertDone(await site.RunToEnd("backup", file));
        var bytes = await File.ReadAllBytesAsync(file);
        switch (damage)
        {
            case "cut short":
                bytes = bytes[..(bytes.Length / 2)];
                break;
            case "noise in the middle":
                new Random(2).NextBytes(bytes.AsSpan(4096 * 4, 4096));
                break;
            default:
                new Random(3).NextBytes(bytes);
                break;
        }

        await File.WriteAllBytesAsync(file, bytes);

        AssertRefused(await site.RunToEnd("restore", file), file);

        await people.AssertShared(site);
        Assert.Equal(people.Count, site.Rows());
        await using var empty = new Installation(program);
        AssertRefused(await empty.RunToEnd("restore", file), file);
        Assert.False(File.Exists(empty.Database));
    }

    private static void AssertDone((int ExitCode, string Said) end) => Assert.True(end.ExitCode == 0, end.Said);

    private static void AssertRefused((int ExitCode, string Said) end, string file, string because = "")
    {
        Assert.Equal(1, end.ExitCode);
        var line = Assert.Single(end.Said.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(file, line, StringComparison.Ordinal);
        Assert.Contains(because, line, StringComparison.Ordinal);
    }

    private static async Task<bool> Opens(Installation site, string link)
    {
        using var response = await site.Http.GetAsync(link);
        return response.StatusCode switch
        {
            HttpStatusCode.OK => true,
            HttpStatusCode.NotFound => false,
            var other => throw new InvalidOperationException($"A link answers {other}."),
        };
    }
}
