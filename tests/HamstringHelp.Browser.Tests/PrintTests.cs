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
    public Task The_doctors_page_is_one_sheet_of_paper(string story) => chromium.Visit(async visitor =>
    {
        await visitor.WalkToResult(Person.Of(story));
        await visitor.Go("/result/doctor");

        Assert.Equal(1, await visitor.PrintedPages());
    });

    /// <summary>How many sheets of paper a result may take: two, and three for the one person who ticks everything there is.</summary>
    public static TheoryData<string, int> Sheets => new()
    {
        { Person.Runner.Story, 2 },
        { Person.MotherToBe.Story, 2 },
        { Person.Unexplained.Story, 2 },
        { Person.WarmLeg.Story, 2 },
        { Person.ColdLeg.Story, 2 },
        { Person.Everything.Story, 3 },
    };

    [BrowserTheory]
    [MemberData(nameof(Sheets))]
    public Task A_result_is_at_most_two_sheets_of_paper_unless_everything_was_ticked(string story, int most) => chromium.Visit(async visitor =>
    {
        await visitor.WalkToResult(Person.Of(story));

        Assert.InRange(await visitor.PrintedPages(), 1, most);
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
