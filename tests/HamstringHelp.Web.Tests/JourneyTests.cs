using System.Net;
using HamstringHelp.Assessment.Content;
using HamstringHelp.Assessment.Rules;
using HamstringHelp.Web.Tests.Support;

namespace HamstringHelp.Web.Tests;

/// <summary>From the first page to the result, as a visitor walks it.</summary>
public sealed class JourneyTests(App app) : IClassFixture<App>
{
    public static TheoryData<string> Stories => Personas.Stories;

    private ContentVersion Content => app.Content;

    [Theory]
    [MemberData(nameof(Stories))]
    public async Task A_person_who_walks_from_the_first_page_gets_the_result_that_the_rules_say(string story)
    {
        var persona = Personas.Of(story);
        using var visitor = app.Visit();

        await persona.WalkToResult(visitor);

        var shown = ShownResult.On(visitor.Page);
        Assert.Equal(persona.Outcome, shown.Outcome);
        Assert.Equivalent(ShownResult.Of(persona.Assess(Content)), shown, strict: true);
    }

    [Theory]
    [MemberData(nameof(Stories))]
    public async Task The_doctor_reads_the_same_outcome_triggers_and_findings(string story)
    {
        var persona = Personas.Of(story);
        using var visitor = app.Visit();
        await persona.WalkToResult(visitor);

        await visitor.FollowTo("/result/doctor");

        var urgent = persona.Assess(Content).Advice.Where(advice => advice.Item.Section == AdviceSection.Urgent);
        var expected = ShownResult.Of(persona.Assess(Content)) with { Advice = [.. urgent.Select(advice => advice.Item.Id.Value)] };
        Assert.Equivalent(expected, ShownResult.On(visitor.Page), strict: true);
    }

    [Fact]
    public async Task Progress_counts_only_the_questions_that_will_be_asked()
    {
        using var visitor = app.Visit();
        await visitor.Go("/check/emergency");
        var progress = new List<string>();

        while (visitor.Address.StartsWith("/check/", StringComparison.Ordinal) && visitor.Address != "/check/answers")
        {
            progress.Add(visitor.Progress);
            await Personas.OftenUnexplained.AnswerTo(visitor);
        }

        Assert.Equal(
            [
                "Question 1 of 9", "Question 2 of 9", "Question 3 of 9",
                // Activity and day come in when timing says so; pregnancy drops out with the age.
                "Question 4 of 11", "Question 5 of 11", "Question 6 of 11", "Question 7 of 11",
                "Question 8 of 10", "Question 9 of 10", "Question 10 of 10",
            ],
            progress);
    }

    [Fact]
    public async Task Nobody_is_asked_a_question_twice_or_one_that_does_not_concern_them()
    {
        using var visitor = app.Visit();

        var way = await Personas.Pensioner.AnswerEverything(visitor);

        Assert.Equal(Personas.Pensioner.Answers.Keys.Select(question => $"/check/{question}"), way);
    }

    [Fact]
    public async Task The_back_link_leads_through_all_questions_and_every_answer_is_still_ticked()
    {
        using var visitor = app.Visit();
        var way = await Personas.Limping.AnswerEverything(visitor);

        foreach (var address in way.Reverse())
        {
            await visitor.FollowBack();
            Assert.Equal(address, visitor.Address);
            Assert.Equal(Personas.Limping.Answers[visitor.Question].Order(), visitor.Ticked.Order());
        }

        await visitor.FollowBack();
        Assert.Equal("/", visitor.Address);
    }

    [Fact]
    public async Task The_browsers_back_button_keeps_the_answers_and_the_way_forward()
    {
        using var visitor = app.Visit();
        await visitor.Go("/check/emergency");
        await visitor.Answer("none");
        await visitor.Answer("none");
        await visitor.Answer("at-night");

        await visitor.Go("/check/symptoms");
        Assert.Equal(["none"], visitor.Ticked);
        await visitor.Submit();

        Assert.Equal("/check/timing", visitor.Address);
        Assert.Equal(["at-night"], visitor.Ticked);
    }

    [Fact]
    public async Task A_second_answer_to_a_question_replaces_the_first()
    {
        using var visitor = app.Visit();
        await visitor.Go("/check/emergency");
        await visitor.Answer("none");
        await visitor.Answer("swelling", "warmth");

        await visitor.FollowBack();
        await visitor.Answer("redness");
        await visitor.FollowBack();

        Assert.Equal(["redness"], visitor.Ticked);
    }

    [Fact]
    public async Task Every_change_link_leads_to_its_question_and_back_to_the_list()
    {
        using var visitor = app.Visit();
        await Personas.DeskWorker.AnswerEverything(visitor);
        var links = visitor.Page.QuerySelectorAll(".change a").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Equal(Personas.DeskWorker.Answers.Keys.Select(question => $"/check/{question}?from=answers"), links);

        foreach (var link in links)
        {
            await visitor.FollowTo(link);
            Assert.Equal(Personas.DeskWorker.Answers[visitor.Question].Order(), visitor.Ticked.Order());
            await visitor.FollowBack();
            Assert.Equal("/check/answers", visitor.Address);

            await visitor.FollowTo(link);
            await Personas.DeskWorker.AnswerTo(visitor);
            Assert.Equal("/check/answers", visitor.Address);
        }
    }

    [Fact]
    public async Task The_list_of_answers_names_every_answer()
    {
        using var visitor = app.Visit();
        await Personas.EverythingEveryday.AnswerEverything(visitor);

        var listed = visitor.Page.QuerySelectorAll(".summary-list li").Select(item => item.TextContent);

        Assert.Equal(
            Personas.EverythingEveryday.Answers.SelectMany(pair => pair.Value.Select(choice => Content.Questionnaire.Find(pair.Key)!.FindChoice(choice)!.Label)),
            listed);
    }

    [Fact]
    public async Task A_changed_timing_asks_the_new_question_first_and_then_returns_to_the_list()
    {
        using var visitor = app.Visit();
        await Personas.Runner.AnswerEverything(visitor);

        await visitor.FollowTo("/check/timing?from=answers");
        await visitor.Answer("during-activity", "at-night");
        Assert.Equal("/check/day?from=answers", visitor.Address);
        await visitor.Answer("poor-sitting");

        Assert.Equal("/check/answers", visitor.Address);
    }

    [Fact]
    public async Task An_answer_to_a_question_that_is_no_longer_asked_is_kept_and_does_not_count()
    {
        using var visitor = app.Visit();
        await Personas.DeskWorker.AnswerEverything(visitor);
        await visitor.FollowTo("/check/timing?from=answers");
        await visitor.Answer("during-activity");
        await visitor.Answer("none");

        await visitor.Go("/result");
        var shown = ShownResult.On(visitor.Page);
        Assert.Equal("see-doctor", shown.Outcome);
        Assert.DoesNotContain("long-sitting", shown.Findings);

        await visitor.Go("/check/timing?from=answers");
        await visitor.Answer("at-night");
        Assert.Equal("/check/answers", visitor.Address);
        await visitor.FollowTo("/result");
        Assert.Contains("long-sitting", ShownResult.On(visitor.Page).Findings);
    }

    [Theory]
    [InlineData("chest-pain-or-breathless")]
    [InlineData("cold-pale-or-numb-leg")]
    [InlineData("bladder-bowel-or-saddle-numbness")]
    public async Task An_emergency_sign_ends_the_questions_at_once(string sign)
    {
        using var visitor = app.Visit();
        await visitor.Go("/check/emergency");

        await visitor.Answer(sign);

        Assert.Equal(["/check/emergency", "/result"], visitor.Hops.Select(hop => hop.Address));
        Assert.Equal("emergency", ShownResult.On(visitor.Page).Outcome);
        Assert.Equal(["tel:112", "tel:999", "tel:911"], visitor.Page.QuerySelectorAll(".care-card a[href^='tel:']").Select(link => link.GetAttribute("href")));
        await visitor.Go("/check/symptoms");
        Assert.Equal("/result", visitor.Address);
    }

    [Fact]
    public async Task An_emergency_sign_counts_alone_even_when_everything_was_answered_before()
    {
        using var visitor = app.Visit();
        await Personas.Everything.AnswerEverything(visitor);
        await visitor.FollowTo("/check/emergency?from=answers");

        await visitor.Answer("chest-pain-or-breathless");

        Assert.Equal("/result", visitor.Address);
        var shown = ShownResult.On(visitor.Page);
        Assert.Equal("emergency", shown.Outcome);
        Assert.DoesNotContain("swelling", shown.Triggers);
        Assert.Empty(shown.Findings);
    }

    [Theory]
    [InlineData("swelling")]
    [InlineData("tenderness")]
    [InlineData("redness")]
    [InlineData("warmth")]
    [InlineData("lasting-pain")]
    [InlineData("trouble-walking")]
    public async Task A_named_symptom_is_repeated_on_every_later_page_with_a_link_to_the_result(string symptom)
    {
        var label = Content.Questionnaire.Find("symptoms")!.FindChoice(symptom)!.Label;
        using var visitor = app.Visit();
        await visitor.Go("/check/emergency");
        await visitor.Answer("none");
        Assert.Null(visitor.Page.QuerySelector("main aside"));
        await visitor.Answer(symptom);

        while (visitor.Address != "/check/answers")
        {
            var notice = visitor.Page.QuerySelector("main aside")!;
            Assert.Equal(label, notice.QuerySelector("strong")!.TextContent);
            Assert.Equal("/result", notice.QuerySelector("a")!.GetAttribute("href"));
            await Personas.EverythingEveryday.AnswerTo(visitor);
        }
    }

    [Fact]
    public async Task Whoever_named_a_symptom_can_see_the_result_before_the_last_question_and_go_on_afterwards()
    {
        var soFar = new Persona("So far", "call-doctor", "emergency=none symptoms=lasting-pain timing=at-night");
        using var visitor = app.Visit();
        await visitor.Go("/check/emergency");
        await soFar.AnswerTo(visitor);
        await soFar.AnswerTo(visitor);
        await soFar.AnswerTo(visitor);
        Assert.Equal("/check/day", visitor.Address);

        await visitor.FollowTo("/result");
        Assert.Equivalent(ShownResult.Of(soFar.Assess(Content)), ShownResult.On(visitor.Page), strict: true);
        Assert.Equal("call-doctor", ShownResult.On(visitor.Page).Outcome);
        await visitor.FollowTo("/result/doctor");
        Assert.Equal("call-doctor", ShownResult.On(visitor.Page).Outcome);

        await visitor.Go("/check/answers");
        Assert.Equal("/check/day", visitor.Address);
    }

    [Fact]
    public async Task Without_a_symptom_no_page_offers_the_result_early()
    {
        using var visitor = app.Visit();
        await visitor.Go("/check/emergency");
        while (visitor.Address != "/check/answers")
        {
            Assert.Null(visitor.Page.QuerySelector("main a[href='/result']"));
            await Personas.Pensioner.AnswerTo(visitor);
        }
    }

    [Theory]
    [InlineData("/check/symptoms")]
    [InlineData("/check/medicines")]
    [InlineData("/check/day")]
    [InlineData("/check/answers")]
    [InlineData("/check/medicines?from=answers")]
    [InlineData("/result")]
    [InlineData("/result/doctor")]
    public async Task A_deep_link_leads_to_the_first_question(string address)
    {
        using var visitor = app.Visit();

        await visitor.Go(address);

        Assert.Equal("/check/emergency", visitor.Address);
        Assert.Equal(HttpStatusCode.Redirect, visitor.Hops[0].Status);
    }

    [Theory]
    [InlineData("/check/age")]
    [InlineData("/check/answers")]
    [InlineData("/result")]
    [InlineData("/result/doctor")]
    public async Task A_deep_link_leads_to_the_first_question_that_is_not_answered(string address)
    {
        using var visitor = app.Visit();
        await visitor.Go("/check/emergency");
        await visitor.Answer("none");
        await visitor.Answer("none");

        await visitor.Go(address);

        Assert.Equal("/check/timing", visitor.Address);
    }

    [Fact]
    public async Task An_answer_to_a_question_that_may_not_be_reached_yet_is_not_taken()
    {
        using var visitor = app.Visit();
        await visitor.Go("/check/emergency");

        await visitor.Post("/check/age", [.. visitor.Hidden(), ("age", "60-or-over")]);

        Assert.Equal("/check/emergency", visitor.Address);
        Assert.Null(visitor.Journey);
    }

    [Fact]
    public async Task A_question_that_is_skipped_redirects_to_the_one_that_is_next()
    {
        using var visitor = app.Visit();
        await visitor.Go("/check/emergency");
        await visitor.Answer("none");
        await visitor.Answer("none");
        await visitor.Answer("at-night");

        await visitor.Go("/check/activity");

        Assert.Equal("/check/day", visitor.Address);
    }

    [Theory]
    [InlineData("/check/no-such-question")]
    [InlineData("/check/EMERGENCY")]
    [InlineData("/check/none")]
    [InlineData("/check/emergency/more")]
    [InlineData("/check")]
    [InlineData("/check/..%2f..%2fetc")]
    public async Task An_unknown_question_is_a_page_that_is_not_there(string address)
    {
        using var visitor = app.Visit();

        await visitor.Go(address);

        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
        Assert.Equal("There is no such page", visitor.Heading);
    }

    [Fact]
    public async Task An_answer_to_an_unknown_question_is_a_page_that_is_not_there()
    {
        using var visitor = app.Visit();
        await visitor.Go("/check/emergency");

        await visitor.Post("/check/no-such-question", visitor.Hidden());

        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
    }

    [Fact]
    public async Task The_same_answers_give_the_same_page_byte_for_byte_today_and_from_another_instance()
    {
        using var elsewhere = new ProductionApp();
        using var one = app.Visit();
        using var two = app.Visit();
        using var three = elsewhere.Visit();

        foreach (var visitor in new[] { one, two, three })
        {
            await Personas.Everything.WalkToResult(visitor);
        }

        Assert.Equal(WithoutTokens(one.Html), WithoutTokens(two.Html));
        Assert.Equal(WithoutTokens(one.Html), WithoutTokens(three.Html));
    }

    [Fact]
    public async Task The_order_of_the_answers_does_not_matter_to_the_result()
    {
        using var one = app.Visit();
        using var two = app.Visit();
        await Personas.EverythingEveryday.WalkToResult(one);

        await Personas.Unexplained.AnswerEverything(two);
        foreach (var question in new[] { "about-you", "age", "timing" })
        {
            await two.Go($"/check/{question}?from=answers");
            while (two.Address != "/check/answers")
            {
                await Personas.EverythingEveryday.AnswerTo(two);
            }
        }

        foreach (var question in new[] { "frequency", "day", "pregnancy" })
        {
            await two.Go($"/check/{question}?from=answers");
            await Personas.EverythingEveryday.AnswerTo(two);
        }

        await two.Go("/result");
        Assert.Equal(WithoutTokens(one.Html), WithoutTokens(two.Html));
    }

    private static string WithoutTokens(string html) =>
        string.Join('\n', html.Split('\n').Where(line => !line.Contains("__RequestVerificationToken", StringComparison.Ordinal)));
}
