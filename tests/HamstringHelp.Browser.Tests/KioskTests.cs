using System.Security.Cryptography;
using System.Text;
using HamstringHelp.Browser.Tests.Support;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace HamstringHelp.Browser.Tests;

/// <summary>Strangers one after another at a clinic's tablet, and somebody who snoops after each of them.</summary>
[Collection(InChromium.Name)]
public sealed class KioskTests(Chromium chromium, ITestOutputHelper output)
{
    private static readonly Person[] People = [.. Person.All];

    /// <summary>Pages that would show answers, if there were any.</summary>
    private static readonly string[] Telling = ["/result", "/result/doctor", "/check/answers", "/check/medicine-names", "/check/medicines", "/check/symptoms", "/check/emergency"];

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public Task Strangers_one_after_another_find_nothing_of_each_other(bool script)
    {
        var strangers = Environment.GetEnvironmentVariable("FAULTS") == "full" ? 100 : 3;
        output.WriteLine($"{strangers} strangers{(strangers < 100 ? "; FAULTS=full sends 100" : "")}.");
        return chromium.Visit(
            async visitor =>
            {
                await Begin(visitor, idleSeconds: 180);
                for (var number = 0; number < strangers; number++)
                {
                    var person = People[number % People.Length];
                    await visitor.WalkToResult(person);
                    if (number % 2 == 0)
                    {
                        await Share(visitor);
                    }

                    var page = visitor.Page;
                    var journey = (await Cookies(visitor)).Single(cookie => cookie.Name == "journey").Value;
                    var second = number % 3 == 0 ? await page.Context.NewPageAsync() : null;
                    if (second is not null)
                    {
                        await second.GotoAsync("/check/answers");
                    }

                    await Finish(visitor);
                    await Snoop(visitor, second, journey, script);
                }
            },
            new() { JavaScriptEnabled = script });
    }

    [BrowserFact]
    public Task With_script_there_is_no_page_to_go_back_to() => chromium.Visit(async visitor =>
    {
        await Begin(visitor, idleSeconds: 180);
        var before = await visitor.Page.EvaluateAsync<int>("history.length");

        await visitor.WalkOnToResult(Person.WarmLeg, () => Task.CompletedTask);
        await Share(visitor);
        await Finish(visitor);

        Assert.Equal(before, await visitor.Page.EvaluateAsync<int>("history.length"));
    });

    [BrowserFact]
    public Task Whoever_is_there_still_says_so_by_keyboard_and_keeps_what_they_ticked() => chromium.Visit(async visitor =>
    {
        await Begin(visitor, idleSeconds: 2);
        await visitor.Go("/check/emergency");
        await visitor.Choice("none").CheckAsync();
        for (var times = 0; times < 2; times++)
        {
            var question = visitor.Page.GetByRole(AriaRole.Dialog, new() { Name = "Are you still there?" });
            await Assertions.Expect(question).ToBeVisibleAsync();
            await Assertions.Expect(question.GetByRole(AriaRole.Button)).ToBeFocusedAsync();
            await visitor.Page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(question).ToBeHiddenAsync();
        }

        Assert.True(await visitor.Choice("none").IsCheckedAsync());
        Assert.Equal("/check/emergency", visitor.Address);
    });

    [BrowserFact]
    public Task Whoever_touches_the_screen_is_not_asked() => chromium.Visit(async visitor =>
    {
        await Begin(visitor, idleSeconds: 2);
        await visitor.Go("/check/emergency");
        for (var times = 0; times < 8; times++)
        {
            await Task.Delay(500);
            await visitor.Page.Keyboard.PressAsync("Tab");
            await Assertions.Expect(visitor.Page.Locator(".still-there")).ToBeHiddenAsync();
        }

        // The server's Refresh would have left the page by now.
        Assert.Equal("/check/emergency", visitor.Address);
    });

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public Task An_untouched_tablet_asks_and_then_clears_by_itself(bool script) => chromium.Visit(
        async visitor =>
        {
            await Begin(visitor, idleSeconds: 3);
            await visitor.Go("/check/emergency");
            await visitor.AnswerAs(Person.WarmLeg);
            Assert.Equal("/check/symptoms", visitor.Address);

            if (script)
            {
                await Assertions.Expect(visitor.Page.Locator(".still-there")).ToBeVisibleAsync();
            }
            else
            {
                await visitor.Page.WaitForURLAsync("**/kiosk/still-there*");
                await Assertions.Expect(visitor.Main.Locator("a.button")).ToBeFocusedAsync();
                await visitor.Leave(() => visitor.Page.Keyboard.PressAsync("Enter"));
                Assert.Equal("/check/symptoms", visitor.Address);
                await visitor.Page.WaitForURLAsync("**/kiosk/still-there*");
            }

            await visitor.Page.WaitForURLAsync(visitor.Site + "/");
            await visitor.Go("/check/symptoms");
            Assert.Equal("/check/emergency", visitor.Address);
        },
        new() { JavaScriptEnabled = script });

    [BrowserFact]
    public Task A_second_tab_is_emptied_when_the_first_is() => chromium.Visit(async visitor =>
    {
        await Begin(visitor, idleSeconds: 180);
        await visitor.WalkToResult(Person.WarmLeg);
        var second = await visitor.Page.Context.NewPageAsync();
        await second.GotoAsync("/result");

        await Finish(visitor);

        await second.WaitForURLAsync(visitor.Site + "/");
        Assert.Equal(0, await second.Locator("[data-outcome]").CountAsync());
    });

    [BrowserFact]
    public Task A_tablet_shows_every_page_whole_either_way_round_with_targets_for_any_finger() => chromium.Visit(
        async visitor =>
        {
            await Begin(visitor, idleSeconds: 180);
            await Look(visitor, "home");
            await visitor.WalkToResult(Person.MotherToBe, () => Look(visitor, visitor.Address.Trim('/').Replace('/', '-')));
            await Share(visitor);
            await Look(visitor, "taken");
            await visitor.Go("/kiosk/still-there?back=/result");
            await Look(visitor, "still-there");
        },
        new() { HasTouch = true, BypassCSP = true });

    private static async Task Look(Visitor visitor, string name)
    {
        // The page is not sent on while it is looked at.
        await visitor.Page.EvaluateAsync("stop()");
        foreach (var (width, height) in new[] { (1024, 768), (768, 1024), (1280, 800) })
        {
            await visitor.Page.SetViewportSizeAsync(width, height);
            if (Environment.GetEnvironmentVariable("KIOSK_PICTURES") is { } folder)
            {
                await visitor.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{width}x{height}.png") });
            }

            Assert.Equal((visitor.Address, width, 0), (visitor.Address, width, await visitor.SidewaysScroll()));
            await AccessibilityTests.AssertBigEnoughToPress(visitor, pixels: 64);
        }

        await AccessibilityTests.AssertAccessible(visitor);
    }

    /// <summary>Opens a new kiosk's link and presses its button.</summary>
    private async Task Begin(Visitor visitor, int idleSeconds)
    {
        var code = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
        chromium.App.AddKiosk($"Clinic {code[..8]}", SHA256.HashData(Encoding.UTF8.GetBytes(code)), idleSeconds);
        await visitor.Go($"/kiosk/{code}");
        await visitor.Submit();
        Assert.Equal("/", visitor.Address);
    }

    /// <summary>One press; the square that appears holds the link, and no text does.</summary>
    private static async Task Share(Visitor visitor)
    {
        await visitor.Leave(() => visitor.Page.Locator("#share button").ClickAsync());
        await Assertions.Expect(visitor.Page.Locator("#take-it .qr svg")).ToBeVisibleAsync();
        Assert.DoesNotContain("/r/", await visitor.Page.ContentAsync(), StringComparison.Ordinal);
    }

    private static async Task Finish(Visitor visitor)
    {
        await visitor.Leave(() => visitor.Page.Locator(".finish button").ClickAsync());
        Assert.Equal("/", visitor.Address);
    }

    /// <summary>Everything that somebody can try who takes the tablet next.</summary>
    private static async Task Snoop(Visitor visitor, IPage? second, string journey, bool script)
    {
        var page = visitor.Page;
        await AssertEmpty(page);
        await page.ReloadAsync();
        await AssertEmpty(page);

        // Back through whatever history there is, then forward again, then a reload there.
        for (var step = 0; step < 6; step++)
        {
            await Try(() => page.GoBackAsync());
            await AssertEmpty(page);
        }

        for (var step = 0; step < 3; step++)
        {
            await Try(() => page.GoForwardAsync());
            await AssertEmpty(page);
        }

        await Try(() => page.ReloadAsync());
        await AssertEmpty(page);

        // The second tab: with script it is emptied at once, without it when it is looked at anew.
        if (second is not null)
        {
            if (script)
            {
                await second.WaitForURLAsync(visitor.Site + "/");
            }
            else
            {
                await second.ReloadAsync();
            }

            await AssertEmpty(second);
            await second.CloseAsync();
        }

        // The cookie jar holds the kiosk's own cookie; one that is brought back opens nothing.
        await page.GotoAsync("/");
        Assert.DoesNotContain(await Cookies(visitor), cookie => cookie.Name == "journey");
        await page.Context.AddCookiesAsync([new() { Name = "journey", Value = journey, Url = visitor.Site }]);
        var reopened = await page.Context.NewPageAsync();
        foreach (var address in Telling)
        {
            await reopened.GotoAsync(address);
            Assert.Equal("/check/emergency", new Uri(reopened.Url).AbsolutePath);
            await AssertEmpty(reopened);
        }

        await reopened.CloseAsync();
        if (script)
        {
            Assert.Equal(0, await page.EvaluateAsync<int>("localStorage.length + sessionStorage.length"));
            Assert.Equal(0, await page.EvaluateAsync<int>("caches.keys().then(keys => keys.length)"));
            Assert.Equal(0, await page.EvaluateAsync<int>("indexedDB.databases().then(databases => databases.length)"));
            Assert.Equal(0, await page.EvaluateAsync<int>("navigator.serviceWorker.getRegistrations().then(workers => workers.length)"));
            Assert.Equal("", await page.EvaluateAsync<string>("document.cookie"));
        }

        await page.GotoAsync("/");
    }

    /// <summary>No outcome, no finding, nothing ticked and nothing typed.</summary>
    private static async Task AssertEmpty(IPage page)
    {
        Assert.Equal((page.Url, 0), (page.Url, await page.Locator("[data-outcome], [data-finding], [data-advice], .summary-list, .qr, input:checked, .reading").CountAsync()));
        foreach (var box in await page.Locator("input[type=text]").AllAsync())
        {
            Assert.Equal("", await box.InputValueAsync());
        }
    }

    /// <summary>There may be nothing to go to, or only a form that the browser does not send again.</summary>
    private static async Task Try(Func<Task> step)
    {
        try
        {
            await step();
        }
        catch (PlaywrightException)
        {
            // What is in view then is looked at all the same.
        }
    }

    private static async Task<IReadOnlyList<BrowserContextCookiesResult>> Cookies(Visitor visitor) => await visitor.Page.Context.CookiesAsync();
}
