using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using HamstringHelp.Web.Tests.Support;

namespace HamstringHelp.Web.Tests;

/// <summary>The pages around the questions.</summary>
public sealed class PageTests(App app) : IClassFixture<App>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/relief")]
    [InlineData("/about")]
    [InlineData("/privacy")]
    [InlineData("/sources")]
    [InlineData("/accessibility")]
    [InlineData("/restart")]
    public async Task A_page_is_there_has_its_own_title_and_real_text(string address)
    {
        using var visitor = app.Visit();

        await visitor.Go(address);

        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.Equal(address, visitor.Address);
        Assert.InRange(visitor.Page.QuerySelector("main")!.TextContent.Length, 50, int.MaxValue);
        if (address != "/")
        {
            Assert.StartsWith(visitor.Heading, visitor.Page.Title, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Every_link_and_picture_of_every_page_leads_somewhere()
    {
        using var visitor = app.Visit();
        await Personas.Everything.WalkToResult(visitor);
        var open = new Queue<string>(["/", "/result", "/result/doctor", "/check/answers"]);
        var seen = open.ToHashSet();

        while (open.TryDequeue(out var address))
        {
            await visitor.Go(address);
            Assert.True(visitor.Status == HttpStatusCode.OK, $"{address} is {visitor.Status}.");
            if (!visitor.Hops[^1].Headers["Content-Type"].StartsWith("text/html", StringComparison.Ordinal))
            {
                continue;
            }

            Assert.Equal(address, visitor.Address);
            var leads = visitor.Page.QuerySelectorAll("[href], [src]").Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")!);
            foreach (var lead in leads.Where(lead => lead.StartsWith('/')))
            {
                var (page, fragment) = lead.Split('#') is [var path, var part] ? (path, part) : (lead, null);
                if (fragment is null && seen.Add(page))
                {
                    open.Enqueue(page);
                }
            }
        }

        Assert.Contains("/sources", seen);
        Assert.Contains("/restart", seen);
    }

    [Fact]
    public async Task Every_link_to_a_source_leads_to_its_row()
    {
        using var visitor = app.Visit();
        await Personas.Everything.WalkToResult(visitor);
        var fragments = visitor.Page.QuerySelectorAll("a[href^='/sources#']").Select(link => link.GetAttribute("href")!.Split('#')[1]).Distinct().ToList();
        Assert.NotEmpty(fragments);

        await visitor.Go("/sources");

        Assert.All(fragments, fragment => Assert.NotNull(visitor.Page.GetElementById(fragment)));
    }

    [Fact]
    public async Task The_first_page_says_what_matters_before_anything_is_asked()
    {
        using var visitor = app.Visit();

        await visitor.Go("/");

        var main = visitor.Page.QuerySelector("main")!;
        Assert.NotNull(main.QuerySelector("a[href='/check/emergency']"));
        Assert.NotNull(main.QuerySelector("a[href='/relief']"));
        Assert.NotNull(main.QuerySelector("a[href='/privacy']"));
        var emergency = app.Content.Questionnaire.Steps[0].Question;
        foreach (var sign in emergency.Choices.Where(choice => !choice.ExcludesOthers))
        {
            Assert.Contains(sign.Label, main.TextContent, StringComparison.Ordinal);
        }

        Assert.Equal(["tel:112", "tel:999", "tel:911"], main.QuerySelectorAll("a[href^='tel:']").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task Relief_shows_both_stretches_with_their_steps_and_pictures_and_warns_of_heat()
    {
        using var visitor = app.Visit();

        await visitor.Go("/relief");

        foreach (var id in new[] { "relief-seated-stretch", "relief-in-bed" })
        {
            var section = visitor.Page.GetElementById(id)!;
            Assert.NotEmpty(section.QuerySelectorAll("ol li"));
            Assert.NotEmpty(section.QuerySelectorAll("img"));
        }

        Assert.Contains("30 seconds", visitor.Page.GetElementById("relief-seated-stretch")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("swollen, red or warm", visitor.Page.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sources_lists_every_statement_once_with_what_rests_on_it()
    {
        using var visitor = app.Visit();

        await visitor.Go("/sources");

        var rows = visitor.Page.QuerySelectorAll("tr[id]").ToDictionary(row => row.Id!);
        var statements = Enumerable.Range(1, 62).Select(number => string.Create(CultureInfo.InvariantCulture, $"S{number:00}")).ToList();
        Assert.Equal(statements, rows.Keys.Where(id => id.Length == 3 && id[0] == 'S'));
        Assert.All(rows.Values, row => Assert.InRange(row.QuerySelector("th")!.TextContent.Trim().Length, 5, int.MaxValue));
        Assert.All(rows.Values, row => Assert.InRange(Rests(row).Length, 5, int.MaxValue));

        static string Rests(IElement row) => (row.QuerySelector("td small") ?? row.QuerySelector("td")!).TextContent.Trim();
    }

    [Fact]
    public async Task Privacy_names_exactly_the_cookies_that_a_whole_journey_sets()
    {
        using var visitor = app.Visit();
        await Personas.WarmLeg.WalkToResult(visitor);

        await visitor.Go("/privacy");

        Assert.Equal(
            visitor.Cookies.Select(cookie => cookie.Name).Order(),
            visitor.Page.QuerySelectorAll("tbody th").Select(name => name.TextContent).Order());
    }

    [Fact]
    public async Task The_doctors_page_says_what_was_asked_reported_and_denied_and_when()
    {
        using var visitor = app.Visit();
        await Personas.Limping.WalkToResult(visitor);

        await visitor.FollowTo("/result/doctor");

        Assert.Contains("14 March 2031", visitor.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var rows = visitor.Page.QuerySelectorAll(".answers tbody tr").ToDictionary(
            row => row.Children[0].TextContent.Trim(),
            row => (Reports: Listed(row.Children[1]), Denies: Listed(row.Children[2])));
        var content = app.Content;
        Assert.Equal(Personas.Limping.Answers.Keys.Select(question => content.Questionnaire.Find(question)!.Question.Short), rows.Keys);
        Assert.Equal(Clinical("symptoms", "tenderness", "redness", "lasting-pain", "trouble-walking"), rows["Warning signs"].Reports);
        Assert.Equal(Clinical("symptoms", "swelling", "warmth"), rows["Warning signs"].Denies);
        Assert.Equal(Clinical("emergency", "chest-pain-or-breathless", "cold-pale-or-numb-leg", "bladder-bowel-or-saddle-numbness"), rows["Emergency signs"].Denies);
        // Whoever is not sure denies nothing, and a question with one answer has nothing to deny.
        Assert.Equal(Clinical("conditions", "not-sure"), rows["Health conditions"].Reports);
        Assert.Equal([""], rows["Health conditions"].Denies);
        Assert.Equal([""], rows[content.Questionnaire.Find("age")!.Question.Short].Denies);
        Assert.Equal([""], rows[content.Questionnaire.Find("frequency")!.Question.Short].Denies);

        string[] Clinical(string question, params string[] choices) =>
            [.. choices.Select(choice => content.Questionnaire.Find(question)!.FindChoice(choice)!.Clinical)];

        static string[] Listed(IElement cell) => [.. cell.TextContent.Trim().Split("; ")];
    }

    [Fact]
    public async Task After_an_emergency_the_doctors_page_says_only_what_was_asked()
    {
        using var visitor = app.Visit();
        await Personas.ColdLeg.WalkToResult(visitor);

        await visitor.FollowTo("/result/doctor");

        Assert.Single(visitor.Page.QuerySelectorAll(".answers tbody tr"));
    }

    [Fact]
    public async Task Every_finding_gives_its_reason_and_its_source()
    {
        using var visitor = app.Visit();
        foreach (var persona in Personas.All)
        {
            await persona.WalkToResult(visitor);
            foreach (var finding in visitor.Page.QuerySelectorAll("[data-finding], [data-advice]"))
            {
                Assert.NotNull(finding.QuerySelector("a[href^='/sources#']"));
            }

            foreach (var reason in visitor.Page.QuerySelectorAll("[data-finding]:not([data-possible]) > .because, [data-trigger] > .because"))
            {
                Assert.Matches("^(Because you said .{5,}\\.|The questions that could say otherwise were not asked\\.)$", reason.TextContent.Trim());
            }
        }
    }

    [Fact]
    public async Task A_page_is_in_English_whatever_the_browser_asks_for()
    {
        using var client = app.CreateClient();
        client.DefaultRequestHeaders.Add("Accept-Language", "ar-SA,fa;q=0.9");

        var html = await client.GetStringAsync("/about");

        Assert.Contains("<html lang=\"en\">", html, StringComparison.Ordinal);
        Assert.DoesNotMatch("[\u0660-\u06ff]", html);
    }
}
