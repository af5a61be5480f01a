using System.Net;
using AngleSharp.Dom;
using HamstringHelp.Web.Tests.Support;

namespace HamstringHelp.Web.Tests;

/// <summary>What a question page offers, and how it answers what does not fit.</summary>
public sealed class QuestionPageTests(App app) : IClassFixture<App>
{
    /// <summary>The contract with everybody who names answers by id; it changes only by additions.</summary>
    public static TheoryData<string, string> Contract => new()
    {
        { "emergency", "chest-pain-or-breathless cold-pale-or-numb-leg bladder-bowel-or-saddle-numbness none" },
        { "symptoms", "swelling tenderness redness warmth lasting-pain trouble-walking none" },
        { "timing", "during-activity at-night at-rest" },
        { "activity", "no-stretching hot-weather dehydration muscle-fatigue overexertion none" },
        { "day", "long-sitting hard-surfaces vigorous-activity poor-sitting none" },
        { "frequency", "first-time now-and-then often" },
        { "age", "under-18 18-to-39 40-to-59 60-or-over" },
        { "pregnancy", "yes no prefer-not-to-say" },
        { "about-you", "overweight endurance-sport none" },
        { "conditions", "narrowed-arteries low-magnesium-or-potassium spinal-cord-injury pinched-nerve diabetes neurologic-disorder metabolic-disorder leg-structure none not-sure" },
        { "medicines", "diuretic asthma-medicine statin neostigmine nifedipine raloxifene tolcapone other none not-sure" },
    };

    private static readonly string[] TakeOne = ["frequency", "age", "pregnancy"];

    [Theory]
    [MemberData(nameof(Contract))]
    public async Task A_question_offers_exactly_the_choices_of_the_contract(string question, string choices)
    {
        using var visitor = await At(question);

        Assert.Equal(choices.Split(' '), visitor.Offered);
        var inputs = visitor.Page.QuerySelectorAll("main form .choice input");
        Assert.All(inputs, input => Assert.Equal(question, input.GetAttribute("name")));
        Assert.All(inputs, input => Assert.Equal(TakeOne.Contains(question) ? "radio" : "checkbox", input.GetAttribute("type")));
        Assert.Empty(visitor.Ticked);
        Assert.Equal(question == "medicines" ? 1 : 0, visitor.Page.QuerySelectorAll("main form input[type=text]").Length);
    }

    [Theory]
    [MemberData(nameof(Contract))]
    public async Task Nothing_chosen_is_refused_and_the_page_says_what_to_do(string question, string choices)
    {
        using var visitor = await At(question);
        var before = visitor.Journey;

        await visitor.Submit();

        AssertRefused(visitor, question, before, $"{question}-{choices.Split(' ')[0]}");
        Assert.Contains("Choose", Summary(visitor), StringComparison.Ordinal);
        Assert.Empty(visitor.Ticked);
    }

    [Theory]
    [MemberData(nameof(Contract))]
    public async Task A_choice_that_is_not_offered_is_refused(string question, string choices)
    {
        using var visitor = await At(question);
        var before = visitor.Journey;
        var offered = choices.Split(' ')[0];

        foreach (var other in new[] { "no-such-choice", "", " ", offered.ToUpperInvariant(), offered + " ", "<b>", new string('x', 1000) })
        {
            await visitor.Forge((question, other));
            AssertRefused(visitor, question, before, $"{question}-{offered}");
        }

        await visitor.Forge((question, offered), (question, "no-such-choice"));
        AssertRefused(visitor, question, before, $"{question}-{offered}");
        Assert.Equal([offered], visitor.Ticked);
    }

    [Theory]
    [MemberData(nameof(Contract))]
    public async Task A_choice_of_another_question_is_refused(string question, string choices)
    {
        using var visitor = await At(question);
        var before = visitor.Journey;
        var foreign = Contract.SelectMany(row => ((string)row[1]).Split(' ')).Except(choices.Split(' ')).First();

        await visitor.Forge((question, foreign));

        AssertRefused(visitor, question, before, $"{question}-{choices.Split(' ')[0]}");
    }

    [Theory]
    [InlineData("frequency")]
    [InlineData("age")]
    [InlineData("pregnancy")]
    public async Task Two_answers_where_one_is_allowed_are_refused(string question)
    {
        using var visitor = await At(question);
        var before = visitor.Journey;
        var offered = visitor.Offered;

        await visitor.Forge((question, offered[0]), (question, offered[1]));

        AssertRefused(visitor, question, before, $"{question}-{offered[0]}");
        Assert.Contains("only one", Summary(visitor), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("emergency", "cold-pale-or-numb-leg", "none")]
    [InlineData("symptoms", "warmth", "none")]
    [InlineData("activity", "dehydration", "none")]
    [InlineData("day", "long-sitting", "none")]
    [InlineData("about-you", "overweight", "none")]
    [InlineData("conditions", "diabetes", "none")]
    [InlineData("conditions", "diabetes", "not-sure")]
    [InlineData("conditions", "none", "not-sure")]
    [InlineData("medicines", "statin", "none")]
    [InlineData("medicines", "statin", "not-sure")]
    public async Task None_and_not_sure_exclude_everything_else(string question, string one, string other)
    {
        using var visitor = await At(question);
        var before = visitor.Journey;
        var first = $"{question}-{visitor.Offered[0]}";
        var label = Label(visitor, $"{question}-{other}");

        await visitor.Answer(one, other);

        AssertRefused(visitor, question, before, first);
        Assert.Equal(new[] { one, other }.Order(), visitor.Ticked.Order());
        if (one != "none")
        {
            Assert.Contains($"“{label}”", Summary(visitor), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Names_that_are_too_long_are_refused_and_kept()
    {
        using var visitor = await At("medicines");
        var before = visitor.Journey;
        var names = "Lipitor, " + new string('x', 392);

        await visitor.Forge(("medicines", "statin"), ("names", names));

        AssertRefused(visitor, "medicines", before, "names");
        Assert.Contains("400", Summary(visitor), StringComparison.Ordinal);
        Assert.Equal(names, visitor.NamesBox.Value);
        Assert.Equal("true", visitor.NamesBox.GetAttribute("aria-invalid"));
        Assert.Equal(["statin"], visitor.Ticked);
    }

    [Fact]
    public async Task A_typed_name_together_with_no_medicines_is_refused_and_kept()
    {
        using var visitor = await At("medicines");
        var before = visitor.Journey;
        visitor.Tick("none");
        visitor.Type("Lipitor & <b>\"Lasix\"</b>");

        await visitor.Submit();

        AssertRefused(visitor, "medicines", before, "names");
        Assert.Contains("“I take no medicines”", Summary(visitor), StringComparison.Ordinal);
        Assert.Equal("Lipitor & <b>\"Lasix\"</b>", visitor.NamesBox.Value);
        Assert.Equal(["none"], visitor.Ticked);
        Assert.Null(visitor.Page.QuerySelector("main b"));
    }

    [Fact]
    public async Task Blank_names_are_no_answer()
    {
        using var visitor = await At("medicines");
        var before = visitor.Journey;
        visitor.Type("   ");

        await visitor.Submit();

        AssertRefused(visitor, "medicines", before, "medicines-diuretic");
    }

    [Fact]
    public async Task Two_mistakes_at_once_are_both_named()
    {
        using var visitor = await At("medicines");

        await visitor.Forge(("medicines", "no-such-choice"), ("names", new string('x', 401)));

        Assert.Equal(["#medicines-diuretic", "#names"], visitor.Page.QuerySelectorAll("[role=alert] a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task A_refused_answer_leaves_the_earlier_one_standing()
    {
        using var visitor = await At("timing");
        await visitor.Go("/check/symptoms");

        await visitor.Forge(("symptoms", "none"), ("symptoms", "warmth"));
        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);

        await visitor.Go("/check/symptoms");
        Assert.Equal(["none"], visitor.Ticked);
    }

    [Fact]
    public async Task A_refused_change_still_returns_to_the_list_of_answers_in_the_end()
    {
        using var visitor = app.Visit();
        await Personas.DeskWorker.AnswerEverything(visitor);
        await visitor.FollowTo("/check/day?from=answers");
        await visitor.Answer();
        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);

        await visitor.Answer("none");

        Assert.Equal("/check/answers", visitor.Address);
    }

    [Fact]
    public async Task A_page_without_mistakes_has_no_error_summary()
    {
        using var visitor = await At("age");

        Assert.Null(visitor.Page.QuerySelector("[role=alert]"));
        Assert.Null(visitor.Page.QuerySelector("[autofocus]"));
        Assert.DoesNotContain("Error", visitor.Page.Title, StringComparison.Ordinal);
    }

    /// <summary>A visitor at a question that everybody is asked who cramps by day and night.</summary>
    private async Task<Visitor> At(string question)
    {
        var visitor = app.Visit();
        await visitor.Go("/check/emergency");
        while (visitor.Question != question)
        {
            await Personas.EverythingEveryday.AnswerTo(visitor);
        }

        return visitor;
    }

    private static void AssertRefused(Visitor visitor, string question, string? journeyBefore, string linkedInput)
    {
        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
        Assert.Equal($"/check/{question}", visitor.Address);
        Assert.StartsWith("Error: ", visitor.Page.Title, StringComparison.Ordinal);

        var summary = Assert.Single(visitor.Page.QuerySelectorAll("[role=alert]"));
        Assert.Equal("-1", summary.GetAttribute("tabindex"));
        Assert.True(summary.HasAttribute("autofocus"));
        var link = Assert.Single(summary.QuerySelectorAll("a"));
        Assert.Equal($"#{linkedInput}", link.GetAttribute("href"));
        var input = visitor.Page.GetElementById(linkedInput)!;
        Assert.Equal("input", input.LocalName);

        // The message stands at the input as well, and a screen reader says it there.
        var described = (input.Closest("fieldset[aria-describedby]") ?? input).GetAttribute("aria-describedby")!.Split(' ');
        Assert.Contains(described, id => visitor.Page.GetElementById(id)!.TextContent.Contains(link.TextContent, StringComparison.Ordinal));

        Assert.Equal(journeyBefore, visitor.Journey);
        Assert.DoesNotContain(visitor.Hops[^1].SetCookies, cookie => cookie.StartsWith(visitor.JourneyName, StringComparison.Ordinal));
    }

    private static string Summary(Visitor visitor) => visitor.Page.QuerySelector("[role=alert]")!.TextContent;

    private static string Label(Visitor visitor, string input) => visitor.Page.QuerySelector($"label[for={input}]")!.TextContent;
}
