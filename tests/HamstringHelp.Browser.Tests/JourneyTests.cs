using HamstringHelp.Browser.Tests.Support;
using Microsoft.Playwright;

namespace HamstringHelp.Browser.Tests;

/// <summary>From the first page to the result in a real browser.</summary>
[Collection(InChromium.Name)]
public sealed class JourneyTests(Chromium chromium)
{
    public static TheoryData<string> Stories => Person.Stories;

    /// <summary>The longest way and the shortest.</summary>
    public static TheoryData<string> WithoutScript => [Person.Everything.Story, Person.ColdLeg.Story];

    /// <summary>Between them they press everything there is: boxes, buttons of a group, the text box, every kind of page.</summary>
    public static TheoryData<string> WithoutMouse => [Person.MotherToBe.Story, Person.WarmLeg.Story, Person.ColdLeg.Story];

    [BrowserTheory]
    [MemberData(nameof(Stories))]
    public Task A_person_reaches_the_result_and_the_doctors_page(string story) => chromium.Visit(visitor => WalkToTheDoctorsPage(visitor, Person.Of(story)));

    [BrowserTheory]
    [MemberData(nameof(WithoutScript))]
    public Task A_person_whose_browser_runs_no_script_reaches_them_too(string story) => chromium.Visit(
        visitor => WalkToTheDoctorsPage(visitor, Person.Of(story)),
        new() { JavaScriptEnabled = false });

    [BrowserTheory]
    [MemberData(nameof(WithoutMouse))]
    public Task The_keyboard_alone_leads_from_the_first_page_to_the_doctors_page(string story) => chromium.Visit(async visitor =>
    {
        var person = Person.Of(story);
        var keyboard = new Keyboard(visitor);
        await visitor.Go("/");

        await keyboard.Follow(visitor.Main.Locator("a[href^='/check/']"));
        while (visitor.Address.StartsWith("/check/", StringComparison.Ordinal) && visitor.Address != "/check/answers")
        {
            await keyboard.AnswerAs(person);
        }

        if (visitor.Address == "/check/answers")
        {
            await keyboard.Follow(visitor.Main.Locator(".actions a[href='/result']"));
        }

        Assert.Equal(person.Outcome, await visitor.Outcome);
        await keyboard.Follow(visitor.Main.Locator("a[href='/result/doctor']").First);
        Assert.Equal("/result/doctor", visitor.Address);
    });

    [BrowserFact]
    public Task The_skip_link_is_the_first_stop_and_jumps_over_the_header() => chromium.Visit(async visitor =>
    {
        await visitor.Go("/about");

        await visitor.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(visitor.Page.Locator(".skip-link")).ToBeFocusedAsync();
        await Assertions.Expect(visitor.Page.Locator(".skip-link")).ToBeInViewportAsync();
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.Page.Keyboard.PressAsync("Tab");

        Assert.True(await visitor.Page.EvaluateAsync<bool>("document.querySelector('main').contains(document.activeElement)"));
    });

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public Task Focus_goes_to_the_error_summary_and_its_link_to_the_first_choice(bool script) => chromium.Visit(
        async visitor =>
        {
            await visitor.Go("/check/emergency");

            await visitor.Submit();

            var summary = visitor.Page.Locator(".error-summary");
            await Assertions.Expect(summary).ToBeFocusedAsync();
            await Assertions.Expect(summary).ToBeInViewportAsync();
            Assert.StartsWith("Error", await visitor.Page.TitleAsync(), StringComparison.Ordinal);
            await visitor.Page.Keyboard.PressAsync("Tab");
            await visitor.Page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(visitor.Main.Locator("form input:not([type=hidden])").First).ToBeFocusedAsync();
        },
        new() { JavaScriptEnabled = script });

    [BrowserFact]
    public Task Focus_goes_to_the_error_summary_of_the_medicine_names_too() => chromium.Visit(async visitor =>
    {
        var person = Person.MotherToBe;
        await visitor.Go("/check/emergency");
        while (visitor.Question != "medicine-names")
        {
            await visitor.AnswerAs(person);
        }

        // A browser that has been tampered with: the page itself always has one choice ticked.
        await visitor.Page.EvaluateAsync("for (const choice of document.querySelectorAll('input[type=radio]')) choice.checked = false");
        await visitor.Submit();

        await Assertions.Expect(visitor.Page.Locator(".error-summary")).ToBeFocusedAsync();
    });

    private static async Task WalkToTheDoctorsPage(Visitor visitor, Person person)
    {
        await visitor.WalkToResult(person);

        await visitor.Follow(visitor.Main.Locator("a[href='/result/doctor']").First);
        Assert.Equal("/result/doctor", visitor.Address);
        Assert.Equal(person.Outcome, await visitor.Outcome);
    }
}
