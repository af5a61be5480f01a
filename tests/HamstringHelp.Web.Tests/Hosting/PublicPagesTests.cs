using HamstringHelp.Web.Hosting;
using HamstringHelp.Web.Tests.Commands;
using HamstringHelp.Web.Tests.Kiosk;
using HamstringHelp.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace HamstringHelp.Web.Tests.Hosting;

/// <summary>Pages that are the same for everybody are written once; what differs is never mixed up.</summary>
public sealed class PublicPagesTests(App app) : IClassFixture<App>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/relief")]
    [InlineData("/relief?at=bed")]
    [InlineData("/relief?at=up")]
    [InlineData("/about")]
    [InlineData("/privacy")]
    [InlineData("/sources")]
    [InlineData("/accessibility")]
    public async Task A_public_page_is_kept_in_each_encoding_and_says_the_same(string address)
    {
        foreach (var encoding in new[] { "br", "gzip", "identity" })
        {
            var first = await Get(app, address, encoding);
            var again = await Get(app, address, encoding);
            Assert.True(again.IsKept);
            Assert.Equal(first.Body, again.Body);
            Assert.Equal(encoding, again.Encoding ?? "identity");
        }
    }

    [Theory]
    [InlineData("/relief?at=here")]
    [InlineData("/about?x=1")]
    [InlineData("/check/emergency")]
    [InlineData("/restart")]
    public async Task Anything_else_is_written_for_whoever_asks(string address)
    {
        await Get(app, address, "br");
        Assert.False((await Get(app, address, "br")).IsKept);
    }

    [Fact]
    public async Task A_kiosk_has_its_own_pages_and_leaves_none_to_others()
    {
        var clinic = new Clinic(app, "Riverside clinic");
        using var tablet = await clinic.Tablet();
        foreach (var address in new[] { "/", "/relief" })
        {
            await Get(app, address, "identity");
            await tablet.Go(address);
            Assert.Contains("Riverside clinic", tablet.Page.Body!.TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain("Riverside clinic", System.Text.Encoding.UTF8.GetString((await Get(app, address, "identity")).Body), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task New_content_is_shown_at_once()
    {
        using var desk = new AuthorsDesk();
        using var own = new App { ContentFolder = desk.Folder, Settings = new Dictionary<string, string> { ["Content:Reload"] = "false" } };
        await Get(own, "/about", "identity");
        using var reload = new ContentReload(own.Services.GetRequiredService<CurrentContent>(), new ContentSettings { Folder = desk.Folder }, TimeProvider.System, NullLogger<ContentReload>.Instance);
        desk.Draft("1.0.1");
        Assert.Equal(0, desk.Publish("1.0.1").Exit);
        reload.Look();
        reload.Look();

        var page = await Get(own, "/about", "identity");
        Assert.False(page.IsKept);
        Assert.Contains("1.0.1", System.Text.Encoding.UTF8.GetString(page.Body), StringComparison.Ordinal);
    }

    private static async Task<(byte[] Body, string? Encoding, bool IsKept)> Get(App app, string address, string encoding)
    {
        using var client = app.CreateDefaultClient(app.ClientOptions.BaseAddress);
        client.DefaultRequestHeaders.Add("Accept-Encoding", encoding);
        using var response = await client.GetAsync(address);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadAsByteArrayAsync(), response.Content.Headers.ContentEncoding.SingleOrDefault(), response.Headers.Age is not null);
    }
}
