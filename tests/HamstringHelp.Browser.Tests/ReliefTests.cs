using HamstringHelp.Browser.Tests.Support;
using Microsoft.Playwright;

namespace HamstringHelp.Browser.Tests;

/// <summary>Relief now: the hold timer, and the page when the network is gone.</summary>
[Collection(InChromium.Name)]
public sealed class ReliefTests(Chromium chromium)
{
    private static readonly string[] Elsewhere = ["/result", "/check/emergency", "/check/answers", "/"];

    [BrowserFact]
    public Task The_right_stretch_comes_first_and_one_tap_changes_it() => chromium.Visit(
        async visitor =>
        {
            await visitor.Go("/");
            await visitor.Follow(visitor.Main.Locator("a[href^='/relief']"));
            Assert.Equal("relief-in-bed", await FirstStretch(visitor));

            await visitor.Follow(visitor.Main.GetByText("I am up"));
            Assert.Equal("relief-seated-stretch", await FirstStretch(visitor));

            await visitor.Follow(visitor.Main.GetByText("I am in bed"));
            Assert.Equal("relief-in-bed", await FirstStretch(visitor));
        },
        new() { JavaScriptEnabled = false });

    [BrowserFact]
    public Task Without_script_the_steps_are_there_and_nothing_that_does_not_work() => chromium.Visit(
        async visitor =>
        {
            await visitor.Go("/relief");

            await Assertions.Expect(visitor.Main.Locator("ol.numbered li").First).ToBeVisibleAsync();
            Assert.Equal(0, await visitor.Main.Locator("button, input").Filter(new() { Visible = true }).CountAsync());
        },
        new() { JavaScriptEnabled = false });

    [BrowserFact]
    public Task The_timer_holds_for_thirty_seconds_pauses_goes_on_and_starts_again() => chromium.Visit(async visitor =>
    {
        var timer = await OpenTimer(visitor);

        await Assertions.Expect(timer.Again).ToBeHiddenAsync();
        await timer.Go.ClickAsync();
        await visitor.Page.Clock.RunForAsync(10_000);
        await Assertions.Expect(timer.Seconds).ToHaveTextAsync("20");
        await Assertions.Expect(timer.Go).ToHaveTextAsync("Pause");

        await timer.Go.ClickAsync();
        await visitor.Page.Clock.RunForAsync(60_000);
        await Assertions.Expect(timer.Seconds).ToHaveTextAsync("20");
        await Assertions.Expect(timer.Says).ToHaveTextAsync("Paused.");

        await timer.Go.ClickAsync();
        await visitor.Page.Clock.RunForAsync(20_000);
        await Assertions.Expect(timer.Seconds).ToHaveTextAsync("0");
        await Assertions.Expect(timer.Says).ToHaveTextAsync("Done. Let go slowly.");

        await timer.Go.ClickAsync();
        await visitor.Page.Clock.RunForAsync(5_000);
        await Assertions.Expect(timer.Seconds).ToHaveTextAsync("25");

        await timer.Again.ClickAsync();
        await visitor.Page.Clock.RunForAsync(1_000);
        await Assertions.Expect(timer.Seconds).ToHaveTextAsync("29");
        await Assertions.Expect(timer.Go).ToBeFocusedAsync();
    });

    [BrowserFact]
    public Task The_timer_speaks_only_when_it_starts_stops_and_ends() => chromium.Visit(async visitor =>
    {
        var timer = await OpenTimer(visitor);
        await visitor.Page.EvaluateAsync("{ window.said = []; new MutationObserver(() => said.push(document.querySelector('.hold-says').textContent)).observe(document.querySelector('.hold-says'), { childList: true }); }");

        await timer.Go.ClickAsync();
        await visitor.Page.Clock.RunForAsync(31_000);

        await Assertions.Expect(timer.Says).ToHaveTextAsync("Done. Let go slowly.");
        Assert.Equal("Hold the stretch and breathe.|Done. Let go slowly.", await visitor.Page.EvaluateAsync<string>("said.join('|')"));
    });

    [BrowserTheory]
    [InlineData(false)]
    [InlineData(true)]
    public Task The_timer_sounds_and_vibrates_only_if_that_was_switched_on(bool wanted) => chromium.Visit(async visitor =>
    {
        await visitor.Page.AddInitScriptAsync(
            """
            window.signals = [];
            navigator.vibrate = () => signals.push("vibration");
            const start = OscillatorNode.prototype.start;
            OscillatorNode.prototype.start = function () { signals.push("sound"); start.call(this); };
            """);
        var timer = await OpenTimer(visitor);
        if (wanted)
        {
            await timer.Part(".hold-sound").CheckAsync();
            await timer.Part(".hold-vibration").CheckAsync();
        }

        await timer.Go.ClickAsync();
        await visitor.Page.Clock.RunForAsync(31_000);

        await Assertions.Expect(timer.Seconds).ToHaveTextAsync("0");
        Assert.Equal(wanted ? "vibration, sound" : "", await visitor.Page.EvaluateAsync<string>("signals.join(', ')"));
    });

    [BrowserFact]
    public Task The_screen_stays_awake_while_the_timer_runs_and_no_longer() => chromium.Visit(async visitor =>
    {
        await visitor.Page.AddInitScriptAsync(
            """
            window.locks = 0;
            navigator.wakeLock.request = async () => { locks++; return { release: async () => { locks--; } }; };
            """);
        var timer = await OpenTimer(visitor);

        await timer.Go.ClickAsync();
        Assert.Equal(1, await visitor.Page.EvaluateAsync<int>("locks"));
        await timer.Go.ClickAsync();
        await visitor.Page.WaitForFunctionAsync("locks === 0");
        await timer.Go.ClickAsync();
        await visitor.Page.WaitForFunctionAsync("locks === 1");
        await visitor.Page.Clock.RunForAsync(31_000);
        await visitor.Page.WaitForFunctionAsync("locks === 0");
    });

    [BrowserTheory]
    [InlineData(ReducedMotion.NoPreference, false)]
    [InlineData(ReducedMotion.Reduce, true)]
    public Task The_ring_glides_or_for_who_asks_for_less_motion_moves_once_a_second(ReducedMotion motion, bool once) => chromium.Visit(
        async visitor =>
        {
            var timer = await OpenTimer(visitor);
            await timer.Go.ClickAsync();
            var places = new HashSet<string?>();
            for (var tenth = 0; tenth < 8; tenth++)
            {
                await visitor.Page.Clock.RunForAsync(100);
                places.Add(await timer.Part(".hold-ring").GetAttributeAsync("stroke-dashoffset"));
            }

            Assert.Equal(once, places.Count == 1);
        },
        new() { ReducedMotion = motion });

    [BrowserFact]
    public Task After_one_visit_the_page_works_without_a_network_and_nothing_else_is_kept() => chromium.Visit(async visitor =>
    {
        await visitor.WalkToResult(Person.Runner);
        await visitor.Go("/relief");
        await visitor.Page.EvaluateAsync("navigator.serviceWorker.ready");
        await visitor.Go("/result");
        await visitor.Page.Context.SetOfflineAsync(true);

        foreach (var (address, first) in new[] { ("/relief", "relief-in-bed"), ("/relief?at=up", "relief-seated-stretch") })
        {
            await visitor.Go(address);
            Assert.Equal(first, await FirstStretch(visitor));
            Assert.Equal("rgb(250, 247, 243)", await visitor.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
            Assert.Equal(0, await visitor.Page.EvaluateAsync<int>("[...document.images].filter(image => image.naturalWidth === 0).length"));
            await Assertions.Expect(visitor.Main.Locator(".hold").First).ToBeVisibleAsync();
        }

        var kept = await visitor.Page.EvaluateAsync<string[]>("(async () => (await Promise.all((await caches.keys()).map(async name => (await (await caches.open(name)).keys()).map(request => new URL(request.url).pathname)))).flat())()");
        Assert.All(kept, path => Assert.Matches("^/(relief|site\\.css|site\\.js|manifest\\.webmanifest|img/[a-z0-9-]+\\.(svg|png))$", path));
        foreach (var address in Elsewhere)
        {
            await Assert.ThrowsAsync<PlaywrightException>(() => visitor.Go(address));
        }
    });

    [BrowserFact]
    public Task A_new_release_replaces_the_old_at_once() => chromium.Visit(async visitor =>
    {
        await visitor.Go("/relief");
        await visitor.Page.EvaluateAsync("navigator.serviceWorker.ready");
        var current = await Shelves(visitor);
        await visitor.Page.EvaluateAsync("caches.open('relief-of-an-old-release')");

        // A worker that starts anew, as that of another release does, clears what it does not know.
        await visitor.Go("/about");
        await visitor.Page.EvaluateAsync("(async () => { for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister(); })()");
        await visitor.Go("/relief");
        await visitor.Page.EvaluateAsync("(async () => { for (let i = 0; i < 200 && await caches.has('relief-of-an-old-release'); i++) await new Promise(go => setTimeout(go, 50)); })()");

        Assert.Equal(current, await Shelves(visitor));
        Assert.Single(current);
    });

    [BrowserFact]
    public Task The_network_comes_before_what_is_kept() => chromium.Visit(async visitor =>
    {
        await visitor.Go("/relief");
        await visitor.Page.EvaluateAsync("(async () => { await navigator.serviceWorker.ready; const [name] = await caches.keys(); await (await caches.open(name)).put('/relief', new Response('<h1>Old</h1>', { headers: { 'Content-Type': 'text/html' } })); })()");

        await visitor.Go("/relief");
        Assert.Equal("Relief now", await visitor.Heading);

        await visitor.Page.Context.SetOfflineAsync(true);
        await visitor.Go("/relief");
        Assert.Equal("Old", await visitor.Heading);
    });

    [BrowserFact]
    public Task The_policy_for_trusted_types_makes_no_address_but_the_service_workers() => chromium.Visit(async visitor =>
    {
        await visitor.Go("/relief");

        Assert.Equal("TypeError", await visitor.Page.EvaluateAsync<string>("(() => { try { trustedTypes.createPolicy('another', {}); return 'made'; } catch (error) { return error.name; } })()"));
        Assert.Equal("TypeError", await visitor.Page.EvaluateAsync<string>("(() => { try { document.createElement('script').src = '/site.js'; return 'taken'; } catch (error) { return error.name; } })()"));
        visitor.Forgive("TrustedScriptURL", "another");
    });

    private static async Task<(ILocator Go, ILocator Seconds, ILocator Says, ILocator Again, Func<string, ILocator> Part)> OpenTimer(Visitor visitor)
    {
        await visitor.Page.Clock.InstallAsync();
        await visitor.Go("/relief");
        await visitor.Page.Clock.PauseAtAsync(DateTime.UtcNow.AddMinutes(10));
        var hold = visitor.Main.Locator(".hold").First;
        ILocator Part(string selector) => hold.Locator(selector);
        return (Part(".hold-go"), Part(".hold-seconds"), Part(".hold-says"), Part(".hold-again"), Part);
    }

    private static Task<string?> FirstStretch(Visitor visitor) => visitor.Main.Locator("section[id^='relief-']").First.GetAttributeAsync("id");

    private static Task<string[]> Shelves(Visitor visitor) => visitor.Page.EvaluateAsync<string[]>("caches.keys()");
}
