using HamstringHelp.Web.Hosting;
using HamstringHelp.Web.Tests.Commands;
using HamstringHelp.Web.Tests.Kiosk;
using HamstringHelp.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace HamstringHelp.Web.Tests.Hosting;

/// <summary>Pages that are the same for many are written once; what differs is never mixed up.</summary>
public sealed class KeptPagesTests(App app) : IClassFixture<App>
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

    [Fact]
    public async Task A_question_is_written_once_for_all_who_have_yet_to_answer_it()
    {
        using var own = new App();
        using var first = Telling(own);
        using var second = Telling(own);
        foreach (var (visitor, isKept) in new[] { (first, false), (second, true) })
        {
            await visitor.Go("/check/emergency");
            while (visitor.Address != "/check/answers")
            {
                Assert.Equal(isKept, IsKept(visitor));
                Assert.Equal("no-store", visitor.Hops[^1].Headers["Cache-Control"]);
                await Personas.Runner.AnswerTo(visitor);
            }
        }
    }

    [Fact]
    public async Task What_somebody_said_is_kept_for_nobody()
    {
        using var own = new App();
        foreach (var persona in new[] { Personas.Runner, Personas.WarmLeg, Personas.StatinTaker })
        {
            using var visitor = Telling(own);
            await persona.AnswerEverything(visitor);
            foreach (var address in persona.Answers.Keys.SelectMany(question => new[] { $"/check/{question}", $"/check/{question}?from=answers" }).Append("/result").Append("/result"))
            {
                await visitor.Go(address);
                Assert.Equal(address, visitor.Address);
                Assert.False(IsKept(visitor), $"{address} was kept for {persona}.");
            }
        }
    }

    [Fact]
    public async Task A_symptom_that_somebody_named_is_shown_to_them_alone()
    {
        using var own = new App();
        for (var person = 0; person < 2; person++)
        {
            using var visitor = Telling(own);
            await visitor.Go("/check/emergency");
            await visitor.Answer("none");
            await visitor.Answer("warmth");
            Assert.Equal("/check/timing", visitor.Address);
            Assert.NotNull(visitor.Page.QuerySelector("main .notice"));
            Assert.False(IsKept(visitor));
        }

        using var well = Telling(own);
        await well.Go("/check/emergency");
        await well.Answer("none");
        await well.Answer("none");
        Assert.Null(well.Page.QuerySelector("main .notice"));
    }

    [Fact]
    public async Task Nobody_else_is_told_that_answers_were_lost()
    {
        using var own = new App();
        using var unlucky = Telling(own);
        unlucky.Journey = "broken";
        await unlucky.Go("/check/emergency");
        Assert.NotNull(unlucky.Page.QuerySelector("main .notice"));

        using var other = Telling(own);
        await other.Go("/check/emergency");
        Assert.False(IsKept(other));
        Assert.Null(other.Page.QuerySelector("main .notice"));
    }

    [Theory]
    [InlineData("/check/emergency?x=1")]
    [InlineData("/check/emergency?from=elsewhere")]
    [InlineData("/check/emergency?from=answers&x=1")]
    public async Task A_question_that_is_asked_for_otherwise_is_written_for_whoever_asks(string address)
    {
        using var visitor = Telling(app);
        await visitor.Go(address);
        await visitor.Go(address);
        Assert.False(IsKept(visitor));
    }

    [Fact]
    public async Task A_wrong_question_is_refused_as_ever_and_one_that_comes_later_leads_to_the_first()
    {
        using var visitor = Telling(app);
        await visitor.Go("/check/conditions");
        Assert.Equal("/check/emergency", visitor.Address);
        await visitor.Go("/check/nonsense");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, visitor.Status);
        await visitor.Go("/check/EMERGENCY");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, visitor.Status);
    }

    /// <summary>Somebody with a browser of today.</summary>
    private static Visitor Telling(App app)
    {
        var visitor = app.Visit();
        visitor.Says = "same-origin";
        return visitor;
    }

    private static bool IsKept(Visitor visitor) => visitor.Hops[^1].Headers.ContainsKey("Age");

    private static async Task<(byte[] Body, string? Encoding, bool IsKept)> Get(App app, string address, string encoding)
    {
        using var client = app.CreateDefaultClient(app.ClientOptions.BaseAddress);
        client.DefaultRequestHeaders.Add("Accept-Encoding", encoding);
        using var response = await client.GetAsync(address);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadAsByteArrayAsync(), response.Content.Headers.ContentEncoding.SingleOrDefault(), response.Headers.Age is not null);
    }
}
