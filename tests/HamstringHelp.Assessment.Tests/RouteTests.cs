using HamstringHelp.Assessment.Questions;
using HamstringHelp.Assessment.Tests.Support;

namespace HamstringHelp.Assessment.Tests;

public sealed class RouteTests
{
    private const string Everything = "emergency symptoms timing activity day frequency age pregnancy about-you conditions medicines";

    [Theory]
    [InlineData("timing=during-activity,at-night", Everything)]
    [InlineData("timing=during-activity,at-rest", Everything)]
    [InlineData("timing=during-activity", "emergency symptoms timing activity frequency age pregnancy about-you conditions medicines")]
    [InlineData("timing=at-night", "emergency symptoms timing day frequency age pregnancy about-you conditions medicines")]
    [InlineData("timing=at-rest", "emergency symptoms timing day frequency age pregnancy about-you conditions medicines")]
    [InlineData("age=60-or-over", "emergency symptoms timing activity frequency age about-you conditions medicines")]
    [InlineData("timing=at-night age=60-or-over", "emergency symptoms timing day frequency age about-you conditions medicines")]
    [InlineData("timing=during-activity,at-night,at-rest age=60-or-over", "emergency symptoms timing activity day frequency age about-you conditions medicines")]
    [InlineData("age=under-18", "emergency symptoms timing activity frequency age pregnancy about-you conditions medicines")]
    public void Only_what_matters_is_asked_in_the_order_of_the_content(string answers, string asked)
    {
        Assert.Equal(asked, Ids(Sheet.EverydayCramp.With(answers).Route));
    }

    [Fact]
    public void Before_anything_is_answered_the_questions_that_need_a_reason_are_not_counted()
    {
        var route = Sheet.Blank.Route;
        Assert.Equal("emergency symptoms timing frequency age pregnancy about-you conditions medicines", Ids(route));
        Assert.Equal("emergency", IdOf(route.FirstUnanswered));
        Assert.False(route.HasResult);
        Assert.False(route.EndedEarly);
        Assert.Null(route.OfferedBy);
    }

    [Fact]
    public void The_first_unanswered_question_is_next()
    {
        var sheet = Sheet.Blank;
        string[] order = ["emergency=none", "symptoms=none", "timing=during-activity", "activity=none", "frequency=often", "age=40-to-59", "pregnancy=no", "about-you=none", "conditions=none", "medicines=none"];
        foreach (var answer in order)
        {
            Assert.Equal(answer.Split('=')[0], IdOf(sheet.Route.FirstUnanswered));
            Assert.False(sheet.Route.HasResult);
            sheet = sheet.With(answer);
        }

        Assert.Null(sheet.Route.FirstUnanswered);
        Assert.True(sheet.Route.HasResult);
    }

    [Theory]
    [InlineData("emergency", 1)]
    [InlineData("timing", 3)]
    [InlineData("day", 4)]
    [InlineData("frequency", 5)]
    [InlineData("medicines", 10)]
    public void Progress_counts_only_what_is_asked(string question, int position)
    {
        var sheet = Sheet.EverydayCramp.With("timing=at-night");
        Assert.Equal(position, sheet.Route.PositionOf(sheet.Step(question)));
        Assert.Equal(10, sheet.Route.Asked.Length);
    }

    [Theory]
    [InlineData("emergency", null, "symptoms")]
    [InlineData("symptoms", "emergency", "timing")]
    [InlineData("timing", "symptoms", "day")]
    [InlineData("activity", "timing", "day")]
    [InlineData("day", "timing", "frequency")]
    [InlineData("age", "frequency", "about-you")]
    [InlineData("medicines", "conditions", null)]
    public void Next_and_back_skip_what_is_not_asked(string question, string? before, string? after)
    {
        var sheet = Sheet.EverydayCramp.With("timing=at-night age=60-or-over");
        Assert.Equal(before, IdOf(sheet.Route.Before(sheet.Step(question))));
        Assert.Equal(after, IdOf(sheet.Route.After(sheet.Step(question))));
    }

    [Theory]
    [InlineData("", "emergency")]
    [InlineData("emergency=none", "emergency symptoms")]
    [InlineData("emergency=none symptoms=none", "emergency symptoms timing")]
    [InlineData("emergency=none symptoms=none timing=at-rest", "emergency symptoms timing day")]
    [InlineData("symptoms=none timing=at-rest day=none", "emergency")]
    [InlineData("emergency=cold-pale-or-numb-leg symptoms=none", "emergency")]
    public void A_person_may_visit_what_they_answered_and_the_question_after_that(string answers, string mayVisit)
    {
        var route = Sheet.Blank.With(answers).Route;
        var steps = PublishedContent.Current.Questionnaire.Steps.Where(route.MayVisit);
        Assert.Equal(mayVisit, string.Join(' ', steps.Select(step => step.Question.Id)));
    }

    [Fact]
    public void With_everything_answered_a_person_may_visit_all_that_is_asked_and_nothing_else()
    {
        var route = Sheet.EverydayCramp.Route;
        Assert.Equal(
            Ids(route),
            string.Join(' ', PublishedContent.Current.Questionnaire.Steps.Where(route.MayVisit).Select(step => step.Question.Id)));
    }

    [Theory]
    [InlineData("chest-pain-or-breathless")]
    [InlineData("cold-pale-or-numb-leg")]
    [InlineData("bladder-bowel-or-saddle-numbness")]
    public void An_emergency_sign_ends_the_questions_at_once(string sign)
    {
        var sheet = Sheet.Blank.With("emergency", sign);
        Assert.True(sheet.Route.EndedEarly);
        Assert.True(sheet.Route.HasResult);
        Assert.Null(sheet.Route.FirstUnanswered);
        Assert.Equal("emergency", Ids(sheet.Route));
        Assert.Null(sheet.Route.After(sheet.Step("emergency")));
    }

    [Fact]
    public void An_emergency_sign_that_is_named_later_ends_a_journey_that_was_complete()
    {
        var route = Sheet.EverydayCramp.With("symptoms=warmth emergency=chest-pain-or-breathless").Route;
        Assert.Equal("emergency", Ids(route));
        Assert.Null(route.OfferedBy);
    }

    [Fact]
    public void Without_an_emergency_sign_no_answer_ends_the_questions()
    {
        Assert.False(Sheet.EverydayCramp.Route.EndedEarly);
    }

    [Fact]
    public void A_named_symptom_offers_the_result_while_the_questions_go_on()
    {
        var route = Sheet.Blank.With("emergency=none symptoms=warmth,swelling").Route;
        Assert.True(route.HasResult);
        Assert.Equal("symptoms", IdOf(route.OfferedBy));
        Assert.Equal("timing", IdOf(route.FirstUnanswered));
        Assert.False(route.EndedEarly);
        Assert.Equal(["swelling", "warmth"], route.OfferedBecause(route.OfferedBy!).Select(choice => choice.Id.Value));
    }

    [Fact]
    public void No_symptom_offers_nothing()
    {
        var route = Sheet.Blank.With("emergency=none symptoms=none").Route;
        Assert.False(route.HasResult);
        Assert.Null(route.OfferedBy);
    }

    [Fact]
    public void No_result_is_offered_before_the_emergency_signs_were_asked()
    {
        var route = Sheet.Blank.With("symptoms=warmth").Route;
        Assert.False(route.HasResult);
        Assert.Null(route.OfferedBy);
    }

    [Fact]
    public void Answers_to_questions_that_are_no_longer_asked_are_kept_but_do_not_count()
    {
        var before = Sheet.EverydayCramp;
        var changed = before.With("timing=at-night day=none");
        Assert.True(changed.Answers.Has(PublishedContent.Current.Vocabulary.FindChoice("activity", "hot-weather")!));
        Assert.Empty(changed.Decide().Findings);
        Assert.DoesNotContain("activity", changed.Assess().Answers.Select(answer => answer.Question.Id.Value));

        var back = changed.With("timing=during-activity");
        Assert.Equal(["hot-weather"], back.Decide().Findings);
        Assert.Equal(before.Decide().ToJson(), back.Decide().ToJson());
    }

    [Fact]
    public void A_pregnancy_does_not_count_once_the_age_is_sixty_or_over()
    {
        var decision = Sheet.EverydayCramp.With("pregnancy=yes age=60-or-over").Decide();
        Assert.Equal(["hot-weather", "older-age"], decision.Findings);
        Assert.Equal("self-care", decision.Outcome);
    }

    [Fact]
    public void A_change_that_asks_for_more_opens_a_gap_and_what_stands_after_it_is_kept()
    {
        var sheet = Sheet.EverydayCramp.With("timing=during-activity,at-rest");
        Assert.Equal("day", IdOf(sheet.Route.FirstUnanswered));
        Assert.False(sheet.Route.HasResult);
        Assert.True(sheet.Route.MayVisit(sheet.Step("day")));
        Assert.False(sheet.Route.MayVisit(sheet.Step("frequency")));
        Assert.True(sheet.With("day=none").Route.HasResult);
    }

    [Fact]
    public void A_typed_medicine_name_answers_the_question_without_a_tick()
    {
        var sheet = Sheet.EverydayCramp.With("medicines=");
        Assert.Equal("medicines", IdOf(sheet.Route.FirstUnanswered));
        Assert.Null(sheet.Typed("statin").Route.FirstUnanswered);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Emergency")]
    [InlineData("emergency ")]
    [InlineData("nonsense")]
    public void An_unknown_question_is_not_found(string? id)
    {
        Assert.Null(PublishedContent.Current.Questionnaire.Find(id));
    }

    [Fact]
    public void An_unknown_choice_is_not_found()
    {
        Assert.Null(Sheet.Blank.Step("age").FindChoice("yes"));
        Assert.Equal("Under 18", Sheet.Blank.Step("age").FindChoice("under-18")!.Label);
    }

    [Fact]
    public void Every_question_is_found_at_its_place()
    {
        var questionnaire = PublishedContent.Current.Questionnaire;
        Assert.Equal(Everything, string.Join(' ', questionnaire.Steps.OrderBy(step => step.Index).Select(step => step.Question.Id)));
        Assert.All(questionnaire.Steps, step => Assert.Same(step, questionnaire.Find(step.Question.Id.Value)));
        Assert.Equal("medicines", IdOf(questionnaire.NamesStep));
    }

    private static string Ids(Route route) => string.Join(' ', route.Asked.Select(step => step.Question.Id));

    private static string? IdOf(RouteStep? step) => step?.Question.Id.Value;
}
