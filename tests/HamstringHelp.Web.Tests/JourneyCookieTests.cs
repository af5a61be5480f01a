using System.Buffers.Text;
using System.Net;
using System.Text.Json.Nodes;
using HamstringHelp.Web.Hosting;
using HamstringHelp.Web.Journey;
using HamstringHelp.Web.Tests.Commands;
using HamstringHelp.Web.Tests.Support;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace HamstringHelp.Web.Tests;

/// <summary>The one cookie that carries a person's answers.</summary>
public sealed class JourneyCookieTests(App app, ProductionApp production) : IClassFixture<App>, IClassFixture<ProductionApp>
{
    private const string Purpose = "HamstringHelp.Journey.v1";
    private const int MostBytes = 2048;

    [Fact]
    public async Task It_is_for_the_server_alone_and_ends_with_the_session()
    {
        using var visitor = app.Visit();

        var cookie = await FirstCookie(visitor);

        Assert.StartsWith("journey=", cookie[0], StringComparison.Ordinal);
        Assert.Equal(["httponly", "path=/", "samesite=lax"], cookie[1..].Order());
    }

    [Fact]
    public async Task In_public_it_travels_encrypted_only_and_belongs_to_this_host_alone()
    {
        using var visitor = production.Visit();

        var cookie = await FirstCookie(visitor);

        Assert.StartsWith("__Host-journey=", cookie[0], StringComparison.Ordinal);
        Assert.Equal(["httponly", "path=/", "samesite=lax", "secure"], cookie[1..].Order());
    }

    [Fact]
    public async Task In_public_the_antiforgery_cookie_is_as_strict()
    {
        using var visitor = production.Visit();

        await visitor.Go("/check/emergency");

        var cookie = Attributes(Assert.Single(visitor.Hops[^1].SetCookies));
        Assert.StartsWith("__Host-antiforgery=", cookie[0], StringComparison.Ordinal);
        Assert.Equal(["httponly", "path=/", "samesite=strict", "secure"], cookie[1..].Order());
    }

    [Fact]
    public async Task Whoever_answers_nothing_gets_no_cookie_with_answers()
    {
        using var visitor = app.Visit();

        foreach (var address in new[] { "/", "/relief", "/about", "/check/emergency", "/result", "/restart" })
        {
            await visitor.Go(address);
        }

        Assert.Null(visitor.Journey);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("€")]
    [InlineData("€,")]
    [InlineData("€€€,")]
    [InlineData("😀")]
    [InlineData("Lipitor, furosemide, ")]
    public async Task With_everything_ticked_and_400_characters_of_names_it_stays_under_2_KB(string name)
    {
        using var visitor = production.Visit();
        var names = name.Length == 0 ? "" : string.Concat(Enumerable.Repeat(name, 400 / name.Length));
        await (Personas.Everything with { Names = names }).WalkToResult(visitor);

        Assert.InRange($"{visitor.JourneyName}={visitor.Journey}".Length, 100, MostBytes - 1);
        Assert.All(visitor.Hops.SelectMany(hop => hop.SetCookies), cookie => Assert.InRange(cookie.Length, 0, MostBytes - 1));
    }

    [Fact]
    public async Task It_shows_nothing_of_the_answers_and_looks_different_each_time()
    {
        using var one = app.Visit();
        using var two = app.Visit();
        await (Personas.Everything with { Names = "Furosemide" }).AnswerEverything(one);
        await (Personas.Everything with { Names = "Furosemide" }).AnswerEverything(two);

        Assert.NotEqual(one.Journey, two.Journey);
        var bytes = Base64Url.DecodeFromChars(one.Journey);
        Assert.DoesNotContain("furosemide", System.Text.Encoding.Latin1.GetString(bytes), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("not-a-journey")]
    [InlineData("====")]
    [InlineData("%00%ff")]
    [InlineData("CfDJ8")]
    [InlineData("CfDJ8AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_broken_one_begins_afresh(string broken)
    {
        using var visitor = app.Visit();
        visitor.Journey = broken;

        await AssertAfresh(visitor);
    }

    [Fact]
    public async Task A_truncated_or_altered_one_begins_afresh()
    {
        using var visitor = app.Visit();
        await Personas.Everything.AnswerEverything(visitor);
        var whole = visitor.Journey!;
        var altered = Enumerable.Range(0, 8).Select(part => part * whole.Length / 8).Select(at => $"{whole[..at]}{(whole[at] == 'A' ? 'B' : 'A')}{whole[(at + 1)..]}");

        foreach (var value in new[] { whole[..1], whole[..20], whole[..(whole.Length / 2)], whole[..^1], whole + "AAAA" }.Concat(altered))
        {
            visitor.Journey = value;
            await AssertAfresh(visitor);
        }
    }

    [Fact]
    public async Task One_from_another_key_ring_begins_afresh()
    {
        using var elsewhere = new App();
        using var other = elsewhere.Visit();
        await Personas.Runner.AnswerEverything(other);
        using var visitor = app.Visit();
        visitor.Journey = other.Journey;

        await AssertAfresh(visitor);
    }

    [Fact]
    public async Task One_that_was_made_for_another_purpose_begins_afresh()
    {
        using var visitor = app.Visit();
        visitor.Journey = Seal(app, "Something.Else", JourneyCodec.Pack(JourneyOf(Personas.Runner)));

        await AssertAfresh(visitor);
    }

    [Fact]
    public async Task The_antiforgery_cookie_in_its_place_begins_afresh()
    {
        using var visitor = app.Visit();
        await visitor.Go("/check/emergency");
        visitor.Journey = visitor.Cookies.Single(cookie => cookie.Name == "antiforgery").Value;

        await AssertAfresh(visitor);
    }

    [Fact]
    public async Task One_of_another_format_begins_afresh()
    {
        var packed = JourneyCodec.Pack(JourneyOf(Personas.Everything));
        using var visitor = app.Visit();

        foreach (var content in new byte[][] { [], [0], [1, .. packed[1..]], packed[..1], packed[..4], packed[..12], packed[..^1] })
        {
            visitor.Journey = Seal(app, Purpose, content);
            await AssertAfresh(visitor);
        }
    }

    [Fact]
    public void Whatever_bytes_arrive_unpacking_says_yes_or_no_and_never_throws()
    {
        var library = app.Services.GetRequiredService<CurrentContent>().Library;
        var packed = JourneyCodec.Pack(JourneyOf(Personas.Everything));

        foreach (var at in Enumerable.Range(0, packed.Length))
        {
            foreach (var value in Enumerable.Range(0, 256))
            {
                byte[] altered = [.. packed];
                altered[at] = (byte)value;
                JourneyCodec.TryUnpack(altered, library, out _);
                JourneyCodec.TryUnpack([.. altered[..(at + 1)], 0xff, 0xff, 0xff, 0xff, 0x0f], library, out _);
                JourneyCodec.TryUnpack([.. altered, .. altered], library, out _);
            }
        }
    }

    [Fact]
    public async Task One_of_a_content_version_that_is_gone_begins_afresh()
    {
        using var desk = new AuthorsDesk();
        desk.Draft("1.1.0");
        var keys = new EphemeralDataProtectionProvider();
        string journey;
        using (var before = new App { ContentFolder = desk.Folder, PreviewDrafts = true, Keys = keys })
        using (var visitor = before.Visit())
        {
            await Personas.Runner.AnswerEverything(visitor);
            journey = visitor.Journey!;
        }

        Directory.Delete(Path.Combine(desk.Folder, "1.1.0"), recursive: true);
        using var after = new App { ContentFolder = desk.Folder, PreviewDrafts = true, Keys = keys };
        using var returning = after.Visit();
        returning.Journey = journey;

        await AssertAfresh(returning);
    }

    [Fact]
    public async Task A_journey_that_began_with_older_content_ends_with_it()
    {
        using var desk = new AuthorsDesk();
        desk.Draft("1.1.0");
        desk.Edit("1.1.0/questions.json", questions => Question(questions, "age")["title"] = "A newer question about age");
        var keys = new EphemeralDataProtectionProvider();
        using var older = new App { Keys = keys };
        using var newer = new App { ContentFolder = desk.Folder, PreviewDrafts = true, Keys = keys };
        using var before = older.Visit();
        using var after = newer.Visit();
        await Personas.Runner.AnswerEverything(before);

        after.Journey = before.Journey;
        await after.Go("/check/age");
        Assert.NotEqual("A newer question about age", after.Heading);
        await after.Go("/result");
        Assert.Contains("Content version 1.0.0", after.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        after.ClearCookies();
        await Personas.Runner.WalkToResult(after);
        Assert.Contains("Content version 1.1.0", after.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_arrives_with_a_broken_one_is_not_lost_at_the_first_question()
    {
        using var visitor = app.Visit();
        await visitor.Go("/check/emergency");
        visitor.Journey = "broken";

        await visitor.Answer("none");

        Assert.Equal("/check/symptoms", visitor.Address);
    }

    [Fact]
    public async Task The_answers_of_two_people_do_not_mix()
    {
        using var one = app.Visit();
        using var two = app.Visit();
        await Task.WhenAll(Personas.Runner.AnswerEverything(one), Personas.MotherToBe.AnswerEverything(two));
        await Task.WhenAll(one.Go("/result"), two.Go("/result"));

        Assert.Equal("self-care", ShownResult.On(one.Page).Outcome);
        Assert.Equal("ask", ShownResult.On(two.Page).Outcome);
    }

    [Fact]
    public async Task Another_persons_cookie_replaces_the_answers_as_a_whole()
    {
        using var one = app.Visit();
        using var two = app.Visit();
        await Personas.MotherToBe.WalkToResult(one);
        await Personas.Runner.WalkToResult(two);
        var expected = ShownResult.On(two.Page);

        one.Journey = two.Journey;
        await one.Go("/result");

        Assert.Equivalent(expected, ShownResult.On(one.Page), strict: true);
    }

    [Fact]
    public async Task Start_again_asks_first_and_then_deletes_it()
    {
        using var visitor = production.Visit();
        await Personas.Runner.WalkToResult(visitor);
        await visitor.FollowTo("/restart");
        Assert.NotNull(visitor.Journey);

        await visitor.Submit();

        Assert.Equal("/", visitor.Address);
        var deleted = Attributes(Assert.Single(visitor.Hops[0].SetCookies));
        Assert.Equal("__Host-journey=", deleted[0]);
        Assert.Equal(["expires=thu, 01 jan 1970 00:00:00 gmt", "httponly", "path=/", "samesite=lax", "secure"], deleted[1..].Order());
        Assert.Null(visitor.Journey);
        await visitor.Go("/result");
        Assert.Equal("/check/emergency", visitor.Address);
        Assert.Empty(visitor.Ticked);
        Assert.Null(visitor.Page.QuerySelector(".notice"));
    }

    [Fact]
    public async Task Answers_never_stand_in_an_address()
    {
        using var visitor = app.Visit();
        await Personas.WarmLeg.WalkToResult(visitor);

        var addresses = visitor.Page.QuerySelectorAll("a[href]").Select(link => link.GetAttribute("href")!);

        Assert.DoesNotContain(addresses, address => address.Contains('?', StringComparison.Ordinal));
    }

    private static JsonNode Question(JsonNode questions, string id) =>
        questions["questions"]!.AsArray().Single(question => (string?)question!["id"] == id)!;

    private static string Seal(App app, string purpose, byte[] content) =>
        Base64Url.EncodeToString(Envelopes.For(app.Services.GetRequiredService<EnvelopeKeys>(), purpose).Protect(content));

    private static List<string> Attributes(string setCookie)
    {
        var parts = setCookie.Split("; ");
        return [parts[0], .. parts[1..].Select(part => part.ToLowerInvariant())];
    }

    /// <summary>The person is led to the first question, is told once why, and can go on.</summary>
    private static async Task AssertAfresh(Visitor visitor)
    {
        await visitor.Go("/result");
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.Equal("/check/emergency", visitor.Address);
        Assert.Contains("begin afresh", visitor.Page.QuerySelector("main .notice")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(visitor.Ticked);
        Assert.Null(visitor.Journey);

        await visitor.Go("/check/emergency");
        Assert.Null(visitor.Page.QuerySelector("main .notice"));
        await visitor.Answer("none");
        Assert.Equal("/check/symptoms", visitor.Address);
        Assert.Null(visitor.Page.QuerySelector("main .notice"));
    }

    private static async Task<List<string>> FirstCookie(Visitor visitor)
    {
        await visitor.Go("/check/emergency");
        await visitor.Answer("none");
        return Attributes(Assert.Single(visitor.Hops[0].SetCookies));
    }

    private PersonJourney JourneyOf(Persona persona)
    {
        return new PersonJourney(app.Content, persona.SheetOf(app.Content), JourneySecret.New());
    }
}
