using System.Text.Json.Nodes;
using HamstringHelp.Assessment.Proof;
using HamstringHelp.Assessment.Rules;
using HamstringHelp.Assessment.Tests.Support;

namespace HamstringHelp.Assessment.Tests.Proof;

/// <summary>Faults in the rules that keep people safe. Each is named, with an answer sheet that the rules really let through.</summary>
public sealed class SafetyPropertiesTests
{
    [Fact]
    public void A_trigger_that_loses_warmth_is_named() => SeededFault
        .In(content => content.Set("triggers", "warmth", "when", "symptoms has warmth and symptoms has redness"))
        .IsNamed(1, "triggers.json", "$.triggers[4].when", "“warmth” needs at least a call", outcome: "see-doctor");

    [Fact]
    public void A_symptom_that_is_sent_to_a_visit_only_is_named() => SeededFault
        .In(content => content.Set("triggers", "swelling", "outcome", "see-doctor"))
        .IsNamed(1, "triggers.json", "$.triggers[1].outcome", "“swelling” needs at least a call", outcome: "see-doctor");

    [Fact]
    public void A_symptom_whose_trigger_is_gone_is_named() => SeededFault
        .In(content => content.Remove("triggers", "tenderness"))
        .IsNamed(1, "triggers.json", "$.triggers", "“tenderness” needs at least a call", outcome: "see-doctor");

    [Fact]
    public void A_forgotten_emergency_sign_is_named() => SeededFault
        .In(content => content.Set("triggers", "emergency-signs", "when", "emergency has any of (chest-pain-or-breathless, cold-pale-or-numb-leg)"))
        .IsNamed(1, "triggers.json", "$.triggers[0].when", "“bladder-bowel-or-saddle-numbness” needs emergency help", outcome: "see-doctor");

    [Theory]
    [InlineData("emergency", 1, "needs emergency help")]
    [InlineData("symptoms", 1, "needs at least a call")]
    [InlineData("conditions", 3, "is worth asking about")]
    [InlineData("medicines", 3, "is worth asking about")]
    public void An_added_sign_that_no_trigger_reads_is_named(string question, int property, string says)
    {
        var violation = SeededFault
            .In(content => content.AddChoice(question, "added-sign"))
            .IsNamed(property, "questions.json", $"$.questions[{Index(question)}].choices[0]", says);
        Assert.Contains("you ticked added-sign", violation.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_added_sign_cannot_hide_behind_excluding_the_others() => SeededFault
        .In(content =>
        {
            content.AddChoice("emergency", "added-sign");
            content.Choices("emergency")[0]!["excludesOthers"] = true;
        })
        .IsNamed(1, "questions.json", "$.questions[0].choices[0]", "“added-sign” needs emergency help");

    [Fact]
    public void A_symptom_that_is_taken_out_of_the_content_is_named() => SeededFault
        .In(content =>
        {
            content.RemoveChoice("symptoms", "lasting-pain");
            content.Remove("triggers", "lasting-pain");
            content.Set("questions", "symptoms", "offersResultWhen", "symptoms has any of (swelling, tenderness, redness, warmth, trouble-walking)");
        })
        .IsNamed(1, "questions.json", "$.questions[1].choices", "the safety net names the answer “lasting-pain” to “symptoms”, which the content lacks");

    [Fact]
    public void Outcomes_in_the_wrong_order_are_named()
    {
        var fault = SeededFault.In(content =>
        {
            var outcomes = content.List("outcomes");
            var ask = content.Item("outcomes", "ask");
            outcomes.Remove(ask);
            outcomes.Insert(1, ask);
        });
        var violation = fault.IsNamed(1, "outcomes.json", "$.outcomes", "the outcomes stand in the order emergency, ask, call-doctor");
        Assert.Equal("Put them in the order emergency, call-doctor, see-doctor, ask, self-care.", violation.Mend);
        fault.IsNamed(1, "outcomes.json", "$.outcomes", "“warmth” needs at least a call", outcome: "ask");
    }

    [Fact]
    public void Self_care_before_everything_else_is_named() => SeededFault
        .In(content =>
        {
            var selfCare = content.Item("outcomes", "self-care");
            content.List("outcomes").Remove(selfCare);
            content.List("outcomes").Insert(0, selfCare);
        })
        .IsNamed(1, "outcomes.json", "$.outcomes", "the outcomes stand in the order self-care, emergency");

    [Fact]
    public void An_added_outcome_is_as_urgent_as_its_place()
    {
        var fault = SeededFault.In(content =>
        {
            var watch = content.Copy("outcomes", "see-doctor", "watch");
            content.List("outcomes").Remove(watch);
            content.List("outcomes").Insert(2, watch);
            content.Set("triggers", "warmth", "outcome", "watch");
            content.Set("triggers", "no-benign-cause", "outcome", "watch");
        });
        fault.IsNamed(1, "triggers.json", "$.triggers[4].outcome", "“warmth” needs at least a call", outcome: "watch");
        Assert.DoesNotContain(fault.Report.Violations, violation => violation.Property == 2 || violation.What.Contains("stand in the order", StringComparison.Ordinal));
    }

    [Fact]
    public void An_outcome_that_is_gone_is_missed_and_the_others_stand_in_order()
    {
        var fault = SeededFault.In(content =>
        {
            content.Set("triggers", "no-benign-cause", "outcome", "call-doctor");
            content.Remove("outcomes", "see-doctor");
            content.Item("advice", "when-to-call")["blocks"]![0]!["when"] = "outcome is any of (ask, self-care)";
        });
        fault.IsNamed(2, "outcomes.json", "$.outcomes", "the safety net names the outcome “see-doctor”");
        Assert.DoesNotContain(fault.Report.Violations, violation => violation.What.Contains("stand in the order", StringComparison.Ordinal));
    }

    [Fact]
    public void One_fault_that_breaks_several_promises_is_told_once_with_the_smallest_sheet()
    {
        var sheets = new AllSheets(PublishedContent.Current);
        var (warm, red) = (Claim.Answer("symptoms", "warmth"), Claim.Answer("symptoms", "redness"));
        var violation = Assert.Single(Promise.Prove(sheets,
        [
            new(1, "Both.", warm & red, !Claim.Everybody, Suspect.Trigger("warmth")),
            new(1, "One.", warm, !Claim.Everybody, Suspect.Trigger("warmth")),
        ]));
        Assert.Equal("One.", violation.What);
        Assert.Equal("Both.", Assert.Single(violation.Also));
        Assert.Equal(2, violation.Example!.Given.Length);
    }

    [Fact]
    public void Emergency_signs_that_are_not_asked_of_everybody_are_named() => SeededFault
        .In(content =>
        {
            var emergency = content.Item("questions", "emergency");
            content.List("questions").Remove(emergency);
            content.List("questions").Insert(10, emergency);
            content.Set("questions", "emergency", "askedWhen", "age is 60-or-over");
        })
        .IsNamed(1, "questions.json", "$.questions[10].askedWhen", "Everybody is asked for emergency signs");

    [Fact]
    public void No_everyday_cause_that_is_only_asked_about_is_named() => SeededFault
        .In(content => content.Set("triggers", "no-benign-cause", "outcome", "ask"))
        .IsNamed(2, "triggers.json", "$.triggers[8].outcome", "at least a visit", outcome: "ask");

    [Fact]
    public void Frequent_cramps_that_nobody_follows_up_are_named() => SeededFault
        .In(content => content.Remove("triggers", "frequent-unexplained"))
        .IsNamed(2, "triggers.json", "$.triggers", "at least a call", outcome: "see-doctor");

    [Fact]
    public void A_benign_cause_that_is_assumed_is_named() => SeededFault
        .In(content => content.Set("causes", "dehydration", "when", "always"))
        .IsNamed(2, "causes.json", "$.causes[2].when", "“dehydration” counts only for those who name it");

    [Fact]
    public void An_added_benign_cause_that_is_assumed_is_named() => SeededFault
        .In(content => content.Copy("causes", "dehydration", "bad-luck")["when"] = "timing has at-night")
        .IsNamed(2, "causes.json", "$.causes[21].when", "“bad-luck” counts only for those who name a reason");

    [Fact]
    public void A_pregnancy_that_leads_to_self_care_is_named()
    {
        var fault = SeededFault.In(content => content.Remove("triggers", "pregnancy"));
        fault.IsNamed(3, "triggers.json", "$.triggers", "Pregnancy is worth asking about", outcome: "self-care");
        fault.IsNamed(4, "triggers.json", "$.triggers", "Self-care is not for pregnancy", outcome: "self-care");
        Assert.Equal(fault.Report.Violations.Select(violation => violation.Property).Order(), fault.Report.Violations.Select(violation => violation.Property));
    }

    [Fact]
    public void A_condition_that_is_left_out_is_named()
    {
        var fault = SeededFault.In(content => content.Set("triggers", "known-condition", "when", "conditions has any of (narrowed-arteries, low-magnesium-or-potassium, spinal-cord-injury, pinched-nerve, neurologic-disorder, metabolic-disorder, leg-structure)"));
        fault.IsNamed(3, "triggers.json", "$.triggers[9].when", "“diabetes” is worth asking about", outcome: "self-care");
        fault.IsNamed(4, "triggers.json", "$.triggers[9].when", "Self-care is not for “diabetes”", outcome: "self-care");
    }

    [Fact]
    public void Medicines_that_are_left_out_are_named()
    {
        var fault = SeededFault.In(content => content.Set("triggers", "medicine", "when", "medicine statin or medicine diuretic"));
        fault.IsNamed(3, "triggers.json", "$.triggers[10].when", "“raloxifene” to “medicines” is worth asking about", outcome: "self-care");
        fault.IsNamed(3, "triggers.json", "$.triggers[10].when", "A typed “other-medicine” is worth asking about", outcome: "self-care");
        fault.IsNamed(4, "triggers.json", "$.triggers[10].when", "Self-care is not for a typed “raloxifene”", outcome: "self-care");
    }

    [Fact]
    public void A_typed_name_that_counts_for_nothing_is_named() => SeededFault
        .In(content => content.Set("groups", "statin", "when", "medicines has statin"))
        .IsNamed(3, "medicines.json", "$.groups[2].when", "A typed “statin” is recognised");

    [Fact]
    public void A_clot_warning_that_forgets_pregnancy_is_named() => SeededFault
        .In(content => content.Set("advice", "clot-warning", "when", "symptoms has any of (swelling, redness, warmth) and medicine raloxifene"))
        .IsNamed(3, "advice.json", "$.advice[0].when", "clot in pregnancy", outcome: "call-doctor");

    [Theory]
    [InlineData("symptoms has any of (swelling, redness) and (medicine raloxifene or pregnancy is yes)", "clot in pregnancy")]
    [InlineData("symptoms has any of (swelling, redness, warmth) and (medicines has raloxifene or pregnancy is yes)", "clot with raloxifene")]
    public void A_clot_warning_that_forgets_a_sign_or_a_typed_name_is_named(string when, string says) => SeededFault
        .In(content => content.Set("advice", "clot-warning", "when", when))
        .IsNamed(3, "advice.json", "$.advice[0].when", says, outcome: "call-doctor");

    [Fact]
    public void An_added_group_that_its_names_do_not_count_for_is_named() => SeededFault
        .In(content =>
        {
            var group = content.Copy("groups", "statin", "added");
            group["when"] = "medicines has statin";
            foreach (var names in (string[])["substances", "everydayNames", "vagueNames"])
            {
                group[names] = new JsonArray();
            }
        })
        .IsNamed(3, "medicines.json", "$.groups[8].when", "A typed “added” is recognised");

    [Fact]
    public void A_result_that_is_offered_before_medicines_are_asked_is_named() => SeededFault
        .In(content =>
        {
            content.Set("questions", "timing", "offersResultWhen", "timing has during-activity");
            content.Set("questions", "timing", "notice", "You can see your result now.");
        })
        .IsNamed(4, "questions.json", "$.questions[10].askedWhen", "Self-care needs an answer to “medicines”", outcome: "self-care");

    [Fact]
    public void A_pregnancy_that_is_not_asked_about_is_named() => SeededFault
        .In(content => content.Set("questions", "pregnancy", "askedWhen", "age is 18-to-39"))
        .IsNamed(4, "questions.json", "$.questions[7].askedWhen", "Self-care needs an answer to “pregnancy” below 60", outcome: "self-care");

    [Fact]
    public void An_answer_that_lowers_the_urgency_is_named()
    {
        var violation = SeededFault
            .In(content => content.Set("triggers", "frequent-unexplained", "when", "frequency is often and no benign cause and not condition diabetes"))
            .IsNamed(5, "triggers.json", "$.triggers[7].when", "“diabetes” in “conditions”, said as well, lowers the urgency");
        Assert.Equal("call-doctor", violation.Example?.Outcome.Id.Value);
        Assert.Equal("see-doctor", violation.Compared?.Outcome.Id.Value);
    }

    [Fact]
    public void A_typed_name_that_lowers_the_urgency_is_named()
    {
        var violation = SeededFault
            .In(content => content.Set("triggers", "swelling", "when", "symptoms has swelling and not named tolcapone"))
            .IsNamed(5, "triggers.json", "$.triggers[1].when", "“tolcapone” in “medicines”, said as well, lowers the urgency");
        Assert.Equal("call-doctor", violation.Example?.Outcome.Id.Value);
        Assert.Contains(violation.Compared!.Given, answer => answer.Named?.Id.Value == "tolcapone");
        Assert.Contains("you type the name of a medicine that is read as “", violation.Compared.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_emergency_sign_that_lowers_the_urgency_is_named()
    {
        var violation = SeededFault
            .In(content => content.Set("triggers", "emergency-signs", "when", "emergency has chest-pain-or-breathless"))
            .IsNamed(5, "triggers.json", "$.triggers[1].when", "“cold-pale-or-numb-leg” in “emergency”, said as well");
        Assert.Equal("call-doctor", violation.Example?.Outcome.Id.Value);
        Assert.Single(violation.Compared!.Given);
        Assert.StartsWith("If your leg has turned cold", violation.Compared.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Magnesium_that_is_talked_down_in_pregnancy_is_named() => SeededFault
        .In(content => content.Set("advice", "magnesium-unlikely", "when", "not condition low-magnesium-or-potassium"))
        .IsNamed(8, "advice.json", "$.advice[12].when", "Who is pregnant is not told");

    [Fact]
    public void Magnesium_that_is_talked_down_in_a_deficiency_is_named() => SeededFault
        .In(content => content.Set("advice", "magnesium-unlikely", "when", "pregnancy is not yes"))
        .IsNamed(8, "advice.json", "$.advice[12].when", "Who is low in magnesium");

    [Fact]
    public void Heat_on_a_red_leg_is_named() => SeededFault
        .In(content => content.Set("advice", "relief-heat", "when", "symptoms has none of (swelling, warmth) and outcome is not emergency"))
        .IsNamed(8, "advice.json", "$.advice[3].when", "No heat on a leg with “redness”", outcome: "call-doctor");

    [Fact]
    public void Massage_of_a_swollen_leg_is_named() => SeededFault
        .In(content => content.Set("advice", "relief-massage", "when", "symptoms has none of (redness, warmth) and outcome is not emergency"))
        .IsNamed(8, "advice.json", "$.advice[4].when", "No massage of a leg with “swelling”", outcome: "call-doctor");

    [Fact]
    public void Every_promise_is_a_sentence_of_its_own_and_knows_a_rule_to_look_at()
    {
        var sheets = new AllSheets(PublishedContent.Current);
        Promise[] promises = [.. new SafetyProperties(PublishedContent.Current).Promises(), .. ResultChecks.Promises()];
        Assert.All(promises, promise => Assert.Matches(@"^[A-Z].+\.$", promise.Says));
        Assert.Equal(promises.Length, promises.Select(promise => promise.Says).Distinct().Count());
        Assert.All(promises, promise =>
        {
            Assert.All(promise.Given.Ids.Concat(promise.Then.Ids), id => Assert.True(id.Exists(PublishedContent.Current), id.Said));
            var (place, mend) = promise.Suspect.Find(sheets, sheets.Smallest(promise.Given.Sheets(sheets))!);
            Assert.Matches(@"^\$\.(outcomes|[a-z]+\[\d+\]\.[a-zA-Z]+(\[\d+\])?)$", place.Path);
            Assert.Matches(@"^[A-Z].+\.$", mend);
        });
    }

    /// <summary>The whole list, so that none is lost: with the rule that is looked at first, and then the answers that may never lower the urgency.</summary>
    [Fact]
    public void The_promises_are_these()
    {
        var sheets = new AllSheets(PublishedContent.Current);
        var safety = new SafetyProperties(PublishedContent.Current);
        string[] told =
        [
            .. safety.Promises().Concat(ResultChecks.Promises()).Select(promise =>
            {
                var (place, mend) = promise.Suspect.Find(sheets, sheets.Smallest(promise.Given.Sheets(sheets))!);
                return $"{promise.Property}. {promise.Says} | {place.File}:{place.Path} | {mend}";
            }),
            .. safety.Additions().Select(fact => $"5. Saying “{fact.Id}” in “{fact.Question}” as well never lowers the urgency."),
        ];

        Assert.Equal(File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Proof", "promises.txt")), told);
    }

    [Theory]
    [InlineData("emergency has chest-pain-or-breathless")]
    [InlineData("symptoms has tenderness")]
    [InlineData("timing has at-night")]
    [InlineData("frequency is often")]
    [InlineData("age is 60-or-over")]
    [InlineData("pregnancy is no")]
    [InlineData("about-you has overweight")]
    [InlineData("conditions has diabetes")]
    [InlineData("medicines has statin")]
    [InlineData("activity has none")]
    public void An_added_cause_counts_for_nobody_by_an_answer_that_is_no_reason(string when) => SeededFault
        .In(content => content.Copy("causes", "dehydration", "another")["when"] = when)
        .IsNamed(2, "causes.json", $"$.causes[{Causes}].when", "The cause “another” counts only for those who name a reason for their cramps.");

    [Fact]
    public void Not_to_be_sure_is_no_reason() => SeededFault
        .In(content =>
        {
            content.AddChoice("activity", "not-sure");
            content.Copy("causes", "dehydration", "another")["when"] = "activity has not-sure";
        })
        .IsNamed(2, "causes.json", $"$.causes[{Causes}].when", "The cause “another” counts only for those who name a reason for their cramps.");

    [Fact]
    public void A_question_that_is_gone_takes_none_of_its_promises_away()
    {
        var shipped = PublishedContent.Current;
        var content = BehindTheLoader.With(steps: shipped.Questionnaire.Steps
            .Where(step => step.Question.Id.Value != "conditions")
            .Select((step, index) => BehindTheLoader.Changed(step, index)));
        Assert.Equal(
            new SafetyProperties(shipped).Promises().Select(promise => promise.Says),
            new SafetyProperties(content).Promises().Select(promise => promise.Says));
    }

    [Fact]
    public void An_added_cause_counts_for_who_ticks_a_reason()
    {
        var fault = SeededFault.In(content => content.Copy("causes", "dehydration", "another")["when"] = "activity has dehydration and day has long-sitting");
        Assert.DoesNotContain(fault.Report.Violations, violation => violation.Property == 2);
    }

    [Theory]
    [InlineData(FactKind.Named, "the medicine group “gone”", "medicines.json", "$.groups")]
    [InlineData(FactKind.Medicine, "the medicine group “gone”", "medicines.json", "$.groups")]
    [InlineData(FactKind.Trigger, "the trigger “gone”", "triggers.json", "$.triggers")]
    [InlineData(FactKind.Outcome, "the outcome “gone”", "outcomes.json", "$.outcomes")]
    [InlineData(FactKind.Advice, "the advice “gone”", "advice.json", "$.advice")]
    [InlineData(FactKind.Benign, "the cause “gone”", "causes.json", "$.causes")]
    public void An_id_that_is_gone_is_missed_in_the_list_where_it_belongs(FactKind kind, string said, string file, string path)
    {
        var id = KnownId.Finding(kind, "gone");
        Assert.False(id.Exists(PublishedContent.Current));
        Assert.Equal(said, id.Said);
        Assert.Equal(new Place($"1.0.0/{file}", path), id.Place(PublishedContent.Current));
    }

    [Fact]
    public void A_question_or_a_choice_that_is_gone_is_missed_where_it_belongs()
    {
        var content = PublishedContent.Current;
        var questions = new Place("1.0.0/questions.json", "$.questions");
        Assert.False(KnownId.Question("gone").Exists(content));
        Assert.Equal(("the question “gone”", questions), (KnownId.Question("gone").Said, KnownId.Question("gone").Place(content)));
        Assert.Equal(("the answer “no” to “gone”", questions), (KnownId.Choice("gone", "no").Said, KnownId.Choice("gone", "no").Place(content)));
        Assert.Equal(questions.At(Index("age")).Member("choices"), KnownId.Choice("age", "gone").Place(content));
    }

    private static int Causes => PublishedContent.Current.Files.Causes.Causes.Count;

    private static int Index(string question) => PublishedContent.Current.Questionnaire.Find(question)!.Index;
}
