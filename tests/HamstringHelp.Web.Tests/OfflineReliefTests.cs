using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using HamstringHelp.Web.Tests.Commands;
using HamstringHelp.Web.Tests.Support;

namespace HamstringHelp.Web.Tests;

/// <summary>The script of the service worker: which release it is, and what it keeps.</summary>
public sealed partial class OfflineReliefTests(App app) : IClassFixture<App>
{
    [GeneratedRegex("""^const release = "([0-9a-f]{16})";\nconst addresses = (\[.*\]);\n""")]
    private static partial Regex Head { get; }

    [Fact]
    public async Task It_keeps_only_pages_and_files_that_are_the_same_for_everybody()
    {
        using var visitor = app.Visit();
        var (_, addresses) = await Read(app);

        Assert.Contains("/relief", addresses);
        Assert.All(addresses, address => Assert.Matches("^/(relief(\\?at=(bed|up))?|site\\.css|site\\.js|manifest\\.webmanifest|img/[a-z0-9-]+\\.(svg|png))$", address));
        foreach (var address in addresses)
        {
            await visitor.Go(address);
            Assert.Equal((address, HttpStatusCode.OK), (address, visitor.Status));
            Assert.Empty(visitor.Hops[0].SetCookies);
        }
    }

    [Fact]
    public async Task Every_instance_of_a_release_agrees_on_its_name_and_other_content_is_another_release()
    {
        using var same = new App();
        using var desk = new AuthorsDesk();
        desk.Draft("1.1.0");
        using var other = new App { ContentFolder = desk.Folder, PreviewDrafts = true };

        var (release, _) = await Read(app);

        Assert.Equal(release, (await Read(same)).Release);
        Assert.NotEqual(release, (await Read(other)).Release);
    }

    [Fact]
    public async Task The_browser_asks_for_it_each_time()
    {
        using var visitor = app.Visit();

        await visitor.Go("/sw.js");

        Assert.Equal("no-cache", visitor.Hops[0].Headers["Cache-Control"]);
        Assert.StartsWith("text/javascript", visitor.Hops[0].Headers["Content-Type"], StringComparison.Ordinal);
    }

    private static async Task<(string Release, string[] Addresses)> Read(App app)
    {
        using var visitor = app.Visit();
        await visitor.Go("/sw.js");
        var head = Head.Match(visitor.Html);
        Assert.True(head.Success);
        return (head.Groups[1].Value, JsonSerializer.Deserialize<string[]>(head.Groups[2].Value)!);
    }
}
