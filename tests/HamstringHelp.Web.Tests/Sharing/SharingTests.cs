using System.Net;
using System.Text;
using HamstringHelp.Web.Sharing;
using HamstringHelp.Web.Tests.Postgres;
using HamstringHelp.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace HamstringHelp.Web.Tests.Sharing;

/// <summary>Sharing a result, on whichever database engine.</summary>
public abstract class SharingTests(App app)
{
    private const string LeadsNowhere = "This link leads nowhere";
    private const string HideTable = """ALTER TABLE "SharedResults" RENAME TO "Hidden" """;
    private const string ShowTable = """ALTER TABLE "Hidden" RENAME TO "SharedResults" """;

    /// <summary>Fails unless the only result, which was deleted, is as gone as the engine promises.</summary>
    protected abstract Task AssertErased(App own, StoredBytes stored, byte[] bytes);

    /// <summary>On a database of its own. The content is not watched: a clock that jumps by days would look at it each second of them.</summary>
    private App Another(TimeProvider? clock = null) =>
        new() { Database = app.Database.Another(), Clock = clock ?? app.Clock, Settings = new Dictionary<string, string> { ["Content:Reload"] = "false" } };

    [EngineFact]
    public async Task A_whole_journey_that_is_not_shared_leaves_the_database_untouched()
    {
        using var own = Another();
        using var stored = new StoredBytes(own);
        using var visitor = own.Visit();
        await visitor.Go("/");
        var before = stored.Version;

        await Personas.Everything.WalkToResult(visitor);
        await visitor.FollowTo("/result/doctor");
        await visitor.Go("/check/answers");
        await visitor.Go("/restart");
        await visitor.Submit();

        Assert.Equal(before, stored.Version);
        Assert.Equal(0, stored.Results);
    }

    [EngineFact]
    public async Task The_page_says_what_will_be_stored_and_for_how_long_and_seven_days_are_chosen()
    {
        using var visitor = app.Visit();
        await Personas.Runner.WalkToResult(visitor);

        Assert.Equal(["1", "7", "30"], visitor.Offered);
        Assert.Equal(["7"], visitor.Ticked);
        var words = visitor.Page.QuerySelector("#share")!.TextContent;
        Assert.Contains("this server stores your answers", words, StringComparison.Ordinal);
        Assert.Contains("Whoever has the link can see the result", words, StringComparison.Ordinal);
    }

    [EngineTheory]
    [InlineData("1", "15 March 2031, 22:30")]
    [InlineData("7", "21 March 2031, 22:30")]
    [InlineData("30", "13 April 2031, 22:30")]
    public async Task A_shared_result_opens_for_anybody_with_the_link_and_shows_what_the_person_saw(string days, string until)
    {
        using var visitor = app.Visit();
        await Personas.StatinTaker.WalkToResult(visitor);
        var seen = ShownResult.On(visitor.Page);
        await visitor.Answer(days);
        Assert.Equal("/result", visitor.Address);
        Assert.Contains(until, visitor.Page.QuerySelector(".shared-link")!.TextContent, StringComparison.Ordinal);

        using var doctor = app.Visit();
        await doctor.Go(LinkOf(visitor));

        Assert.Equal(HttpStatusCode.OK, doctor.Status);
        Assert.Equivalent(seen, ShownResult.On(doctor.Page), strict: true);
        Assert.Contains("14 March 2031", doctor.Page.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(until, doctor.Page.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(doctor.Hops[^1].SetCookies);

        await doctor.FollowTo(LinkOf(visitor) + "/doctor");
        Assert.Equivalent(seen.Outcome, ShownResult.On(doctor.Page).Outcome);
        Assert.Contains("14 March 2031", doctor.Page.QuerySelector(".sheet")!.TextContent, StringComparison.Ordinal);
    }

    [EngineFact]
    public async Task Every_persona_reads_the_same_result_through_the_link()
    {
        foreach (var persona in Personas.All)
        {
            using var visitor = app.Visit();
            await persona.WalkToResult(visitor);
            var seen = ShownResult.On(visitor.Page);
            await visitor.Answer("1");

            using var other = app.Visit();
            await other.Go(LinkOf(visitor));
            Assert.Equivalent(seen, ShownResult.On(other.Page), strict: true);
        }
    }

    [EngineFact]
    public async Task A_double_click_a_retry_and_a_reload_give_one_row_and_the_same_link()
    {
        using var own = Another();
        using var stored = new StoredBytes(own);
        using var visitor = own.Visit();
        await Personas.Runner.WalkToResult(visitor);
        var journey = visitor.Journey;
        var form = visitor.Hidden();

        await visitor.Post("/result", [.. form, ("days", "7")]);
        var link = LinkOf(visitor);
        await visitor.Go("/result");
        Assert.Equal(link, LinkOf(visitor));

        // The answer to the first click was lost: the browser still has the cookie from before.
        visitor.Journey = journey;
        await visitor.Post("/result", [.. form, ("days", "7")]);
        Assert.Equal(link, LinkOf(visitor));

        visitor.Journey = journey;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            using var click = own.Visit();
            foreach (var (name, value) in visitor.Cookies)
            {
                click.Keep(name, value);
            }

            await click.Post("/result", [.. form, ("days", "7")]);
            Assert.Equal(link, LinkOf(click));
        }));
        Assert.Equal(1, stored.Results);
    }

    [EngineFact]
    public async Task Other_answers_make_a_new_link_and_the_old_one_keeps_its_result()
    {
        using var visitor = app.Visit();
        await Personas.Runner.WalkToResult(visitor);
        var before = ShownResult.On(visitor.Page);
        await visitor.Answer("7");
        var first = LinkOf(visitor);

        await visitor.Go("/check/symptoms?from=answers");
        await visitor.Answer("warmth");
        await visitor.Go("/result");
        Assert.Null(visitor.Page.QuerySelector(".shared-link"));
        var after = ShownResult.On(visitor.Page);
        await visitor.Answer("7");

        Assert.NotEqual(first, LinkOf(visitor));
        await AssertShows(first, before);
        await AssertShows(LinkOf(visitor), after);
    }

    [EngineFact]
    public async Task What_was_answered_on_a_way_that_was_left_is_not_stored()
    {
        using var visitor = app.Visit();
        await Personas.StatinTaker.WalkToResult(visitor);
        await visitor.Go("/check/emergency?from=answers");
        await visitor.Answer(visitor.Offered[0]);
        Assert.Equal("/result", visitor.Address);
        await visitor.Answer("1");

        var shared = app.Services.GetRequiredService<SharedResults>();
        var opened = await shared.Open(ShareToken.Parse(LinkOf(visitor)["/r/".Length..]), CancellationToken.None);
        Assert.Empty(opened!.Value.Sheet.Answers.Names);
        Assert.Equal(1, app.Content.Questionnaire.Steps.Count(step => step.Facts.Any(opened.Value.Sheet.Answers.Has)));
    }

    [EngineTheory]
    [InlineData]
    [InlineData("")]
    [InlineData("2")]
    [InlineData("365")]
    [InlineData("-7")]
    [InlineData("7.0")]
    [InlineData("seven")]
    [InlineData("7", "30")]
    public async Task Only_the_lives_on_offer_are_taken(params string[] days)
    {
        using var own = Another();
        using var stored = new StoredBytes(own);
        using var visitor = own.Visit();
        await Personas.Runner.WalkToResult(visitor);

        await visitor.Forge(days.Select(day => ("days", day)));

        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
        Assert.StartsWith("Error: ", visitor.Page.Title, StringComparison.Ordinal);
        Assert.Equal("#days-7", visitor.Page.QuerySelector(".error-summary a")!.GetAttribute("href"));
        Assert.NotNull(visitor.Page.QuerySelector("#days-7"));
        Assert.NotNull(visitor.Page.QuerySelector("[data-outcome]"));
        Assert.Equal(0, stored.Results);
    }

    [EngineFact]
    public async Task Without_answers_there_is_nothing_to_share()
    {
        using var visitor = app.Visit();
        await visitor.Go("/check/emergency");

        await visitor.Post("/result", [.. visitor.Hidden(), ("days", "7")]);

        Assert.Equal("/check/emergency", visitor.Address);
    }

    [EngineFact]
    public async Task A_wrong_a_malformed_an_ended_and_a_deleted_link_give_the_same_answer()
    {
        var clock = new FakeTimeProvider(App.Today);
        using var own = Another(clock);
        using var visitor = own.Visit();
        var ended = await Share(visitor, Personas.Runner, "1");
        clock.Advance(TimeSpan.FromDays(1));
        await visitor.Go("/result");
        Assert.Null(visitor.Page.QuerySelector(".shared-link"));
        await visitor.Go("/check/symptoms?from=answers");
        await visitor.Answer("warmth");
        await visitor.Go("/result");
        await visitor.Answer("1");
        var deleted = LinkOf(visitor);
        await visitor.Go(deleted + "/delete");
        await visitor.Submit();

        string[] links = ["/r/" + new string('A', 43), ended, deleted, "/r/x", "/r/%20", "/r/" + new string('A', 44), ended[..^1] + "%20", "/r/" + new string('x', 2000)];
        foreach (var rest in new[] { "", "/doctor", "/delete" })
        {
            using var stranger = own.Visit();
            var answers = new List<(string Html, string Headers)>();
            foreach (var link in links)
            {
                await stranger.Go(link + rest);
                Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
                Assert.Equal(LeadsNowhere, stranger.Heading);
                answers.Add((stranger.Html, string.Join('\n', stranger.Hops[^1].Headers.Select(header => $"{header.Key}: {header.Value}"))));
            }

            Assert.Single(answers.Distinct());
        }
    }

    [EngineFact]
    public async Task The_last_second_counts_and_the_next_one_does_not()
    {
        var clock = new FakeTimeProvider(App.Today);
        using var own = Another(clock);
        using var visitor = own.Visit();
        await Share(visitor, Personas.Runner);

        clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1));
        await visitor.Go(LinkOf(visitor));
        Assert.Equal(HttpStatusCode.OK, visitor.Status);

        clock.Advance(TimeSpan.FromSeconds(1));
        await visitor.Go(visitor.Address);
        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
    }

    [EngineFact]
    public async Task Looking_at_a_link_changes_nothing()
    {
        using var own = Another();
        using var stored = new StoredBytes(own);
        using var visitor = own.Visit();
        var link = await Share(visitor, Personas.Runner);
        var before = stored.Version;

        using var scanner = own.Visit();
        foreach (var address in new[] { link, link + "/doctor", link + "/delete", link + "?content=newest", "/deleted" })
        {
            await scanner.Go(address);
            await scanner.Send(HttpMethod.Head, address);
        }

        Assert.Equal(before, stored.Version);
        Assert.Equal(1, stored.Results);
    }

    [EngineFact]
    public async Task No_title_preview_or_header_of_a_shared_page_speaks_of_health()
    {
        using var visitor = app.Visit();
        var link = await Share(visitor, Personas.Everything);

        foreach (var address in new[] { link, link + "/doctor", link + "/delete" })
        {
            await visitor.Go(address);
            Assert.True(visitor.Page.Title is "Shared page" or "Delete this shared page?", visitor.Page.Title);
            Assert.Empty(visitor.Page.QuerySelectorAll("meta[name=description], meta[property]"));
            var headers = visitor.Hops[^1].Headers;
            Assert.Equal("no-store", headers["Cache-Control"]);
            Assert.Equal("noindex, nofollow, noarchive", headers["X-Robots-Tag"]);
            Assert.Equal("no-referrer", headers["Referrer-Policy"]);
        }
    }

    [EngineFact]
    public async Task Neither_does_that_of_a_link_that_leads_nowhere()
    {
        using var visitor = app.Visit();

        await visitor.Go("/r/" + new string('A', 43));

        Assert.Equal(LeadsNowhere, visitor.Page.Title);
        Assert.Empty(visitor.Page.QuerySelectorAll("meta[name=description]"));
    }

    [EngineFact]
    public async Task The_database_reads_as_noise()
    {
        using var own = Another();
        using var stored = new StoredBytes(own);
        using var visitor = own.Visit();
        await (Personas.Everything with { Names = "Zyxomycin forte, furosemide" }).WalkToResult(visitor);
        await visitor.Answer("30");
        var token = LinkOf(visitor)["/r/".Length..];

        // The keys of the cookies are in the same file, and open no result.
        var text = Encoding.Latin1.GetString(stored.Everything);
        foreach (var secret in new[] { token, "yxomycin", "furosemide", "loop-diuretics", "symptoms" })
        {
            Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase);
        }

        Assert.False(stored.Has(System.Buffers.Text.Base64Url.DecodeFromChars(token)));
    }

    [EngineFact]
    public async Task The_length_of_what_is_stored_does_not_tell_one_sheet_from_another()
    {
        using var own = Another();
        using var stored = new StoredBytes(own);
        foreach (var persona in new[] { Personas.Runner, Personas.StatinTaker, Personas.Unexplained })
        {
            using var visitor = own.Visit();
            await persona.WalkToResult(visitor);
            await visitor.Answer("7");
        }

        Assert.Single(stored.Sealed.Select(bytes => bytes.Length).Distinct());
    }

    [EngineFact]
    public async Task Deleted_means_gone()
    {
        using var own = Another();
        using var stored = new StoredBytes(own);
        using var visitor = own.Visit();
        var link = await Share(visitor, Personas.Runner);
        var bytes = stored.Sealed.Single();
        Assert.True(stored.Has(bytes.AsSpan(^64..)));

        using var doctor = own.Visit();
        await doctor.Go(link);
        await doctor.FollowTo(link + "/delete");
        Assert.Equal("Delete this shared page?", doctor.Heading);
        await doctor.Submit();

        Assert.Equal("/deleted", doctor.Address);
        Assert.Equal("It is deleted", doctor.Heading);
        Assert.Equal(0, stored.Results);
        await AssertErased(own, stored, bytes);
        await doctor.Go(link);
        Assert.Equal(HttpStatusCode.NotFound, doctor.Status);
    }

    [EngineFact]
    public async Task Ended_means_gone_within_the_hour()
    {
        var clock = new FakeTimeProvider(App.Today);
        using var own = Another(clock);
        using var stored = new StoredBytes(own);
        using var visitor = own.Visit();
        await Share(visitor, Personas.Runner, "1");
        var bytes = stored.Sealed.Single();

        var eraser = own.Services.GetRequiredService<Eraser>();
        clock.Advance(TimeSpan.FromHours(23.5));
        await eraser.Tick(CancellationToken.None);
        Assert.Equal(1, stored.Results);
        clock.Advance(TimeSpan.FromHours(1));
        await eraser.Tick(CancellationToken.None);

        Assert.Equal(0, stored.Results);
        await AssertErased(own, stored, bytes);
    }

    [EngineFact]
    public async Task What_ended_while_the_program_was_off_is_erased_at_the_start()
    {
        TestDatabase database;
        using (var before = Another())
        using (var visitor = before.Visit())
        {
            database = before.Database;
            await Personas.Runner.WalkToResult(visitor);
            await visitor.Answer("1");
        }

        using var after = new App { Database = database, Clock = new FakeTimeProvider(App.Today.AddDays(2)) };
        using var stored = new StoredBytes(after);
        while (stored.Results > 0)
        {
            await Task.Yield();
        }
    }

    [EngineFact]
    public async Task A_second_click_on_delete_is_no_error_and_tells_nobody_which_links_exist()
    {
        using var visitor = app.Visit();
        var link = await Share(visitor, Personas.Runner);
        await visitor.Go(link + "/delete");
        var form = visitor.Hidden();

        await visitor.Submit();
        foreach (var address in new[] { link, "/r/" + new string('A', 43), "/r/x", "/r/%20" })
        {
            await visitor.Post(address + "/delete", form);
            Assert.Equal("It is deleted", visitor.Heading);
        }
    }

    [EngineFact]
    public async Task Deleting_takes_a_form_of_our_own()
    {
        using var visitor = app.Visit();
        var link = await Share(visitor, Personas.Runner);

        await visitor.Post(link + "/delete");

        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
        await visitor.Go(link);
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
    }

    [EngineFact]
    public async Task A_link_that_its_owner_deleted_never_opens_again_whatever_is_shared_next()
    {
        using var visitor = app.Visit();
        var first = await Share(visitor, Personas.Runner);
        await visitor.Go(first + "/delete");
        await visitor.Submit();
        await visitor.FollowTo("/result");
        Assert.Null(visitor.Page.QuerySelector(".shared-link"));

        await visitor.Answer("7");

        Assert.NotEqual(first, LinkOf(visitor));
        await visitor.Go(first);
        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
    }

    [EngineFact]
    public async Task Pressing_share_again_with_another_life_changes_the_life_of_the_same_link()
    {
        using var own = Another();
        using var stored = new StoredBytes(own);
        using var visitor = own.Visit();
        await Personas.Runner.WalkToResult(visitor);
        var form = visitor.Hidden();
        await visitor.Answer("1");
        var link = LinkOf(visitor);

        await visitor.Post("/result", [.. form, ("days", "30")]);

        Assert.Equal(link, LinkOf(visitor));
        Assert.Equal(1, stored.Results);
        await visitor.Go(link);
        Assert.Contains("13 April 2031", visitor.Page.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
    }

    [EngineFact]
    public async Task When_it_cannot_be_saved_the_answers_are_still_here_and_later_it_works()
    {
        using var own = Another();
        using var stored = new StoredBytes(own);
        using var visitor = own.Visit();
        await Personas.Runner.WalkToResult(visitor);
        stored.Run(HideTable);

        await visitor.Answer("7");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, visitor.Status);
        Assert.Contains("could not be saved just now", visitor.Page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(visitor.Page.QuerySelector("[data-outcome]"));

        stored.Run(ShowTable);
        await visitor.Answer("7");
        await visitor.Go(LinkOf(visitor));
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
    }

    [EngineFact]
    public async Task When_the_database_cannot_be_reached_the_page_says_so_and_offers_to_try_again()
    {
        using var own = Another();
        using var stored = new StoredBytes(own);
        using var visitor = own.Visit();
        var link = await Share(visitor, Personas.Runner);
        stored.Run(HideTable);

        await visitor.Go(link);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, visitor.Status);
        Assert.Equal("This cannot be opened just now", visitor.Heading);
        Assert.DoesNotContain("SharedResults", visitor.Html, StringComparison.Ordinal);
        Assert.All(own.Log.Events, line => Assert.DoesNotContain(link[3..], LogBook.Whole(line), StringComparison.Ordinal));

        stored.Run(ShowTable);
        await visitor.FollowTo(link);
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
    }

    [EngineFact]
    public async Task A_row_that_was_altered_is_not_shown_in_part()
    {
        using var own = Another();
        using var stored = new StoredBytes(own);
        using var visitor = own.Visit();
        await Share(visitor, Personas.Runner);
        var bytes = stored.Sealed.Single();
        bytes[^1] ^= 1;
        stored.Seal(bytes);

        await visitor.Go(LinkOf(visitor));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, visitor.Status);
        Assert.Contains(own.Log.Events, line => line.Exception is UnreadableResultException { Message: var message } && message.Contains("altered", StringComparison.Ordinal));
    }

    [EngineFact]
    public async Task Ten_thousand_guesses_open_nothing()
    {
        using var own = Another();
        using var visitor = own.Visit();
        await Share(visitor, Personas.Runner);
        var shared = own.Services.GetRequiredService<SharedResults>();
        Assert.NotNull(await shared.Open(ShareToken.Parse(LinkOf(visitor)[3..]), CancellationToken.None));

        for (var guess = 0; guess < 10_000; guess++)
        {
            var token = System.Buffers.Text.Base64Url.EncodeToString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));
            Assert.Null(await shared.Open(ShareToken.Parse(token), CancellationToken.None));
        }
    }

    [EngineFact]
    public async Task The_whole_life_of_a_link_leaves_nothing_of_it_in_the_log()
    {
        using var own = Another();
        using var visitor = own.Visit();
        var link = await Share(visitor, Personas.StatinTaker);
        foreach (var address in new[] { link, link + "/doctor", link + "/nothing", link + "/delete" })
        {
            await visitor.Go(address);
        }

        await visitor.Go(link + "/delete");
        await visitor.Submit();
        await visitor.Go(link);

        Assert.Contains(own.Log.Requests, line => LogBook.Whole(line).Contains("/r/{token}", StringComparison.Ordinal));
        Assert.All(own.Log.Events, line => Assert.DoesNotContain(link[3..], LogBook.Whole(line), StringComparison.Ordinal));
    }

    /// <summary>Walks to the result and shares it.</summary>
    /// <returns>The link.</returns>
    private static async Task<string> Share(Visitor visitor, Persona persona, string days = "7")
    {
        await persona.WalkToResult(visitor);
        await visitor.Answer(days);
        return LinkOf(visitor);
    }

    private static string LinkOf(Visitor visitor) => visitor.Page.QuerySelector(".link-text")!.GetAttribute("href")!;

    private async Task AssertShows(string link, ShownResult expected)
    {
        using var visitor = app.Visit();
        await visitor.Go(link);
        Assert.Equivalent(expected, ShownResult.On(visitor.Page), strict: true);
    }
}

public sealed class SharingOnSqliteTests(App app) : SharingTests(app), IClassFixture<App>
{
    protected override Task AssertErased(App own, StoredBytes stored, byte[] bytes)
    {
        Assert.False(stored.Has(bytes.AsSpan(^64..)));
        Assert.False(stored.Has(bytes.AsSpan(..64)));
        return Task.CompletedTask;
    }
}

[Collection(OnPostgres.Name)]
public sealed class SharingOnPostgresTests(PostgresApp app) : SharingTests(app), IClassFixture<PostgresApp>
{
    /// <summary>The place is free for other rows. Until they take it, the sealed bytes are still in it.</summary>
    protected override async Task AssertErased(App own, StoredBytes stored, byte[] bytes)
    {
        // That of the start, and the one after.
        var eraser = own.Services.GetRequiredService<Eraser>();
        await eraser.Tick(CancellationToken.None);
        await eraser.Tick(CancellationToken.None);
        stored.Run("CREATE EXTENSION pgstattuple");
        Assert.Equal(0L, own.Database.Query("""SELECT dead_tuple_count FROM pgstattuple('"SharedResults"')"""));
    }
}
