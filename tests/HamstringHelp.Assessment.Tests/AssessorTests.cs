using HamstringHelp.Assessment.Tests.Support;

namespace HamstringHelp.Assessment.Tests;

/// <summary>The tables of findings, triggers, outcomes and advice, row by row.</summary>
public sealed class AssessorTests
{
    private const string Conditions = "diabetes leg-structure low-magnesium-or-potassium metabolic-disorder narrowed-arteries neurologic-disorder pinched-nerve spinal-cord-injury";

    [Fact]
    public void An_everyday_cramp_is_looked_after_at_home()
    {
        var decision = Sheet.EverydayCramp.Decide();
        Assert.Equal("self-care", decision.Outcome);
        Assert.Empty(decision.Triggers);
        Assert.Equal(["hot-weather"], decision.Findings);
        Assert.Empty(decision.Possible);
    }

    [Theory]
    [InlineData("activity=no-stretching", "no-stretching")]
    [InlineData("activity=hot-weather", "hot-weather")]
    [InlineData("activity=dehydration", "dehydration")]
    [InlineData("activity=muscle-fatigue", "muscle-fatigue")]
    [InlineData("activity=overexertion", "overexertion")]
    [InlineData("activity=dehydration,overexertion", "dehydration overexertion")]
    [InlineData("timing=at-night day=long-sitting", "long-sitting")]
    [InlineData("timing=at-night day=hard-surfaces", "hard-surfaces")]
    [InlineData("timing=at-night day=vigorous-activity", "vigorous-activity")]
    [InlineData("timing=at-night day=poor-sitting", "poor-sitting")]
    [InlineData("timing=at-rest day=long-sitting", "long-sitting")]
    [InlineData("timing=at-rest day=hard-surfaces", "hard-surfaces")]
    [InlineData("timing=at-rest day=vigorous-activity", "vigorous-activity")]
    [InlineData("timing=at-rest day=poor-sitting", "poor-sitting")]
    [InlineData("timing=during-activity,at-night activity=dehydration day=long-sitting", "dehydration long-sitting")]
    [InlineData("timing=during-activity,at-night activity=none day=poor-sitting", "poor-sitting")]
    public void A_benign_cause_is_found_where_it_is_named_and_explains_the_cramp(string answers, string findings)
    {
        var decision = Sheet.EverydayCramp.With(answers).Decide();
        Assert.Equal(findings, Joined(decision.Findings));
        Assert.Empty(decision.Possible);
        Assert.Empty(decision.Triggers);
        Assert.Equal("self-care", decision.Outcome);
    }

    [Theory]
    [InlineData("age=60-or-over", "hot-weather older-age", "self-care")]
    [InlineData("pregnancy=yes", "hot-weather pregnancy", "ask")]
    [InlineData("about-you=overweight", "hot-weather overweight", "self-care")]
    [InlineData("about-you=endurance-sport", "endurance-sport hot-weather", "self-care")]
    [InlineData("about-you=overweight,endurance-sport age=60-or-over", "endurance-sport hot-weather older-age overweight", "self-care")]
    [InlineData("age=under-18", "hot-weather", "self-care")]
    [InlineData("age=40-to-59", "hot-weather", "self-care")]
    [InlineData("pregnancy=prefer-not-to-say", "hot-weather", "self-care")]
    public void A_risk_factor_is_found_where_it_is_named(string answers, string findings, string outcome)
    {
        var decision = Sheet.EverydayCramp.With(answers).Decide();
        Assert.Equal(findings, Joined(decision.Findings));
        Assert.Equal(outcome, decision.Outcome);
    }

    [Theory]
    [InlineData("about-you=overweight")]
    [InlineData("about-you=endurance-sport")]
    [InlineData("age=60-or-over")]
    public void A_risk_factor_alone_does_not_explain_a_cramp(string answers)
    {
        Assert.Equal("see-doctor", Sheet.UnexplainedCramp.With(answers).Decide().Outcome);
    }

    [Theory]
    [InlineData("narrowed-arteries")]
    [InlineData("low-magnesium-or-potassium")]
    [InlineData("spinal-cord-injury")]
    [InlineData("pinched-nerve")]
    [InlineData("diabetes")]
    [InlineData("neurologic-disorder")]
    [InlineData("metabolic-disorder")]
    [InlineData("leg-structure")]
    public void A_condition_that_the_person_has_is_known_and_never_only_possible(string condition)
    {
        var explained = Sheet.EverydayCramp.With("conditions", condition).Decide();
        Assert.Contains(condition, explained.Findings);
        Assert.Empty(explained.Possible);
        Assert.Equal(["known-condition"], explained.Triggers);
        Assert.Equal("ask", explained.Outcome);

        var unexplained = Sheet.UnexplainedCramp.With("conditions", condition).Decide();
        Assert.Equal([condition], unexplained.Findings);
        Assert.Equal(Conditions.Split(' ').Except([condition]), unexplained.Possible);
        Assert.Equal("see-doctor", unexplained.Outcome);
    }

    [Theory]
    [InlineData("activity=none", Conditions)]
    [InlineData("timing=at-night day=none", Conditions)]
    [InlineData("timing=during-activity,at-rest activity=none day=none", Conditions)]
    [InlineData("conditions=not-sure", Conditions)]
    [InlineData("activity=none conditions=not-sure", Conditions)]
    [InlineData("", "")]
    [InlineData("conditions=diabetes", "")]
    public void Conditions_are_possible_when_no_benign_cause_fits_or_the_person_is_not_sure(string answers, string possible)
    {
        Assert.Equal(possible, Joined(Sheet.EverydayCramp.With(answers).Decide().Possible));
    }

    [Fact]
    public void Not_being_sure_about_conditions_raises_no_alarm()
    {
        var decision = Sheet.EverydayCramp.With("conditions=not-sure").Decide();
        Assert.Empty(decision.Triggers);
        Assert.Equal("self-care", decision.Outcome);
    }

    [Theory]
    [InlineData("medicines=diuretic", "diuretic")]
    [InlineData("medicines=asthma-medicine", "asthma-medicine")]
    [InlineData("medicines=statin", "statin")]
    [InlineData("medicines=neostigmine", "neostigmine")]
    [InlineData("medicines=nifedipine", "nifedipine")]
    [InlineData("medicines=raloxifene", "raloxifene")]
    [InlineData("medicines=tolcapone", "tolcapone")]
    [InlineData("medicines=other", "other-medicine")]
    [InlineData("medicines=not-sure", "other-medicine")]
    [InlineData("medicines=statin,other", "other-medicine statin")]
    [InlineData("medicines= typed=diuretic", "diuretic")]
    [InlineData("medicines= typed=asthma-medicine", "asthma-medicine")]
    [InlineData("medicines= typed=statin", "statin")]
    [InlineData("medicines= typed=neostigmine", "neostigmine")]
    [InlineData("medicines= typed=nifedipine", "nifedipine")]
    [InlineData("medicines= typed=raloxifene", "raloxifene")]
    [InlineData("medicines= typed=tolcapone", "tolcapone")]
    [InlineData("medicines= typed=other-medicine", "other-medicine")]
    [InlineData("medicines=statin typed=statin", "statin")]
    [InlineData("medicines=statin typed=diuretic,other-medicine", "diuretic other-medicine statin")]
    public void A_medicine_is_found_whether_it_is_ticked_or_typed_and_is_worth_asking_about(string answers, string medicines)
    {
        var decision = Sheet.EverydayCramp.With(answers).Decide();
        Assert.Equal(medicines, Joined(decision.Findings.Except(["hot-weather"])));
        Assert.Equal(["medicine"], decision.Triggers);
        Assert.Equal("ask", decision.Outcome);
        Assert.Contains("review-medicines", decision.Advice);
    }

    [Theory]
    [InlineData("symptoms=swelling", "swelling", "call-doctor")]
    [InlineData("symptoms=tenderness", "tenderness", "call-doctor")]
    [InlineData("symptoms=redness", "redness", "call-doctor")]
    [InlineData("symptoms=warmth", "warmth", "call-doctor")]
    [InlineData("symptoms=lasting-pain", "lasting-pain", "call-doctor")]
    [InlineData("symptoms=trouble-walking", "trouble-walking", "call-doctor")]
    [InlineData("symptoms=warmth,swelling", "swelling warmth", "call-doctor")]
    [InlineData("activity=none frequency=often", "frequent-unexplained no-benign-cause", "call-doctor")]
    [InlineData("activity=none frequency=now-and-then", "no-benign-cause", "see-doctor")]
    [InlineData("activity=none frequency=first-time", "no-benign-cause", "see-doctor")]
    [InlineData("frequency=often", "", "self-care")]
    [InlineData("timing=at-night day=none", "no-benign-cause", "see-doctor")]
    [InlineData("timing=at-rest day=none frequency=often", "frequent-unexplained no-benign-cause", "call-doctor")]
    [InlineData("conditions=diabetes", "known-condition", "ask")]
    [InlineData("medicines=statin", "medicine", "ask")]
    [InlineData("pregnancy=yes", "pregnancy", "ask")]
    [InlineData("conditions=diabetes medicines=other pregnancy=yes", "known-condition medicine pregnancy", "ask")]
    [InlineData("activity=none medicines=statin", "medicine no-benign-cause", "see-doctor")]
    [InlineData("activity=none symptoms=tenderness pregnancy=yes", "no-benign-cause pregnancy tenderness", "call-doctor")]
    [InlineData("emergency=chest-pain-or-breathless", "emergency-signs no-benign-cause", "emergency")]
    [InlineData("emergency=cold-pale-or-numb-leg", "emergency-signs no-benign-cause", "emergency")]
    [InlineData("emergency=bladder-bowel-or-saddle-numbness", "emergency-signs no-benign-cause", "emergency")]
    [InlineData("emergency=chest-pain-or-breathless,cold-pale-or-numb-leg symptoms=warmth", "emergency-signs no-benign-cause", "emergency")]
    public void The_outcome_is_the_most_urgent_of_the_triggers(string answers, string triggers, string outcome)
    {
        var decision = Sheet.EverydayCramp.With(answers).Decide();
        Assert.Equal(triggers, Joined(decision.Triggers));
        Assert.Equal(outcome, decision.Outcome);
    }

    [Theory]
    [InlineData("relief-seated-stretch", "", true)]
    [InlineData("relief-seated-stretch", "symptoms=warmth", true)]
    [InlineData("relief-seated-stretch", "emergency=cold-pale-or-numb-leg", false)]
    [InlineData("relief-in-bed", "timing=at-night", true)]
    [InlineData("relief-in-bed", "timing=during-activity,at-night", true)]
    [InlineData("relief-in-bed", "timing=at-rest", false)]
    [InlineData("relief-in-bed", "", false)]
    [InlineData("relief-in-bed", "timing=at-night emergency=cold-pale-or-numb-leg", false)]
    [InlineData("relief-heat", "", true)]
    [InlineData("relief-heat", "symptoms=tenderness,lasting-pain,trouble-walking", true)]
    [InlineData("relief-heat", "symptoms=swelling", false)]
    [InlineData("relief-heat", "symptoms=redness", false)]
    [InlineData("relief-heat", "symptoms=warmth", false)]
    [InlineData("relief-heat", "emergency=cold-pale-or-numb-leg", false)]
    [InlineData("relief-massage", "", true)]
    [InlineData("relief-massage", "symptoms=tenderness,lasting-pain,trouble-walking", true)]
    [InlineData("relief-massage", "symptoms=swelling", false)]
    [InlineData("relief-massage", "symptoms=redness", false)]
    [InlineData("relief-massage", "symptoms=warmth", false)]
    [InlineData("relief-massage", "emergency=cold-pale-or-numb-leg", false)]
    [InlineData("prevent-stretch-before-activity", "", true)]
    [InlineData("prevent-stretch-before-activity", "timing=at-night,at-rest", false)]
    [InlineData("prevent-stretch-before-bed", "timing=at-night", true)]
    [InlineData("prevent-stretch-before-bed", "timing=at-rest", false)]
    [InlineData("prevent-stretch-before-bed", "", false)]
    [InlineData("prevent-bike", "timing=at-night", true)]
    [InlineData("prevent-bike", "timing=at-rest", false)]
    [InlineData("prevent-bike", "", false)]
    [InlineData("prevent-hydration", "", true)]
    [InlineData("prevent-hydration", "emergency=cold-pale-or-numb-leg", false)]
    [InlineData("treat-condition", "conditions=leg-structure", true)]
    [InlineData("treat-condition", "conditions=low-magnesium-or-potassium", true)]
    [InlineData("treat-condition", "activity=none conditions=not-sure", false)]
    [InlineData("treat-deficiency", "conditions=low-magnesium-or-potassium", true)]
    [InlineData("treat-deficiency", "conditions=diabetes", false)]
    [InlineData("treat-deficiency", "activity=none conditions=not-sure", false)]
    [InlineData("review-medicines", "medicines=other", true)]
    [InlineData("review-medicines", "", false)]
    [InlineData("magnesium-unlikely", "", true)]
    [InlineData("magnesium-unlikely", "pregnancy=prefer-not-to-say", true)]
    [InlineData("magnesium-unlikely", "pregnancy=yes", false)]
    [InlineData("magnesium-unlikely", "conditions=low-magnesium-or-potassium", false)]
    [InlineData("magnesium-unlikely", "activity=none conditions=not-sure", true)]
    [InlineData("magnesium-unlikely", "age=60-or-over pregnancy=yes", true)]
    [InlineData("magnesium-in-pregnancy", "pregnancy=yes", true)]
    [InlineData("magnesium-in-pregnancy", "pregnancy=no", false)]
    [InlineData("magnesium-in-pregnancy", "pregnancy=prefer-not-to-say", false)]
    [InlineData("magnesium-in-pregnancy", "pregnancy=yes age=60-or-over", false)]
    [InlineData("options-to-ask-about", "", true)]
    [InlineData("options-to-ask-about", "emergency=cold-pale-or-numb-leg", false)]
    [InlineData("clot-warning", "symptoms=swelling medicines=raloxifene", true)]
    [InlineData("clot-warning", "symptoms=redness medicines=raloxifene", true)]
    [InlineData("clot-warning", "symptoms=warmth typed=raloxifene", true)]
    [InlineData("clot-warning", "symptoms=swelling pregnancy=yes", true)]
    [InlineData("clot-warning", "symptoms=redness pregnancy=yes", true)]
    [InlineData("clot-warning", "symptoms=warmth pregnancy=yes", true)]
    [InlineData("clot-warning", "symptoms=swelling,redness,warmth", false)]
    [InlineData("clot-warning", "symptoms=tenderness,lasting-pain,trouble-walking medicines=raloxifene pregnancy=yes", false)]
    [InlineData("clot-warning", "medicines=raloxifene pregnancy=yes", false)]
    [InlineData("clot-warning", "symptoms=warmth age=60-or-over pregnancy=yes", false)]
    [InlineData("when-to-call", "", true)]
    [InlineData("when-to-call", "emergency=cold-pale-or-numb-leg", true)]
    [InlineData("what-is-a-cramp", "", true)]
    [InlineData("what-is-a-cramp", "emergency=cold-pale-or-numb-leg", true)]
    public void Advice_is_given_to_whom_it_fits(string advice, string answers, bool given)
    {
        Assert.Equal(given, Sheet.EverydayCramp.With(answers).Decide().Advice.Contains(advice));
    }

    [Theory]
    [InlineData("prevent-hydration", "", "In hot weather")]
    [InlineData("prevent-hydration", "activity=dehydration", "You told us that you had not had enough to drink")]
    [InlineData("prevent-hydration", "activity=none", "When you are active")]
    [InlineData("options-to-ask-about", "medicines=nifedipine", "It is itself a calcium channel blocker")]
    [InlineData("options-to-ask-about", "typed=nifedipine", "It is itself a calcium channel blocker")]
    [InlineData("options-to-ask-about", "pregnancy=yes", "You are pregnant, so ask")]
    [InlineData("clot-warning", "symptoms=warmth medicines=raloxifene", "You take raloxifene")]
    [InlineData("clot-warning", "symptoms=warmth pregnancy=yes", "You are pregnant")]
    public void Advice_says_more_to_whom_it_concerns(string advice, string answers, string words)
    {
        Assert.Contains(Said(Sheet.EverydayCramp.With(answers), advice), text => text.Contains(words, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("prevent-hydration", "activity=dehydration", "In hot weather")]
    [InlineData("prevent-hydration", "", "You told us that you had not had enough to drink")]
    [InlineData("prevent-hydration", "timing=at-night day=long-sitting", "When you are active")]
    [InlineData("options-to-ask-about", "medicines=statin", "calcium channel blocker.")]
    [InlineData("options-to-ask-about", "", "You are pregnant")]
    [InlineData("clot-warning", "symptoms=warmth medicines=raloxifene", "You are pregnant")]
    [InlineData("clot-warning", "symptoms=warmth pregnancy=yes", "You take raloxifene")]
    public void Advice_does_not_say_it_to_anybody_else(string advice, string answers, string words)
    {
        Assert.DoesNotContain(Said(Sheet.EverydayCramp.With(answers), advice), text => text.Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public void An_emergency_gets_no_relief_and_still_says_when_to_call()
    {
        var decision = Sheet.Blank.With("emergency=chest-pain-or-breathless").Decide();
        Assert.Equal("emergency", decision.Outcome);
        Assert.DoesNotContain(decision.Advice, id => id.StartsWith("relief-", StringComparison.Ordinal) || id.StartsWith("prevent-", StringComparison.Ordinal));
        Assert.Contains("when-to-call", decision.Advice);
    }

    [Fact]
    public void An_early_result_knows_what_was_said_so_far()
    {
        var decision = Sheet.Blank.With("emergency=none symptoms=warmth").Decide();
        Assert.Equal("call-doctor", decision.Outcome);
        Assert.Equal(["no-benign-cause", "warmth"], decision.Triggers);
        Assert.Empty(decision.Findings);
        Assert.Equal(Conditions, Joined(decision.Possible));
    }

    [Fact]
    public void An_empty_sheet_is_never_self_care()
    {
        Assert.Equal("see-doctor", Sheet.Blank.Decide().Outcome);
    }

    [Fact]
    public void Findings_come_in_the_order_of_the_content()
    {
        var assessment = Sheet.EverydayCramp.With("timing=during-activity,at-night activity=overexertion,dehydration day=poor-sitting,long-sitting medicines=tolcapone,diuretic symptoms=warmth,swelling").Assess();
        Assert.Equal("dehydration overexertion long-sitting poor-sitting", string.Join(' ', assessment.Benign.Select(finding => finding.Item.Id)));
        Assert.Equal("diuretic tolcapone", string.Join(' ', assessment.Medicines.Select(finding => finding.Item.Id)));
        Assert.Equal("swelling warmth medicine", string.Join(' ', assessment.Triggers.Select(finding => finding.Item.Id)));
        Assert.Same(PublishedContent.Current, assessment.Content);
    }

    [Fact]
    public void Nothing_is_allocated_but_the_result()
    {
        var sheet = Sheet.EverydayCramp;
        _ = sheet.Assess();
        var before = GC.GetAllocatedBytesForCurrentThread();
        _ = sheet.Assess();

        // What it works with, a row for each finding, is lent and given back; it alone would be more than this.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 1_500);
    }

    private static IEnumerable<string> Said(Sheet sheet, string advice)
    {
        var assessment = sheet.Assess();
        return assessment.Said(assessment.Advice.Single(finding => finding.Item.Id.Value == advice).Item.Blocks).Select(block => block.Text);
    }

    private static string Joined(IEnumerable<string> ids) => string.Join(' ', ids);
}
