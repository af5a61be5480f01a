using Microsoft.Playwright;

namespace HamstringHelp.Browser.Tests.Support;

/// <summary>The same person without a mouse: tab, arrows, space and enter. At every stop the focus must be seen.</summary>
public sealed class Keyboard(Visitor visitor)
{
    private const int MostStops = 150;

    private readonly IPage _page = visitor.Page;

    /// <summary>Tabs to a link or button and presses enter.</summary>
    public async Task Follow(ILocator link)
    {
        await TabTo(link);
        await visitor.Leave(() => _page.Keyboard.PressAsync("Enter"));
    }

    /// <summary>Answers the page that is open as this person would.</summary>
    public async Task AnswerAs(Person person)
    {
        if (visitor.Question != "medicine-names")
        {
            foreach (var choice in person.Answers[visitor.Question])
            {
                await Choose(visitor.Choice(choice));
            }

            if (visitor.Question == "medicines" && person.Names.Length > 0)
            {
                await TabTo(visitor.NamesBox);
                await _page.Keyboard.TypeAsync(person.Names);
                // A list of suggestions may be open and would take the next key.
                await _page.Keyboard.PressAsync("Escape");
            }
        }

        await Follow(visitor.Continue);
    }

    /// <summary>Tabs to a box and ticks it; from the first button of a group, arrows lead to the others.</summary>
    private async Task Choose(ILocator choice)
    {
        if (await choice.GetAttributeAsync("type") == "checkbox")
        {
            await TabTo(choice);
            await _page.Keyboard.PressAsync("Space");
        }
        else
        {
            await TabTo(visitor.Main.Locator("form input[type=radio]").First);
            await _page.Keyboard.PressAsync("Space");
            for (var stop = 0; !await IsFocused(choice) && stop < MostStops; stop++)
            {
                await _page.Keyboard.PressAsync("ArrowDown");
            }
        }

        Assert.True(await choice.IsCheckedAsync());
    }

    private async Task TabTo(ILocator target)
    {
        for (var stop = 0; stop < MostStops; stop++)
        {
            if (await IsFocused(target))
            {
                return;
            }

            await _page.Keyboard.PressAsync("Tab");
            await AssertFocusIsSeen();
        }

        Assert.Fail($"{target} is not among the first {MostStops} stops of {visitor.Address}.");
    }

    private static Task<bool> IsFocused(ILocator target) => target.EvaluateAsync<bool>("element => element === document.activeElement");

    /// <summary>What has the focus shows an outline, itself or as the choice around it, and lies in view.</summary>
    private async Task AssertFocusIsSeen()
    {
        var focused = _page.Locator(":focus");
        if (await focused.CountAsync() == 0)
        {
            // Between the last stop of a page and the first there is the browser's own frame.
            return;
        }

        var outlined = await focused.EvaluateAsync<bool>("stop => [stop, stop.closest('.choice')].some(element => element && getComputedStyle(element).outlineStyle !== 'none' && parseFloat(getComputedStyle(element).outlineWidth) >= 2)");
        Assert.True(outlined, $"{visitor.Address}: no outline on {await focused.EvaluateAsync<string>("stop => stop.outerHTML")}");
        await Assertions.Expect(focused).ToBeInViewportAsync();
    }
}
