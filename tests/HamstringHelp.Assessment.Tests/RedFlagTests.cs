using CsCheck;
using HamstringHelp.Assessment.Rules;
using HamstringHelp.Assessment.Tests.Support;

namespace HamstringHelp.Assessment.Tests;

/// <summary>What must never happen, whatever a person answers.</summary>
public sealed class RedFlagTests
{
    private static readonly string[] MostUrgentFirst = ["emergency", "call-doctor", "see-doctor", "ask", "self-care"];

    private static readonly string[] ClotSigns = ["swelling", "redness", "warmth"];

    [Fact]
    public void A_swollen_leg_is_sent_to_the_doctor_whatever_else_is_said() => A_symptom_is_sent_to_the_doctor("swelling");

    [Fact]
    public void A_tender_leg_is_sent_to_the_doctor_whatever_else_is_said() => A_symptom_is_sent_to_the_doctor("tenderness");

    [Fact]
    public void A_red_leg_is_sent_to_the_doctor_whatever_else_is_said() => A_symptom_is_sent_to_the_doctor("redness");

    [Fact]
    public void A_warm_leg_is_sent_to_the_doctor_whatever_else_is_said() => A_symptom_is_sent_to_the_doctor("warmth");

    [Fact]
    public void Pain_that_stays_is_sent_to_the_doctor_whatever_else_is_said() => A_symptom_is_sent_to_the_doctor("lasting-pain");

    [Fact]
    public void Trouble_walking_is_sent_to_the_doctor_whatever_else_is_said() => A_symptom_is_sent_to_the_doctor("trouble-walking");

    [Theory]
    [InlineData("chest-pain-or-breathless")]
    [InlineData("cold-pale-or-numb-leg")]
    [InlineData("bladder-bowel-or-saddle-numbness")]
    public void An_emergency_sign_is_an_emergency_whatever_else_is_said(string sign)
    {
        ForEvery(sheet => sheet.Adding("emergency", sign), sheet =>
        {
            var decision = sheet.Decide();
            Assert.Equal("emergency", decision.Outcome);
            Assert.Contains("emergency-signs", decision.Triggers);
            Assert.True(sheet.Route.HasResult);
            Assert.DoesNotContain(decision.Advice, id => id.StartsWith("relief-", StringComparison.Ordinal));
        });
    }

    [Fact]
    public void Frequent_cramps_without_a_benign_cause_are_sent_to_the_doctor()
    {
        ForEvery(sheet => sheet.With("emergency=none frequency=often activity=none day=none"), sheet => AtLeast("call-doctor", sheet));
    }

    [Fact]
    public void A_cramp_without_a_benign_cause_is_seen_by_a_doctor()
    {
        ForEvery(sheet => sheet.With("activity=none day=none"), sheet => AtLeast("see-doctor", sheet));
    }

    [Theory]
    [InlineData("medicines", "diuretic")]
    [InlineData("medicines", "asthma-medicine")]
    [InlineData("medicines", "statin")]
    [InlineData("medicines", "neostigmine")]
    [InlineData("medicines", "nifedipine")]
    [InlineData("medicines", "raloxifene")]
    [InlineData("medicines", "tolcapone")]
    [InlineData("medicines", "other")]
    [InlineData("medicines", "not-sure")]
    [InlineData("conditions", "narrowed-arteries")]
    [InlineData("conditions", "low-magnesium-or-potassium")]
    [InlineData("conditions", "spinal-cord-injury")]
    [InlineData("conditions", "pinched-nerve")]
    [InlineData("conditions", "diabetes")]
    [InlineData("conditions", "neurologic-disorder")]
    [InlineData("conditions", "metabolic-disorder")]
    [InlineData("conditions", "leg-structure")]
    public void A_medicine_or_a_known_condition_is_always_worth_asking_about(string question, string choice)
    {
        ForEvery(sheet => sheet.With("emergency=none").Adding(question, choice), sheet =>
        {
            AtLeast("ask", sheet);
            Assert.Contains(question == "medicines" ? "review-medicines" : "treat-condition", sheet.Decide().Advice);
        });
    }

    [Theory]
    [InlineData("diuretic")]
    [InlineData("raloxifene")]
    [InlineData("other-medicine")]
    public void A_typed_medicine_is_worth_asking_about_like_a_ticked_one(string group)
    {
        ForEvery(sheet => sheet.With("emergency=none").Typed(group), sheet =>
        {
            AtLeast("ask", sheet);
            Assert.Contains(group, sheet.Decide().Findings);
        });
    }

    [Fact]
    public void A_pregnant_person_is_never_told_that_magnesium_is_unlikely_to_help()
    {
        ForEvery(sheet => sheet.With("emergency=none age=18-to-39 pregnancy=yes"), sheet =>
        {
            AtLeast("ask", sheet);
            var advice = sheet.Decide().Advice;
            Assert.Contains("magnesium-in-pregnancy", advice);
            Assert.DoesNotContain("magnesium-unlikely", advice);
        });
    }

    [Fact]
    public void A_person_who_is_low_in_magnesium_is_never_told_that_it_is_unlikely_to_help()
    {
        ForEvery(sheet => sheet.With("emergency=none").Adding("conditions", "low-magnesium-or-potassium"), sheet =>
        {
            var advice = sheet.Decide().Advice;
            Assert.Contains("treat-deficiency", advice);
            Assert.DoesNotContain("magnesium-unlikely", advice);
        });
    }

    [Theory]
    [InlineData("swelling")]
    [InlineData("redness")]
    [InlineData("warmth")]
    public void A_leg_that_may_hold_a_clot_is_neither_warmed_nor_rubbed(string sign)
    {
        ForEvery(sheet => sheet.Adding("symptoms", sign), sheet =>
        {
            var advice = sheet.Decide().Advice;
            Assert.DoesNotContain("relief-heat", advice);
            Assert.DoesNotContain("relief-massage", advice);
        });
    }

    [Fact]
    public void A_leg_that_may_hold_a_clot_is_spoken_of_with_raloxifene_and_in_pregnancy()
    {
        var sign = Gen.OneOf(ClotSigns);
        RandomSheets.Both.Select(sign, Gen.Bool).Sample(
            (sheet, symptom, pregnant) =>
            {
                var person = sheet.With("emergency=none").Adding("symptoms", symptom);
                person = pregnant ? person.With("age=18-to-39 pregnancy=yes") : person.Adding("medicines", "raloxifene");
                Assert.Contains("clot-warning", person.Decide().Advice);
            });
    }

    [Fact]
    public void Self_care_means_a_benign_cause_and_nothing_to_ask_about()
    {
        ForEvery(sheet => sheet, sheet =>
        {
            var assessment = sheet.Assess();
            if (assessment.Outcome.Id.Value == "self-care")
            {
                Assert.NotEmpty(assessment.Benign);
                Assert.Empty(assessment.Triggers);
                Assert.Empty(assessment.Known);
                Assert.Empty(assessment.Medicines);
            }
        });

        // Self-care is rare among random sheets: these are close to it.
        ForEvery(
            sheet => sheet.With("emergency=none symptoms=none conditions=none medicines=none age=40-to-59 pregnancy=no timing=during-activity"),
            sheet => Assert.Equal(sheet.Assess().Benign.IsEmpty, sheet.Decide().Outcome != "self-care"));
    }

    [Theory]
    [InlineData("emergency", "none")]
    [InlineData("symptoms", "none")]
    [InlineData("conditions", "none not-sure")]
    [InlineData("medicines", "none")]
    public void One_more_sign_symptom_condition_or_medicine_never_lowers_the_urgency(string question, string harmless)
    {
        string[] choices = [.. Sheet.Blank.Step(question).Question.Choices.Select(choice => choice.Id.Value).Except(harmless.Split(' '))];
        RandomSheets.Both.Select(Gen.OneOf(choices)).Sample((sheet, choice) =>
            Assert.True(
                Urgency(sheet.Adding(question, choice)) >= Urgency(sheet),
                $"{choice} lowers the urgency of{Environment.NewLine}{sheet}"));
    }

    [Fact]
    public void Every_sheet_has_one_outcome_a_reason_for_it_and_something_to_do()
    {
        ForEvery(sheet => sheet, sheet =>
        {
            var assessment = sheet.Assess();
            Assert.Single(PublishedContent.Current.Vocabulary.OfKind(FactKind.Outcome), assessment.Has);
            Assert.False(assessment.Triggers.IsEmpty && assessment.Benign.IsEmpty);
            Assert.NotEmpty(assessment.Said(assessment.Outcome.WhatToDo));
            Assert.Contains(assessment.Advice, finding => finding.Item.Id.Value == "when-to-call");
            Assert.All(assessment.Advice, finding => Assert.NotEmpty(assessment.Said(finding.Item.Blocks)));
            Assert.All(assessment.Triggers, finding => Assert.NotEmpty(assessment.Said(finding.Item.Explanation)));
        });
    }

    [Fact]
    public void Answers_to_questions_that_are_not_asked_change_nothing()
    {
        ForEvery(sheet => sheet, sheet =>
        {
            var asked = sheet.Route.Asked;
            var unasked = PublishedContent.Current.Questionnaire.Steps.Where(step => !asked.Contains(step));
            var without = unasked.Aggregate(sheet, (rest, step) => rest.With(step, []));
            Assert.Equal(without.Decide().ToJson(), sheet.Decide().ToJson());
        });
    }

    [Fact]
    public void Every_reason_is_an_answer_that_counts()
    {
        ForEvery(sheet => sheet, sheet =>
        {
            var assessment = sheet.Assess();
            var counted = assessment.Answers.ToHashSet();
            Assert.All(assessment.Triggers, finding => Assert.Subset(counted, finding.Because.ToHashSet()));
            Assert.All(assessment.Benign, finding => Assert.NotEmpty(finding.Because));
            Assert.All(assessment.Medicines, finding => Assert.NotEmpty(finding.Because));
            Assert.All(assessment.Known, finding => Assert.NotEmpty(finding.Because));
        });
    }

    private static void A_symptom_is_sent_to_the_doctor(string symptom)
    {
        ForEvery(sheet => sheet.With("emergency=none").Adding("symptoms", symptom), sheet =>
        {
            AtLeast("call-doctor", sheet);
            Assert.Contains(symptom, sheet.Decide().Triggers);
        });
    }

    private static void ForEvery(Func<Sheet, Sheet> change, Action<Sheet> check) =>
        RandomSheets.Both.Select(change).Sample(check, iter: 1_000, print: sheet => sheet.ToString());

    private static void AtLeast(string outcome, Sheet sheet) =>
        Assert.True(Urgency(sheet) >= UrgencyOf(outcome), $"This gets {sheet.Decide().Outcome}:{Environment.NewLine}{sheet}");

    private static int Urgency(Sheet sheet) => UrgencyOf(sheet.Decide().Outcome);

    private static int UrgencyOf(string outcome)
    {
        var place = Array.IndexOf(MostUrgentFirst, outcome);
        Assert.True(place >= 0, $"{outcome} is no outcome.");
        return MostUrgentFirst.Length - place;
    }
}
