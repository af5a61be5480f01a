using System.Text.Json.Nodes;
using HamstringHelp.Assessment.Proof;
using HamstringHelp.Assessment.Questions;
using HamstringHelp.Assessment.Rules;
using HamstringHelp.Assessment.Tests.Support;

namespace HamstringHelp.Assessment.Tests.Proof;

/// <summary>Faults that harm nobody at once but mean that the content does not do what its author thinks.</summary>
public sealed class ContentChecksTests
{
    [Fact]
    public void A_condition_that_names_nothing_is_refused()
    {
        var problem = SeededFault.Refused(content => content.Set("triggers", "warmth", "when", "symptoms has warmht"));
        Assert.Equal("1.0.0/triggers.json:$.triggers[4].when", $"{problem.File}:{problem.Path}");
        Assert.Contains("did you mean \"warmth\"?", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Advice_without_a_source_is_refused()
    {
        var problem = SeededFault.Refused(content => content.Item("advice", "prevent-bike")["from"] = new JsonArray());
        Assert.Equal("1.0.0/advice.json:$.advice[7].from", $"{problem.File}:{problem.Path}");
    }

    [Fact]
    public void A_block_with_a_source_that_does_not_exist_is_refused()
    {
        var problem = SeededFault.Refused(content => content.Item("advice", "prevent-bike")["blocks"]![0]!["from"]![0] = "S99");
        Assert.Equal("1.0.0/advice.json:$.advice[7].blocks[0].from[0]", $"{problem.File}:{problem.Path}");
    }

    [Fact]
    public void A_question_that_is_asked_twice_is_refused()
    {
        var problem = SeededFault.Refused(content => content.Copy("questions", "age", "age"));
        Assert.Equal("1.0.0/questions.json:$.questions[11].id", $"{problem.File}:{problem.Path}");
    }

    [Fact]
    public void Two_rules_that_say_the_same_are_named() => SeededFault
        .In(content => content.Copy("triggers", "pregnancy", "expecting"))
        .IsNamed(6, "triggers.json", "$.triggers[12].when", "“expecting” repeats “pregnancy”", outcome: "call-doctor");

    [Fact]
    public void Two_pieces_of_advice_that_say_the_same_are_named() => SeededFault
        .In(content => content.Copy("advice", "prevent-bike", "prevent-bike-again"))
        .IsNamed(6, "advice.json", "$.advice[17].when", "“prevent-bike-again” repeats “prevent-bike”");

    [Fact]
    public void A_trigger_that_another_one_always_beats_is_named() => SeededFault
        .In(content =>
        {
            var trigger = content.Copy("triggers", "warmth", "warm-and-red");
            trigger["when"] = "symptoms has warmth and symptoms has redness";
            trigger["outcome"] = "see-doctor";
        })
        .IsNamed(6, "triggers.json", "$.triggers[12].when", "“warm-and-red” is shadowed: whenever it holds, “redness” leads to the same or a more urgent outcome", outcome: "call-doctor");

    [Fact]
    public void A_trigger_that_others_together_always_beat_is_named() => SeededFault
        .In(content =>
        {
            var trigger = content.Copy("triggers", "warmth", "warm-or-red");
            trigger["when"] = "symptoms has warmth or symptoms has redness";
        })
        .IsNamed(6, "triggers.json", "$.triggers[12].when", "“warm-or-red” is shadowed: whenever it holds, others together");

    [Fact]
    public void A_trigger_that_leads_where_everybody_goes_anyway_is_named() => SeededFault
        .In(content =>
        {
            var trigger = content.Copy("triggers", "pregnancy", "young");
            trigger["when"] = "age is under-18";
            trigger["outcome"] = "self-care";
        })
        .IsNamed(6, "triggers.json", "$.triggers[12].when", "“young” is shadowed");

    [Fact]
    public void A_question_that_can_never_be_asked_is_named() => SeededFault
        .In(content => content.Set("questions", "day", "askedWhen", "timing has at-night and not timing has at-night"))
        .IsNamed(6, "questions.json", "$.questions[4].askedWhen", "the question “day” is never asked");

    [Fact]
    public void A_question_that_everybody_is_asked_after_all_is_named() => SeededFault
        .In(content => content.Set("questions", "about-you", "askedWhen", "pregnancy is no or pregnancy is not no"))
        .IsNamed(6, "questions.json", "$.questions[8].askedWhen", "the question “about-you” is asked of everybody");

    [Theory]
    [InlineData("endsWhen")]
    [InlineData("offersResultWhen")]
    public void An_end_that_never_comes_is_named(string member) => SeededFault
        .In(content =>
        {
            content.Set("questions", "age", member, "age is 60-or-over and age is under-18");
            if (member == "offersResultWhen")
            {
                content.Set("questions", "age", "notice", "You can see your result now.");
            }
        })
        .IsNamed(6, "questions.json", $"$.questions[6].{member}", "this never happens at the question “age”");

    [Fact]
    public void A_cause_that_never_applies_is_named() => SeededFault
        .In(content => content.Set("causes", "dehydration", "when", "activity has dehydration and not activity has dehydration"))
        .IsNamed(6, "causes.json", "$.causes[2].when", "the cause “dehydration” never applies");

    [Fact]
    public void A_condition_that_is_never_possible_is_named() => SeededFault
        .In(content => content.Set("causes", "diabetes", "possibleWhen", "condition diabetes"))
        .IsNamed(6, "causes.json", "$.causes[17].possibleWhen", "the cause “diabetes” never applies");

    [Fact]
    public void Relief_that_is_shown_to_nobody_is_named() => SeededFault
        .In(content => content.Set("advice", "relief-in-bed", "when", "timing has at-night and outcome is emergency"))
        .IsNamed(6, "advice.json", "$.advice[2].when", "the advice “relief-in-bed” never applies");

    [Fact]
    public void Advice_that_applies_to_everybody_by_accident_is_named() => SeededFault
        .In(content => content.Set("advice", "prevent-bike", "when", "timing has at-night or not timing has at-night"))
        .IsNamed(6, "advice.json", "$.advice[7].when", "applies to everybody, though it has a condition");

    [Fact]
    public void An_outcome_that_nobody_gets_is_named() => SeededFault
        .In(content =>
        {
            var outcome = content.Copy("outcomes", "ask", "ask-nobody");
            content.List("outcomes").Remove(outcome);
            content.List("outcomes").Insert(3, outcome);
        })
        .IsNamed(6, "outcomes.json", "$.outcomes[3].id", "nobody ever gets the outcome “ask-nobody”");

    [Fact]
    public void A_block_that_is_never_said_is_named() => SeededFault
        .In(content => content.Item("advice", "prevent-bike")["blocks"]![0]!["when"] = "outcome is emergency")
        .IsNamed(6, "advice.json", "$.advice[7].blocks[0].when", "never said");

    [Fact]
    public void A_block_whose_condition_is_idle_is_named() => SeededFault
        .In(content => content.Item("advice", "prevent-bike")["blocks"]![0]!["when"] = "timing has at-night")
        .IsNamed(6, "advice.json", "$.advice[7].blocks[0].when", "said to everybody who reads the advice “prevent-bike”");

    [Fact]
    public void Self_care_without_the_stretch_is_named() => SeededFault
        .In(content => content.Set("advice", "relief-seated-stretch", "when", "outcome is any of (call-doctor, see-doctor, ask)"))
        .IsNamed(7, "advice.json", "$.advice[1].when", "reads how to stretch", outcome: "self-care");

    [Fact]
    public void A_result_that_does_not_say_when_to_call_is_named() => SeededFault
        .In(content => content.Set("advice", "when-to-call", "when", "outcome is not ask"))
        .IsNamed(7, "advice.json", "$.advice[15].when", "when to call a doctor", outcome: "ask");

    [Fact]
    public void A_finding_with_nothing_below_it_is_named() => SeededFault
        .In(content => content.Item("causes", "dehydration")["explanation"]![0]!["when"] = "timing has at-night")
        .IsNamed(7, "causes.json", "$.causes[2].explanation", "the cause “dehydration” is shown with nothing below it");

    [Fact]
    public void A_trigger_without_an_explanation_is_named() => SeededFault
        .In(content => content.Item("triggers", "warmth")["explanation"] = new JsonArray())
        .IsNamed(7, "triggers.json", "$.triggers[4].explanation", "the trigger “warmth” is shown with nothing below it", outcome: "call-doctor");

    [Fact]
    public void An_outcome_with_nothing_below_it_is_named() => SeededFault
        .In(content =>
        {
            foreach (var block in content.Item("outcomes", "self-care")["whatToDo"]!.AsArray())
            {
                block!["when"] = "timing has at-night";
            }
        })
        .IsNamed(7, "outcomes.json", "$.outcomes[4].whatToDo", "the outcome “self-care” is shown with nothing below it", outcome: "self-care");

    [Fact]
    public void A_stretch_that_is_no_relief_leaves_people_without_any() => SeededFault
        .In(content => content.Set("advice", "relief-seated-stretch", "section", "prevention"))
        .IsNamed(7, "advice.json", "$.advice[1].when", "gets some relief");

    [Theory]
    [InlineData("causes", "overweight", "causes.json:$.causes[11].when")]
    [InlineData("causes", "diabetes", "causes.json:$.causes[17].when")]
    [InlineData("groups", "statin", "medicines.json:$.groups[2].when")]
    public void Whatever_can_never_apply_is_named_where_its_condition_stands(string list, string id, string place) => SeededFault
        .In(content => content.Set(list, id, "when", "medicines has statin and not medicines has statin"))
        .IsNamed(6, place.Split(':')[0], place.Split(':')[1], "never applies to anybody");

    [Fact]
    public void A_thing_to_do_that_nobody_is_told_is_named() => SeededFault
        .In(content => content.Item("causes", "long-sitting")["whatToDo"]![1]!["when"] = "timing has at-night and not timing has at-night")
        .IsNamed(6, "causes.json", "$.causes[5].whatToDo[1].when", "never said");

    [Theory]
    [InlineData("questions", "symptoms", "askedWhen", "emergency has none and not emergency has none", "$.questions[1]")]
    [InlineData("advice", "relief-in-bed", "when", "timing has at-night and outcome is emergency", "$.advice[2]")]
    public void What_never_happens_is_told_once_and_not_again_for_its_parts(string list, string id, string member, string when, string place)
    {
        var fault = SeededFault.In(content =>
        {
            content.Set(list, id, member, when);
            content.Item("advice", "relief-in-bed")["blocks"]![0]!["when"] = "timing has at-night and outcome is not emergency";
        });
        Assert.Equal([$"{place}.{member}"], fault.Report.Violations.Where(violation => violation.Property == 6 && violation.Path.StartsWith(place, StringComparison.Ordinal)).Select(violation => violation.Path));
    }

    [Fact]
    public void Two_rules_that_hold_for_the_same_people_are_named_whatever_their_words() => SeededFault
        .In(content => content.Copy("triggers", "pregnancy", "expecting")["explanation"]![0]!["text"] = "Something else.")
        .IsNamed(6, "triggers.json", "$.triggers[12].when", "“expecting” repeats “pregnancy”", outcome: "call-doctor");

    [Fact]
    public void A_question_that_depends_on_a_later_answer_is_named()
    {
        var age = PublishedContent.Current.Vocabulary.FindChoice("age", "60-or-over")!;
        var report = WithTiming(askedWhen: _ => new Condition.Negation(Condition.AnyOf([age])));
        Assert.Equal(
            [
                new Violation(9, "1.0.0/questions.json", "$.questions[2].askedWhen", "the question “timing” depends on a later answer.", "Write the condition on earlier questions.", Example: null),
                new Violation(9, "1.0.0/questions.json", "$.questions[2].askedWhen", "the question “timing” is asked otherwise once all answers are known.", "Write the condition on earlier questions.", Example: null),
            ],
            report.Violations.Where(violation => violation.Property == 9));
    }

    [Theory]
    [InlineData("askedWhen")]
    [InlineData("endsWhen")]
    [InlineData("offersResultWhen")]
    public void A_question_may_not_depend_on_itself_nor_end_by_a_later_answer(string member)
    {
        var age = Condition.AnyOf([PublishedContent.Current.Vocabulary.FindChoice("age", "60-or-over")!]);
        var report = WithTiming(
            askedWhen: timing => member == "askedWhen" ? new Condition.Negation(Condition.AnyOf([timing.Facts[0]])) : timing.AskedWhen,
            endsWhen: member == "endsWhen" ? age : null,
            offersResultWhen: member == "offersResultWhen" ? age : null);
        Assert.Contains(
            new Violation(9, "1.0.0/questions.json", $"$.questions[2].{member}", "the question “timing” depends on a later answer.", "Write the condition on earlier questions.", Example: null),
            report.Violations);
    }

    [Fact]
    public void Two_outcomes_for_one_person_are_named()
    {
        var shipped = PublishedContent.Current;
        var rules = shipped.Rules;
        var emergency = Condition.AnyOf([shipped.Vocabulary.FindChoice("emergency", "none")!]);
        var report = ContentProof.Run(BehindTheLoader.With(rules: new RuleSet
        {
            Benign = rules.Benign,
            Risks = rules.Risks,
            Known = rules.Known,
            Medicines = rules.Medicines,
            Possible = rules.Possible,
            Triggers = rules.Triggers,
            Outcomes = [.. rules.Outcomes.Select(rule => rule.Item.Id.Value == "self-care" ? rule with { When = emergency } : rule)],
            Advice = rules.Advice,
            Blocks = rules.Blocks,
        }));
        Assert.Contains(
            new Violation(6, "1.0.0/outcomes.json", "$.outcomes", "some answers lead to no outcome, or to two.", "Check the outcomes and the triggers that lead to them.", Example: null),
            report.Violations);
    }

    [Fact]
    public void An_item_and_a_block_without_a_source_are_named()
    {
        var files = PublishedContent.Current.Files;
        var cause = files.Causes.Causes[0];
        var report = ContentProof.Run(BehindTheLoader.With(files: files with
        {
            Causes = files.Causes with { Causes = [cause with { From = [], Explanation = [.. cause.Explanation.Select(block => block with { From = [] })] }, .. files.Causes.Causes.Skip(1)] },
        }));
        Assert.Contains(new Violation(10, "1.0.0/causes.json", "$.causes[0].from", "the cause “no-stretching” rests on no source.", "Name one; nothing is said without.", Example: null), report.Violations);
        Assert.Contains(new Violation(10, "1.0.0/causes.json", "$.causes[0].explanation[0].from", "this block of the cause “no-stretching” rests on no source.", "Name one; nothing is said without.", Example: null), report.Violations);
    }

    [Fact]
    public void A_statement_that_only_something_unreachable_rests_on_is_named() => SeededFault
        .In(content => content.Set("causes", "hot-weather", "when", "activity has hot-weather and not activity has hot-weather"))
        .IsNamed(10, "sources.json", "$.statements[12]", "nothing that anybody is shown rests on S13");

    [Fact]
    public void Each_file_is_looked_at_under_its_name() => Assert.Equal(
        [
            ("questions.json", "questions"),
            ("causes.json", "causes"),
            ("medicines.json", "groups"),
            ("triggers.json", "triggers"),
            ("outcomes.json", "outcomes"),
            ("advice.json", "advice"),
            ("sources.json", "article"),
        ],
        ContentTree.Of(PublishedContent.Current).Select(file => (file.Name, file.Root.AsObject().Select(member => member.Key).First(key => key != "$schema"))));

    [Fact]
    public void A_statement_that_nothing_rests_on_is_named() => SeededFault
        .In(content => content.ReplaceEverywhere("S33", by: "S38"))
        .IsNamed(10, "sources.json", "$.statements[32]", "nothing that anybody is shown rests on S33");

    [Fact]
    public void A_statement_that_only_an_unreachable_block_rests_on_is_named() => SeededFault
        .In(content =>
        {
            content.ReplaceEverywhere("S33", by: "S38");
            var block = content.Item("advice", "prevent-bike")["blocks"]![0]!.DeepClone();
            block["when"] = "outcome is emergency";
            block["from"] = new JsonArray("S33");
            content.Item("advice", "prevent-bike")["blocks"]!.AsArray().Add(block);
        })
        .IsNamed(10, "sources.json", "$.statements[32]", "nothing that anybody is shown rests on S33");

    [Fact]
    public void A_statement_that_is_left_out_altogether_is_named() => SeededFault
        .In(content =>
        {
            content.ReplaceEverywhere("S33", by: "S38");
            content.Remove("statements", "S33");
        })
        .IsNamed(10, "sources.json", "$.statements", "the article’s statement S33 is missing");

    [Fact]
    public void A_source_that_nothing_rests_on_is_named() => SeededFault
        .In(content => content.Copy("sources", "nhs-dvt", "idle-page"))
        .IsNamed(10, "sources.json", "$.sources[13]", "nothing rests on the source “idle-page”");

    /// <summary>Proves the shipped content with other conditions at one question.</summary>
    private static ProofReport WithTiming(Func<RouteStep, Condition> askedWhen, Condition? endsWhen = null, Condition? offersResultWhen = null) => ContentProof.Run(BehindTheLoader.With(
        steps: PublishedContent.Current.Questionnaire.Steps.Select(step =>
            step.Question.Id.Value == "timing" ? BehindTheLoader.Changed(step, askedWhen: askedWhen(step), endsWhen: endsWhen, offersResultWhen: offersResultWhen) : step)));
}
