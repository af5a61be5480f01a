using HamstringHelp.Browser.Tests.Support;
using Microsoft.Playwright;

namespace HamstringHelp.Browser.Tests;

/// <summary>The box for medicine names, which completes the name that is being typed.</summary>
[Collection(InChromium.Name)]
public sealed class MedicineNamesTests(Chromium chromium)
{
    [BrowserFact]
    public Task Each_name_is_completed_by_keyboard_and_what_the_box_shows_is_what_is_sent() => chromium.Visit(async visitor =>
    {
        await GoToMedicines(visitor);
        var box = visitor.Page.GetByRole(AriaRole.Combobox);
        var names = visitor.Page.GetByRole(AriaRole.Listbox);
        await box.PressSequentiallyAsync("furosem");
        await Assertions.Expect(box).ToHaveAttributeAsync("aria-expanded", "true");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Arrow down");

        await box.PressAsync("ArrowDown");
        var chosen = names.GetByRole(AriaRole.Option, new() { Selected = true });
        await Assertions.Expect(box).ToHaveAttributeAsync("aria-activedescendant", (await chosen.GetAttributeAsync("id"))!);
        await box.PressAsync("Enter");
        await Assertions.Expect(names).ToBeHiddenAsync();
        await Assertions.Expect(box).ToBeFocusedAsync();
        var first = await box.InputValueAsync();
        Assert.StartsWith("furosemide", first, StringComparison.OrdinalIgnoreCase);

        await box.PressSequentiallyAsync(", vento");
        await box.PressAsync("ArrowUp");
        await box.PressAsync("Enter");
        var both = await box.InputValueAsync();
        Assert.StartsWith(first + ", Vento", both, StringComparison.OrdinalIgnoreCase);

        // Nothing is chosen now, so Enter goes on as in any text box.
        await visitor.Leave(() => box.PressAsync("Enter"));
        Assert.Equal("/check/medicine-names", visitor.Address);
        foreach (var name in both.Split(", "))
        {
            await Assertions.Expect(visitor.Main).ToContainTextAsync($"“{name}”");
        }
    });

    [BrowserFact]
    public Task A_finger_takes_a_name_and_Escape_or_leaving_closes_the_list() => chromium.Visit(async visitor =>
    {
        await GoToMedicines(visitor);
        var box = visitor.Page.GetByRole(AriaRole.Combobox);
        var names = visitor.Page.GetByRole(AriaRole.Listbox);
        await box.PressSequentiallyAsync("ator");
        await box.PressAsync("Escape");
        await Assertions.Expect(names).ToBeHiddenAsync();
        Assert.Equal("ator", await box.InputValueAsync());

        await box.PressSequentiallyAsync("vast");
        await names.GetByRole(AriaRole.Option).First.ClickAsync();
        await Assertions.Expect(box).ToBeFocusedAsync();
        Assert.StartsWith("atorvastatin", await box.InputValueAsync(), StringComparison.OrdinalIgnoreCase);

        await box.PressSequentiallyAsync(", lasi");
        await Assertions.Expect(names).ToBeVisibleAsync();
        await box.PressAsync("Tab");
        await Assertions.Expect(names).ToBeHiddenAsync();
    });

    [BrowserFact]
    public Task A_name_that_nobody_knows_opens_no_list_and_is_sent_as_it_is() => chromium.Visit(async visitor =>
    {
        await GoToMedicines(visitor);
        var box = visitor.Page.GetByRole(AriaRole.Combobox);
        await box.PressSequentiallyAsync("zzyx");
        await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Listbox)).ToBeHiddenAsync();

        await visitor.Leave(() => box.PressAsync("Enter"));

        await Assertions.Expect(visitor.Main).ToContainTextAsync("“zzyx”");
    });

    [BrowserFact]
    public Task Axe_finds_nothing_while_the_list_is_open() => chromium.Visit(
        async visitor =>
        {
            await GoToMedicines(visitor);
            var box = visitor.Page.GetByRole(AriaRole.Combobox);
            await box.PressSequentiallyAsync("si");
            await box.PressAsync("ArrowDown");
            await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Listbox)).ToBeVisibleAsync();

            await AccessibilityTests.AssertAccessible(visitor);
        },
        new() { ViewportSize = new() { Width = 360, Height = 740 }, BypassCSP = true });

    private static async Task GoToMedicines(Visitor visitor)
    {
        await visitor.Go("/check/emergency");
        while (visitor.Question != "medicines")
        {
            await visitor.AnswerAs(Person.MotherToBe);
        }
    }
}
