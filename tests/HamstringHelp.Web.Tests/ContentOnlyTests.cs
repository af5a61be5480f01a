using System.Text.Json.Nodes;
using HamstringHelp.Web.Tests.Commands;
using HamstringHelp.Web.Tests.Support;

namespace HamstringHelp.Web.Tests;

/// <summary>What is asked and said is content: it changes without touching C#.</summary>
public sealed class ContentOnlyTests : IDisposable
{
    private readonly AuthorsDesk _desk = new();

    public ContentOnlyTests()
    {
        _desk.Draft("1.1.0");
        _desk.Edit("1.1.0/questions.json", questions => Item(questions["questions"]!, "activity")["choices"]!.AsArray().Insert(0, JsonNode.Parse(
            """
            { "id": "cold-water", "label": "I swam in cold water", "said": "you swam in cold water", "clinical": "Cold-water swimming" }
            """)));
        _desk.Edit("1.1.0/causes.json", causes => causes["causes"]!.AsArray().Insert(0, JsonNode.Parse(
            """
            {
              "id": "cold-water", "kind": "benign", "name": "Cold water", "when": "activity has cold-water",
              "explanation": [{ "text": "Cold makes muscles stiff.", "from": ["S15"] }],
              "whatToDo": [{ "text": "Warm up first.", "from": ["S46"] }],
              "from": ["S15"]
            }
            """)));
        _desk.Edit("1.1.0/advice.json", advice => advice["advice"]!.AsArray().Add(JsonNode.Parse(
            """
            {
              "id": "prevent-cold-water", "section": "prevention", "title": "Swim where it is warm", "when": "cause cold-water",
              "blocks": [{ "text": "Choose a heated pool.", "from": ["S15"] }],
              "from": ["S15"]
            }
            """)));
    }

    [Fact]
    public async Task A_cause_that_is_added_to_the_content_alone_is_asked_about_found_and_advised_on()
    {
        var swimmer = Personas.Runner with { Sheet = Personas.Runner.Sheet.Replace("no-stretching,hot-weather", "cold-water", StringComparison.Ordinal) };
        using var app = Published();
        using var visitor = app.Visit();

        await swimmer.WalkToResult(visitor);

        var shown = ShownResult.On(visitor.Page);
        Assert.Equal("self-care", shown.Outcome);
        Assert.Equal(["cold-water"], shown.Findings);
        Assert.Contains("prevent-cold-water", shown.Advice);
        var finding = visitor.Page.QuerySelector("[data-finding=cold-water]")!.TextContent;
        Assert.Contains("Because you said you swam in cold water.", finding, StringComparison.Ordinal);
        Assert.Contains("Warm up first.", finding, StringComparison.Ordinal);

        await visitor.FollowTo("/result/doctor");
        Assert.Contains("Cold-water swimming", visitor.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await visitor.Go("/check/answers");
        Assert.Contains("I swam in cold water", visitor.Page.QuerySelector(".summary-list")!.TextContent, StringComparison.Ordinal);
        await visitor.Go("/sources");
        Assert.Contains("Swim where it is warm", visitor.Page.GetElementById("S15")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_that_is_added_to_the_content_alone_has_its_page_and_its_place()
    {
        _desk.Edit("1.1.0/questions.json", questions => questions["questions"]!.AsArray().Insert(8, JsonNode.Parse(
            """
            {
              "id": "swimming", "title": "How do you swim?", "short": "Swimming", "answers": "one", "askedWhen": "activity has cold-water",
              "choices": [
                { "id": "crawl", "label": "Crawl", "said": "you swim crawl", "clinical": "Crawl" },
                { "id": "breast-stroke", "label": "Breast stroke", "said": "you swim breast stroke", "clinical": "Breast stroke" }
              ]
            }
            """)));
        var swimmer = new Persona("A swimmer", "self-care", Personas.Runner.Sheet.Replace("no-stretching,hot-weather", "cold-water", StringComparison.Ordinal) + " swimming=crawl");
        using var app = Published();
        using var visitor = app.Visit();

        Assert.Contains("/check/swimming", await swimmer.AnswerEverything(visitor));

        using var runner = app.Visit();
        Assert.DoesNotContain("/check/swimming", await Personas.Runner.AnswerEverything(runner));
    }

    public void Dispose() => _desk.Dispose();

    /// <summary>The program with the draft, published as an author does it.</summary>
    private App Published()
    {
        var (exit, text) = _desk.Publish("1.1.0");
        Assert.True(exit == 0, text);
        return new App { ContentFolder = _desk.Folder };
    }

    private static JsonNode Item(JsonNode items, string id) => items.AsArray().Single(item => (string?)item!["id"] == id)!;
}
