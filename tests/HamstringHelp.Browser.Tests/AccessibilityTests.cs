using HamstringHelp.Browser.Tests.Support;
using Microsoft.Playwright;

namespace HamstringHelp.Browser.Tests;

/// <summary>axe on every page and state, and what has to hold for eyes, hands and zoom.</summary>
[Collection(InChromium.Name)]
public sealed class AccessibilityTests(Chromium chromium)
{
    /// <summary>Pages that look the same to everybody, and one that is not there.</summary>
    private static readonly string[] Everyones = ["/", "/relief", "/about", "/privacy", "/sources", "/accessibility", "/restart", "/check/nowhere"];

    public static TheoryData<string> Stories => Person.Stories;

    [BrowserFact]
    public Task Axe_finds_nothing_on_the_pages_around_the_questions() => chromium.Visit(
        async visitor =>
        {
            foreach (var address in Everyones)
            {
                await visitor.Go(address);
                await AssertAccessible(visitor);
            }
        },
        ForAxe);

    [BrowserFact]
    public Task Axe_finds_nothing_on_any_page_of_a_journey() => chromium.Visit(
        visitor => visitor.WalkToResult(Person.Everything, () => AssertAccessible(visitor)),
        ForAxe);

    [BrowserTheory]
    [MemberData(nameof(Stories))]
    public Task Axe_finds_nothing_on_any_result_or_doctors_page(string story) => chromium.Visit(
        async visitor =>
        {
            await visitor.WalkToResult(Person.Of(story));
            await AssertAccessible(visitor);
            await visitor.Go("/result/doctor");
            await AssertAccessible(visitor);
        },
        ForAxe);

    [BrowserFact]
    public Task Axe_finds_nothing_on_the_way_of_a_shared_link() => chromium.Visit(
        async visitor =>
        {
            await visitor.WalkToResult(Person.MotherToBe);
            await visitor.Page.EvaluateAsync("document.querySelector('#share :checked').checked = false");
            await visitor.Submit();
            await Assertions.Expect(visitor.Page.Locator(".error-summary")).ToBeFocusedAsync();
            await AssertAccessible(visitor);
            await WayOfALink(visitor, () => AssertAccessible(visitor));
        },
        ForAxe);

    [BrowserFact]
    public Task Axe_finds_nothing_where_something_is_wrong() => chromium.Visit(
        async visitor =>
        {
            await visitor.Go("/check/emergency");
            await visitor.Submit();
            await AssertAccessible(visitor);

            // A name beside "none": two fields of one form are wrong together.
            while (visitor.Question != "medicines")
            {
                await visitor.AnswerAs(Person.MotherToBe);
            }

            await visitor.Choice("none").CheckAsync();
            await visitor.Choice("statin").CheckAsync();
            await visitor.NamesBox.FillAsync("Lasix");
            await visitor.Submit();
            Assert.Equal(2, await visitor.Page.Locator(".error-summary li").CountAsync());
            await AssertAccessible(visitor);
            await visitor.Choice("none").UncheckAsync();
            await visitor.Submit();
            Assert.Equal("/check/medicine-names", visitor.Address);

            await visitor.Page.EvaluateAsync("for (const choice of document.querySelectorAll('input[type=radio]')) choice.checked = false");
            await visitor.Submit();
            await Assertions.Expect(visitor.Page.Locator(".error-summary")).ToBeVisibleAsync();
            await AssertAccessible(visitor);
        },
        ForAxe);

    [BrowserFact]
    public Task Axe_finds_nothing_when_a_form_is_refused() => chromium.Visit(
        async visitor =>
        {
            await visitor.Go("/check/emergency");
            // More fields than a form may have.
            await visitor.Page.EvaluateAsync("for (let i = 0; i < 65; i++) document.querySelector('main form').append(Object.assign(document.createElement('input'), { type: 'hidden', name: 'field' + i }))");
            await visitor.Submit();
            await Assertions.Expect(visitor.Page.Locator("h1")).ToHaveTextAsync("That did not arrive in one piece");
            await AssertAccessible(visitor);
        },
        ForAxe);

    /// <summary>One walk through all pages; each is looked at in every way, because walking takes longer than looking.</summary>
    [BrowserFact]
    public Task Every_page_fits_small_screens_wide_spacing_and_fingers_and_moves_for_nobody_who_minds() => chromium.Visit(
        visitor => EveryPage(visitor, async () =>
        {
            // The narrowest phone, and a 1280 x 1024 screen at 400 %.
            foreach (var (width, height) in new[] { (320, 740), (320, 256) })
            {
                await visitor.Page.SetViewportSizeAsync(width, height);
                await AssertFits(visitor);
            }

            await AssertFitsWithWiderSpacing(visitor);
            await visitor.Page.SetViewportSizeAsync(360, 740);
            await AssertBigEnoughToPress(visitor, pixels: 44);
            await AssertStill(visitor);
        }),
        new() { ReducedMotion = ReducedMotion.Reduce, BypassCSP = true });

    [BrowserFact]
    public Task With_forced_colours_a_ticked_choice_and_the_urgency_still_stand_out() => chromium.Visit(
        async visitor =>
        {
            await visitor.WalkToResult(Person.WarmLeg);
            var here = visitor.Page.Locator(".urgency-scale .here");
            var other = visitor.Page.Locator(".urgency-scale i:not(.here)").First;
            Assert.NotEqual(await Background(here), await Background(other));

            await visitor.Go("/check/symptoms?from=answers");
            Assert.Equal("solid", await visitor.Page.Locator(".choice:has(:checked)").First.EvaluateAsync<string>("choice => getComputedStyle(choice).outlineStyle"));
            Assert.Equal("none", await visitor.Page.Locator(".choice:not(:has(:checked))").First.EvaluateAsync<string>("choice => getComputedStyle(choice).outlineStyle"));
            Assert.Equal("solid", await visitor.Continue.EvaluateAsync<string>("button => getComputedStyle(button).borderStyle"));
        },
        new() { ForcedColors = ForcedColors.Active });

    /// <summary>A phone that lets axe bring a script of its own.</summary>
    private static BrowserNewContextOptions ForAxe => new() { ViewportSize = new() { Width = 360, Height = 740 }, BypassCSP = true };

    /// <summary>All pages: those around the questions, a journey with every question, an error, three very different results, and a shared one.</summary>
    private static async Task EveryPage(Visitor visitor, Func<Task> look)
    {
        foreach (var address in Everyones)
        {
            await visitor.Go(address);
            await visitor.Unfold();
            await look();
        }

        foreach (var person in new[] { Person.Everything, Person.Runner, Person.ColdLeg })
        {
            await visitor.Page.Context.ClearCookiesAsync();
            await visitor.WalkToResult(person, async () =>
            {
                await visitor.Unfold();
                await look();
            });
            await visitor.Go("/result/doctor");
            await look();
        }

        await visitor.Go("/result");
        await WayOfALink(visitor, look);
        await visitor.Page.Context.ClearCookiesAsync();
        await visitor.Go("/check/emergency");
        await visitor.Submit();
        await look();
    }

    /// <summary>From the result that is open: shared, opened, for the doctor, deleted, gone.</summary>
    private static async Task WayOfALink(Visitor visitor, Func<Task> look)
    {
        await visitor.Choice("7").CheckAsync();
        await visitor.Submit();
        await look();
        var link = (await visitor.Page.Locator(".link-text").GetAttributeAsync("href"))!;
        foreach (var address in new[] { link, link + "/doctor", link + "/delete" })
        {
            await visitor.Go(address);
            await visitor.Unfold();
            await look();
        }

        await visitor.Submit();
        await look();
        await visitor.Go(link);
        Assert.Equal("This link leads nowhere", await visitor.Heading);
        await look();
    }

    /// <summary>In light and in dark, everything unfolded. A scheme changes colours and nothing else.</summary>
    internal static async Task AssertAccessible(Visitor visitor)
    {
        await visitor.Unfold();
        foreach (var (scheme, rules) in new (ColorScheme, string[])[] { (ColorScheme.Light, []), (ColorScheme.Dark, ["color-contrast"]) })
        {
            await visitor.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
            var found = await visitor.Axe(rules);
            Assert.True(found.Count == 0, $"{scheme}: {string.Join(Environment.NewLine, found)}");
        }
    }

    /// <summary>Whatever can be pressed has a height. Links within a sentence are as high as their line.</summary>
    internal static async Task AssertBigEnoughToPress(Visitor visitor, int pixels)
    {
        var small = await visitor.Page.EvaluateAsync<string[]>(
            """
            pixels => [...document.querySelectorAll('a[href], button, summary, .choice, input[type=text]')]
              .filter(target => !target.closest('p, td, .sources li, main li:not(:has(> a:only-child)), .skip-link') && target.checkVisibility())
              .filter(target => target.getBoundingClientRect().height < pixels)
              .map(target => target.outerHTML)
            """,
            pixels);
        Assert.True(small.Length == 0, $"{visitor.Address}: {string.Join(Environment.NewLine, small)}");
    }

    private static async Task AssertFitsWithWiderSpacing(Visitor visitor)
    {
        var style = await visitor.Page.AddStyleTagAsync(new() { Content = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }" });
        await visitor.Page.SetViewportSizeAsync(320, 740);
        await AssertFits(visitor);
        await style.EvaluateAsync("style => style.remove()");
    }

    private static async Task AssertStill(Visitor visitor)
    {
        Assert.Equal("auto", await visitor.Page.EvaluateAsync<string>("getComputedStyle(document.documentElement).scrollBehavior"));
        Assert.Equal(0, await visitor.Page.EvaluateAsync<int>("document.getAnimations().length"));
    }

    private static async Task AssertFits(Visitor visitor)
    {
        Assert.Equal((visitor.Address, 0), (visitor.Address, await visitor.SidewaysScroll()));

        // What overflows its own box is cut off or lies over something else.
        var cut = await visitor.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('main *, header *, footer *')]
              .filter(element => !element.closest('.visually-hidden, .skip-link, svg') && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0)
              .map(element => element.outerHTML.slice(0, 200))
            """);
        Assert.True(cut.Length == 0, $"{visitor.Address}: {string.Join(Environment.NewLine, cut)}");
    }

    private static Task<string> Background(ILocator part) => part.EvaluateAsync<string>("part => getComputedStyle(part).backgroundColor");
}
