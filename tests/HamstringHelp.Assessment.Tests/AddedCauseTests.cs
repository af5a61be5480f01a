using System.Text.Json.Nodes;
using HamstringHelp.Assessment.Tests.Support;

namespace HamstringHelp.Assessment.Tests;

/// <summary>A clinician adds a cause by writing JSON; no C# knows of it.</summary>
public sealed class AddedCauseTests : IDisposable
{
    private readonly ContentCopy _content = new();

    public AddedCauseTests()
    {
        _content
            .Edit("questions.json", root => Activity(root)["choices"]!.AsArray().Insert(5, JsonNode.Parse(
                """
                { "id": "new-shoes", "label": "My shoes were new", "said": "your shoes were new", "clinical": "New footwear" }
                """)))
            .Edit("causes.json", root => root["causes"]!.AsArray().Add(JsonNode.Parse(
                """
                {
                  "id": "new-shoes",
                  "kind": "benign",
                  "name": "New shoes",
                  "when": "activity has new-shoes",
                  "explanation": [{ "text": "New shoes change how your leg works.", "from": ["S16"] }],
                  "whatToDo": [{ "text": "Wear them in.", "from": ["S16"] }],
                  "from": ["S16"]
                }
                """)))
            .Edit("advice.json", root => root["advice"]!.AsArray().Add(JsonNode.Parse(
                """
                {
                  "id": "wear-in-shoes",
                  "section": "prevention",
                  "title": "Wear your shoes in",
                  "when": "cause new-shoes",
                  "blocks": [{ "text": "Wear new shoes for an hour a day at first.", "from": ["S16"] }],
                  "from": ["S16"]
                }
                """)));
    }

    [Fact]
    public void It_is_offered_as_a_choice_before_none_of_these()
    {
        var activity = _content.Load().Current.Questionnaire.Find("activity")!;
        Assert.Equal(
            "no-stretching hot-weather dehydration muscle-fatigue overexertion new-shoes none",
            string.Join(' ', activity.Question.Choices.Select(choice => choice.Id)));
        Assert.Equal("My shoes were new", activity.FindChoice("new-shoes")!.Label);
    }

    [Fact]
    public void It_is_found_with_its_reason_and_its_advice_and_explains_the_cramp()
    {
        var assessment = Sheet.EverydayCrampOn(_content.Load().Current).With("activity=new-shoes").Assess();
        var decision = Decision.Of(assessment);
        Assert.Equal("self-care", decision.Outcome);
        Assert.Equal(["new-shoes"], decision.Findings);
        Assert.Empty(decision.Triggers);
        Assert.Contains("wear-in-shoes", decision.Advice);
        Assert.Contains("benign new-shoes because activity=new-shoes", Decision.Reasons(assessment));
        Assert.Contains("advice wear-in-shoes because activity=new-shoes", Decision.Reasons(assessment));
        Assert.Equal("your shoes were new", assessment.Benign.Single().Because.Single().Choice!.Said);
    }

    [Fact]
    public void An_answer_that_leads_to_advice_in_two_ways_is_named_as_its_reason_once()
    {
        _content.Replace("advice.json", "\"cause new-shoes\"", "\"cause new-shoes and activity has new-shoes\"");
        var assessment = Sheet.EverydayCrampOn(_content.Load().Current).With("activity=new-shoes").Assess();
        Assert.Contains("advice wear-in-shoes because activity=new-shoes", Decision.Reasons(assessment));
    }

    [Fact]
    public void Whoever_does_not_name_it_is_told_what_they_were_told_before()
    {
        Assert.Equal(
            Sheet.EverydayCramp.Decide().ToJson(),
            Sheet.EverydayCrampOn(_content.Load().Current).Decide().ToJson());
    }

    [Fact]
    public void An_added_question_is_asked_and_counted()
    {
        _content.Edit("questions.json", root => root["questions"]!.AsArray().Insert(4, JsonNode.Parse(
            """
            {
              "id": "shoes",
              "title": "How old are your shoes?",
              "short": "Shoes",
              "answers": "one",
              "askedWhen": "activity has new-shoes",
              "choices": [
                { "id": "days", "label": "Days", "said": "your shoes are days old", "clinical": "Footwear days old" },
                { "id": "weeks", "label": "Weeks", "said": "your shoes are weeks old", "clinical": "Footwear weeks old" }
              ]
            }
            """)));
        var sheet = Sheet.EverydayCrampOn(_content.Load().Current).With("activity=new-shoes");
        Assert.Equal("shoes", sheet.Route.FirstUnanswered!.Question.Id.Value);
        Assert.Equal(5, sheet.Route.PositionOf(sheet.Step("shoes")));
        Assert.True(sheet.With("shoes=days").Route.HasResult);
        Assert.Null(sheet.With("activity=hot-weather").Route.FirstUnanswered);
    }

    public void Dispose() => _content.Dispose();

    private static JsonNode Activity(JsonNode root) =>
        root["questions"]!.AsArray().Single(question => question!["id"]!.GetValue<string>() == "activity")!;
}
