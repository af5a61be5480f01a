using HamstringHelp.Browser.Tests.Support;
using Microsoft.Playwright;

namespace HamstringHelp.Browser.Tests;

/// <summary>On paper, as Chromium prints it.</summary>
[Collection(InChromium.Name)]
public sealed class PrintTests(Chromium chromium)
{
    public static TheoryData<string> Stories => Person.Stories;

    [BrowserTheory]
    [MemberData(nameof(Stories))]
    public Task A_result_is_at_most_two_sheets_of_paper_and_the_doctors_page_is_one(string story) => chromium.Visit(async visitor =>
    {
        await visitor.WalkToResult(Person.Of(story));
        Assert.InRange(await visitor.PrintedPages(), 1, 2);

        await visitor.Go("/result/doctor");
        Assert.Equal(1, await visitor.PrintedPages());
    });

    [BrowserFact]
    public Task Nothing_to_press_is_printed_and_everything_is_black_on_white() => chromium.Visit(
        async visitor =>
        {
            await visitor.WalkToResult(Person.MotherToBe);
            await visitor.Page.EmulateMediaAsync(new() { Media = Media.Print });

            Assert.Equal(0, await visitor.Page.Locator(".actions, button, .back-link, .skip-link, .page-footer ul").Filter(new() { Visible = true }).CountAsync());
            Assert.Equal("rgb(0, 0, 0) on rgb(255, 255, 255)", await visitor.Page.EvaluateAsync<string>("`${getComputedStyle(document.body).color} on ${getComputedStyle(document.body).backgroundColor}`"));
        },
        new() { ColorScheme = ColorScheme.Dark });
}
