using System.Net;
using HamstringHelp.Web.Sharing;
using HamstringHelp.Web.Storage;
using HamstringHelp.Web.Tests.Postgres;
using HamstringHelp.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace HamstringHelp.Web.Tests.Kiosk;

/// <summary>The tablet in a clinic's waiting room, without script.</summary>
public abstract class KioskTests(App app)
{
    private static int _clinics;

    /// <summary>Whatever ends a person's time at the tablet.</summary>
    public static TheoryData<string> Ends => ["finish", "time-out", "start again"];

    [EngineFact]
    public async Task Looking_at_the_link_begins_nothing_and_its_button_begins_the_mode()
    {
        var clinic = NewClinic("Northside Clinic", idleSeconds: 90);
        using var tablet = app.Visit();

        await tablet.Go(clinic.Link);
        Assert.Equal("Northside Clinic", tablet.Heading);
        Assert.Contains("90 seconds", tablet.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(tablet.Cookies, cookie => cookie.Name == "kiosk");
        Assert.Equal("no-store", tablet.Hops[0].Headers["Cache-Control"]);
        await tablet.Go("/");
        Assert.Null(tablet.Page.QuerySelector("html.kiosk"));

        await tablet.Go(clinic.Link);
        await tablet.Submit();
        Assert.Equal("/", tablet.Address);
        Assert.NotNull(tablet.Page.QuerySelector("html.kiosk"));
        Assert.Contains("90 seconds", tablet.Page.QuerySelector("main .notice")!.TextContent, StringComparison.Ordinal);
        var cookie = Assert.Single(tablet.Hops[0].SetCookies, cookie => cookie.StartsWith("kiosk=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [EngineFact]
    public async Task In_public_the_cookie_is_secure_and_of_this_host_alone()
    {
        using var production = new ProductionApp();
        using var tablet = await new Clinic(production, "Northside Clinic").Tablet();

        var set = Assert.Single(tablet.Hops[0].SetCookies, cookie => cookie.StartsWith("__Host-kiosk=", StringComparison.Ordinal));
        Assert.Contains("secure", set, StringComparison.OrdinalIgnoreCase);
        await Personas.Runner.WalkToResult(tablet);
        await tablet.Post("/kiosk/finish");
        Assert.Equal(2, tablet.Hops[0].SetCookies.Count(cookie => cookie.Contains("expires=Thu, 01 Jan 1970", StringComparison.Ordinal) && cookie.Contains("secure", StringComparison.Ordinal)));
    }

    [EngineFact]
    public async Task What_the_browser_held_before_the_mode_began_is_gone()
    {
        var clinic = NewClinic();
        using var tablet = app.Visit();
        await Personas.WarmLeg.WalkToResult(tablet);
        var before = tablet.Journey;

        await tablet.Go(clinic.Link);
        await tablet.Submit();

        Assert.Equal("\"cache\", \"storage\"", tablet.Hops[0].Headers["Clear-Site-Data"]);
        Assert.Null(tablet.Journey);
        tablet.Journey = before;
        await AssertNothingIsLeft(tablet);
    }

    [EngineTheory]
    [InlineData("x")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("%20")]
    public async Task A_code_that_no_kiosk_has_leads_nowhere(string code)
    {
        using var visitor = app.Visit();

        await visitor.Go($"/kiosk/{code}");

        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
    }

    [EngineTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_link_that_was_rotated_or_disabled_says_kindly_that_the_kiosk_is_closed(bool rotated)
    {
        var clinic = NewClinic();
        using var visitor = app.Visit();
        await visitor.Go(clinic.Link);
        var form = visitor.Hidden();
        Close(clinic, rotated);

        await visitor.Go(clinic.Link);
        Assert.Equal("This kiosk is closed", visitor.Heading);
        Assert.Equal(HttpStatusCode.OK, visitor.Status);

        await visitor.Post(clinic.Link, form);
        Assert.Equal("This kiosk is closed", visitor.Heading);
        Assert.DoesNotContain(visitor.Cookies, cookie => cookie.Name == "kiosk");
    }

    [EngineTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_link_that_closes_in_the_middle_of_a_journey_ends_kindly_and_keeps_nobodys_data(bool rotated)
    {
        var clinic = NewClinic();
        using var tablet = await clinic.Tablet();
        await tablet.Go("/check/emergency");
        await tablet.Answer("none");
        tablet.Tick("warmth");
        Close(clinic, rotated);

        await tablet.Submit();

        Assert.Equal("This kiosk is closed", tablet.Heading);
        Assert.Null(tablet.Journey);
        Assert.Equal("\"cache\", \"storage\"", tablet.Hops[0].Headers["Clear-Site-Data"]);
        Assert.DoesNotContain(tablet.Cookies, cookie => cookie.Name is "journey" or "antiforgery");
        // It does not go on as anybody's browser either.
        foreach (var address in new[] { "/", "/check/emergency", "/result", "/about" })
        {
            await tablet.Go(address);
            Assert.Equal("This kiosk is closed", tablet.Heading);
        }

        await tablet.Post("/kiosk/finish");
        Assert.Equal("This kiosk is closed", tablet.Heading);
        await tablet.Go(NewClinic("New link " + clinic.Id).Link);
        await tablet.Submit();
        Assert.NotNull(tablet.Page.QuerySelector("html.kiosk"));
    }

    [EngineFact]
    public async Task Every_page_of_a_journey_has_the_button_that_clears_and_keeps_and_shows_nothing_it_should_not()
    {
        using var tablet = await NewClinic("Southside Clinic").Tablet();
        await Personas.Everything.AnswerEverything(tablet);
        foreach (var address in new[] { "/check/emergency", "/check/medicines?from=answers", "/check/answers", "/result", "/relief", "/about", "/restart", "/kiosk/still-there?back=/result", "/nowhere", "/" })
        {
            await tablet.Go(address);

            var page = tablet.Page;
            Assert.NotNull(page.QuerySelector("header form[action='/kiosk/finish'] button"));
            Assert.NotNull(page.QuerySelector("header a[href='/restart']"));
            Assert.Contains("Southside Clinic", page.QuerySelector("header")!.TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain(page.QuerySelectorAll("a[href]"), link => link.GetAttribute("href")![0] is not ('/' or '#'));
            Assert.All(page.QuerySelectorAll("form"), form => Assert.Equal("off", form.GetAttribute("autocomplete")));
            Assert.All(page.QuerySelectorAll("input[type=text]"), box => Assert.Equal("off", box.GetAttribute("autocomplete")));
            Assert.Empty(page.QuerySelectorAll("a[href='/result/doctor']"));
            Assert.NotNull(page.QuerySelector("body.no-print"));
            Assert.Equal("no-store", tablet.Hops[^1].Headers["Cache-Control"]);
            Assert.NotNull(tablet.Hops[^1].Headers["Refresh"]);
        }
    }

    [EngineFact]
    public async Task A_clinic_that_allows_printing_offers_the_doctors_page()
    {
        using var tablet = await NewClinic(mayPrint: true).Tablet();
        await Personas.Runner.WalkToResult(tablet);

        Assert.Null(tablet.Page.QuerySelector("body.no-print"));
        await tablet.FollowTo("/result/doctor");
        Assert.Equal(HttpStatusCode.OK, tablet.Status);
    }

    [EngineFact]
    public async Task Titles_which_the_browsers_history_shows_say_nothing_about_anybody()
    {
        using var tablet = await NewClinic().Tablet();
        var titles = new HashSet<string>();
        foreach (var persona in Personas.All)
        {
            await persona.WalkToResult(tablet);
            titles.Add(tablet.Page.Title!);
            await tablet.Go("/check/emergency");
            titles.Add(tablet.Page.Title!);
            await tablet.Post("/kiosk/finish");
        }

        Assert.Equal(2, titles.Count);
    }

    [EngineFact]
    public async Task An_untouched_page_asks_then_clears_and_whoever_is_there_goes_on_as_often_as_they_like()
    {
        using var tablet = await NewClinic(idleSeconds: 45).Tablet();
        Assert.DoesNotContain("Refresh", tablet.Hops[^1].Headers.Keys);
        await tablet.Go("/check/emergency");
        await tablet.Answer("none");
        for (var times = 0; times < 3; times++)
        {
            Assert.Equal((45, "/kiosk/still-there?back=%2Fcheck%2Fsymptoms"), Clinic.Refresh(tablet));
            await Clinic.Wait(tablet);
            Assert.Equal("Are you still there?", tablet.Heading);
            Assert.Contains("30 seconds", tablet.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
            Assert.True(tablet.Page.QuerySelector("main a.button")!.HasAttribute("autofocus"));
            await tablet.FollowTo("/check/symptoms");
            Assert.Equal("/check/symptoms", tablet.Address);
        }

        await Clinic.Wait(tablet);
        var (seconds, _) = Clinic.Refresh(tablet);
        Assert.InRange(seconds, 20, 120);
        await Clinic.Wait(tablet);

        Assert.Equal("/", tablet.Address);
        Assert.DoesNotContain("Refresh", tablet.Hops[^1].Headers.Keys);
        await AssertNothingIsLeft(tablet);
    }

    [EngineFact]
    public async Task The_first_page_returns_too_while_somebodys_answers_are_there()
    {
        using var tablet = await NewClinic().Tablet();
        await tablet.Go("/check/emergency");
        await tablet.Answer("none");

        await tablet.Go("/");

        Assert.Equal("/kiosk/still-there?back=%2F", Clinic.Refresh(tablet).Address);
    }

    [EngineTheory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("~/result")]
    [InlineData("")]
    public async Task The_question_whether_anybody_is_there_leads_back_within_the_site_alone(string back)
    {
        using var tablet = await NewClinic().Tablet();

        await tablet.Go("/kiosk/still-there?back=" + Uri.EscapeDataString(back));

        Assert.Equal("/", tablet.Page.QuerySelector("main a.button")!.GetAttribute("href"));
    }

    [EngineTheory]
    [MemberData(nameof(Ends))]
    public async Task After_the_end_nothing_of_the_person_opens_any_more(string end)
    {
        using var tablet = await NewClinic().Tablet();
        await Personas.WarmLeg.WalkToResult(tablet);
        var journey = tablet.Journey;
        await tablet.Go("/check/symptoms?from=answers");
        var form = tablet.Hidden();

        await End(tablet, end);

        Assert.Equal("/", tablet.Address);
        Assert.Equal("\"cache\", \"storage\"", tablet.Hops.Single(hop => hop.Status == HttpStatusCode.Redirect).Headers["Clear-Site-Data"]);
        Assert.DoesNotContain(tablet.Cookies, cookie => cookie.Name is "journey");
        await AssertNothingIsLeft(tablet);

        // A tab that was left open, and a cookie that a browser brought back.
        await tablet.Post("/check/symptoms", [.. form, ("symptoms", "warmth")]);
        Assert.Equal(HttpStatusCode.BadRequest, tablet.Status);
        tablet.Journey = journey;
        await AssertNothingIsLeft(tablet);
    }

    [EngineFact]
    public async Task An_address_that_names_another_person_or_none_clears_nothing()
    {
        using var tablet = await NewClinic().Tablet();
        await Personas.Runner.WalkToResult(tablet);
        await tablet.Go("/kiosk/still-there?back=/result");
        var earlier = Clinic.Refresh(tablet).Address;
        await tablet.Post("/kiosk/finish");
        await Personas.WarmLeg.WalkToResult(tablet);

        foreach (var address in new[] { "/kiosk/time-out", "/kiosk/time-out?person=", "/kiosk/time-out?person=x", earlier })
        {
            await tablet.Go(address);
            Assert.DoesNotContain("Clear-Site-Data", tablet.Hops[0].Headers.Keys);
            await tablet.Go("/result");
            Assert.Equal("call-doctor", tablet.Page.QuerySelector("[data-outcome]")!.GetAttribute("data-outcome"));
        }
    }

    [EngineFact]
    public async Task Outside_of_kiosk_mode_its_addresses_change_nothing()
    {
        using var visitor = app.Visit();
        await Personas.Runner.WalkToResult(visitor);

        foreach (var address in new[] { "/kiosk/time-out", "/kiosk/still-there?back=/result" })
        {
            await visitor.Go(address);
            Assert.Equal("/", visitor.Address);
        }

        await visitor.Post("/kiosk/finish");
        Assert.DoesNotContain("Clear-Site-Data", visitor.Hops[0].Headers.Keys);
        await visitor.Go("/result");
        Assert.Equal("/result", visitor.Address);
        Assert.DoesNotContain("Refresh", visitor.Hops[^1].Headers.Keys);
        Assert.Null(visitor.Page.QuerySelector(".finish, .clinic, .still-there"));
    }

    [EngineTheory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("CfDJ8AAAAAAAAAAAAAAA")]
    public async Task A_kiosk_cookie_that_is_not_ours_is_none(string cookie)
    {
        using var visitor = app.Visit();
        visitor.Keep("kiosk", cookie);

        await visitor.Go("/");

        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.Null(visitor.Page.QuerySelector("html.kiosk"));
    }

    [EngineFact]
    public async Task A_shared_result_is_taken_away_by_its_square_alone()
    {
        using var tablet = await NewClinic().Tablet();
        await Personas.StatinTaker.WalkToResult(tablet);
        await tablet.Submit();

        Assert.Equal("/result", tablet.Address);
        Assert.NotNull(tablet.Page.QuerySelector("#take-it .qr svg"));
        Assert.Contains("camera of your phone", tablet.Page.QuerySelector("#take-it")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("/r/", tablet.Html, StringComparison.Ordinal);
        Assert.Equal(60, Clinic.Refresh(tablet).Seconds);
    }

    [EngineFact]
    public async Task A_link_to_a_shared_result_is_not_opened_where_the_next_person_finds_it_in_the_history()
    {
        using var owner = app.Visit();
        await Personas.Runner.WalkToResult(owner);
        await owner.Answer("7");
        var link = owner.Page.QuerySelector("a.link-text")!.GetAttribute("href")!;
        using var tablet = await NewClinic().Tablet();

        await tablet.Go(link);

        Assert.Equal("/", tablet.Address);
    }

    [EngineFact]
    public async Task Two_kiosks_at_once_and_two_tablets_of_one_never_mix()
    {
        var (north, south) = (NewClinic("North"), NewClinic("South"));
        using var one = await north.Tablet();
        using var two = await north.Tablet();
        using var three = await south.Tablet();
        Persona[] people = [Personas.Runner, Personas.WarmLeg, Personas.ColdLeg];
        Visitor[] tablets = [one, two, three];

        await Task.WhenAll(tablets.Zip(people, (tablet, persona) => persona.WalkToResult(tablet)));

        foreach (var (tablet, persona) in tablets.Zip(people))
        {
            await tablet.Go("/result");
            Assert.Equal(persona.Outcome, tablet.Page.QuerySelector("[data-outcome]")!.GetAttribute("data-outcome"));
        }

        var journey = one.Journey;
        await one.Post("/kiosk/finish");
        await two.Go("/result");
        Assert.Equal("/result", two.Address);
        two.Journey = journey;
        await AssertNothingIsLeft(two);
        Assert.Equal(new Dictionary<string, int> { ["self-care"] = 1, ["call-doctor"] = 1 }, north.Tally);
        Assert.Equal(new Dictionary<string, int> { ["emergency"] = 1 }, south.Tally);
    }

    [EngineFact]
    public async Task A_journey_is_counted_once_whatever_is_reloaded_and_the_next_persons_again()
    {
        var clinic = NewClinic();
        using var tablet = await clinic.Tablet();
        await Personas.Runner.WalkToResult(tablet);
        await tablet.Go("/result");
        await tablet.Submit();
        await tablet.Go("/check/symptoms?from=answers");
        await tablet.Answer("warmth");
        await tablet.Go("/result");
        Assert.Equal(new Dictionary<string, int> { ["self-care"] = 1 }, clinic.Tally);

        await tablet.Post("/kiosk/finish");
        await Personas.Runner.WalkToResult(tablet);
        Assert.Equal(new Dictionary<string, int> { ["self-care"] = 2 }, clinic.Tally);

        using var visitor = app.Visit();
        await Personas.Runner.WalkToResult(visitor);
        Assert.Equal(new Dictionary<string, int> { ["self-care"] = 2 }, clinic.Tally);
    }

    [EngineFact]
    public async Task A_result_that_is_opened_many_times_at_once_is_counted_once()
    {
        var clinic = NewClinic();
        using var tablet = await clinic.Tablet();
        await Personas.Runner.AnswerEverything(tablet);
        var tabs = Enumerable.Range(0, 8).Select(_ => app.Visit()).ToList();
        foreach (var (tab, (name, value)) in tabs.SelectMany(tab => tablet.Cookies.Select(cookie => (tab, cookie))))
        {
            tab.Keep(name, value);
        }

        await Task.WhenAll(tabs.Select(tab => tab.Go("/result")));
        tabs.ForEach(tab => tab.Dispose());

        Assert.Equal(new Dictionary<string, int> { ["self-care"] = 1 }, clinic.Tally);
    }

    [EngineFact]
    public async Task What_tells_who_was_counted_is_gone_after_two_days_also_where_nobody_comes_any_more()
    {
        var clock = new FakeTimeProvider(App.Today);
        using var own = new App { Database = app.Database.Another(), Clock = clock };
        var clinic = new Clinic(own, "Northside");
        using var tablet = await clinic.Tablet();
        await Personas.Runner.WalkToResult(tablet);
        var eraser = own.Services.GetRequiredService<Eraser>();
        using var storage = own.Services.GetRequiredService<IDbContextFactory<StorageContext>>().CreateDbContext();

        clock.Advance(TimeSpan.FromDays(1));
        await eraser.Tick(default);
        Assert.Single(storage.CountedVisits);

        clock.Advance(TimeSpan.FromDays(1));
        await eraser.Tick(default);
        Assert.Empty(storage.CountedVisits);
        Assert.Equal(1, storage.KioskTallies.Sum(row => row.Count));
    }

    [EngineFact]
    public async Task A_tally_that_cannot_be_written_costs_nobody_the_result()
    {
        using var own = new App { Database = app.Database.Another() };
        using var tablet = await new Clinic(own, "Northside").Tablet();
        using (var storage = own.Services.GetRequiredService<IDbContextFactory<StorageContext>>().CreateDbContext())
        {
            storage.Database.ExecuteSqlRaw("""DROP TABLE "KioskTallies" """);
        }

        await Personas.Runner.WalkToResult(tablet);

        Assert.Equal(HttpStatusCode.OK, tablet.Status);
        Assert.Contains(own.Log.Events, line => line.MessageTemplate.Text.Contains("could not be counted", StringComparison.Ordinal));
    }

    [EngineFact]
    public async Task A_tablet_goes_on_while_the_storage_cannot_be_read()
    {
        using var own = new App { Database = app.Database.Another() };
        using var tablet = await new Clinic(own, "Northside").Tablet();
        using (var storage = own.Services.GetRequiredService<IDbContextFactory<StorageContext>>().CreateDbContext())
        {
            storage.Database.ExecuteSqlRaw("""DROP TABLE "Kiosks" """);
        }

        await Personas.Runner.WalkToResult(tablet);
        await tablet.Post("/kiosk/finish");

        Assert.NotNull(tablet.Page.QuerySelector("html.kiosk"));
        await AssertNothingIsLeft(tablet);
    }

    [EngineFact]
    public async Task Each_kiosk_of_a_clinic_has_its_own_rate_limit()
    {
        using var limited = new AddressedApp(Environments.Development)
        {
            Database = app.Database.Another(),
            Settings = new Dictionary<string, string> { ["RateLimits:Enabled"] = "true", ["RateLimits:Pages:Burst"] = "9", ["RateLimits:Pages:PerMinute"] = "1" },
        };
        using var one = await new Clinic(limited, "One").Tablet();
        using var two = await new Clinic(limited, "Two").Tablet();
        using var visitor = limited.Visit();

        await AskTooOften(visitor);
        await AskTooOften(one);
        await two.Go("/about");
        Assert.Equal(HttpStatusCode.OK, two.Status);

        static async Task AskTooOften(Visitor who)
        {
            for (var times = 0; times < 10; times++)
            {
                await who.Go("/about");
            }

            Assert.Equal(HttpStatusCode.TooManyRequests, who.Status);
        }
    }

    private Clinic NewClinic(string name = "A clinic", int idleSeconds = 180, bool mayPrint = false) =>
        new(app, name is "A clinic" or "North" or "South" ? $"{name} {Interlocked.Increment(ref _clinics)}" : name, idleSeconds, mayPrint);

    private static void Close(Clinic clinic, bool rotated)
    {
        if (rotated)
        {
            clinic.Rotate();
        }
        else
        {
            clinic.Disable();
        }
    }

    private static async Task End(Visitor tablet, string end)
    {
        switch (end)
        {
            case "finish":
                await tablet.Post("/kiosk/finish");
                break;
            case "time-out":
                await Clinic.Wait(tablet);
                await Clinic.Wait(tablet);
                break;
            default:
                await tablet.Go("/restart");
                await tablet.Submit();
                break;
        }
    }

    /// <summary>Whoever comes next begins at the first question, with nothing ticked.</summary>
    private static async Task AssertNothingIsLeft(Visitor tablet)
    {
        foreach (var address in new[] { "/result", "/result/doctor", "/check/answers", "/check/medicine-names", "/check/symptoms", "/check/emergency" })
        {
            await tablet.Go(address);
            Assert.Equal("/check/emergency", tablet.Address);
            Assert.Empty(tablet.Ticked);
        }
    }
}

public sealed class KioskOnSqliteTests(App app) : KioskTests(app), IClassFixture<App>;

[Collection(OnPostgres.Name)]
public sealed class KioskOnPostgresTests(PostgresApp app) : KioskTests(app), IClassFixture<PostgresApp>;
