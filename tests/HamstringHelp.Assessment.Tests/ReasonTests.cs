using HamstringHelp.Assessment.Tests.Proof;
using HamstringHelp.Assessment.Tests.Support;

namespace HamstringHelp.Assessment.Tests;

/// <summary>Every finding carries the answers that led to it: "because you said …".</summary>
public sealed class ReasonTests
{
    [Theory]
    [InlineData("", "benign hot-weather", "activity=hot-weather")]
    [InlineData("timing=at-night day=long-sitting", "benign long-sitting", "day=long-sitting")]
    [InlineData("age=60-or-over", "risk older-age", "age=60-or-over")]
    [InlineData("pregnancy=yes", "risk pregnancy", "pregnancy=yes")]
    [InlineData("about-you=overweight", "risk overweight", "about-you=overweight")]
    [InlineData("conditions=diabetes,pinched-nerve", "known diabetes", "conditions=diabetes")]
    [InlineData("medicines=statin,diuretic", "medicine statin", "medicines=statin")]
    [InlineData("medicines= typed=statin", "medicine statin", "medicines=typed:statin")]
    [InlineData("medicines= typed=other-medicine", "medicine other-medicine", "medicines=typed:other-medicine")]
    [InlineData("medicines=statin typed=statin", "medicine statin", "medicines=statin medicines=typed:statin")]
    [InlineData("medicines=not-sure", "medicine other-medicine", "medicines=not-sure")]
    [InlineData("medicines=other typed=other-medicine", "medicine other-medicine", "medicines=other medicines=typed:other-medicine")]
    [InlineData("symptoms=warmth,redness", "trigger warmth", "symptoms=warmth")]
    [InlineData("conditions=diabetes,pinched-nerve", "trigger known-condition", "conditions=pinched-nerve conditions=diabetes")]
    [InlineData("medicines=diuretic,other typed=statin", "trigger medicine", "medicines=diuretic medicines=other medicines=typed:statin")]
    [InlineData("pregnancy=yes", "trigger pregnancy", "pregnancy=yes")]
    [InlineData("emergency=cold-pale-or-numb-leg,chest-pain-or-breathless", "trigger emergency-signs", "emergency=chest-pain-or-breathless emergency=cold-pale-or-numb-leg")]
    [InlineData("conditions=low-magnesium-or-potassium", "advice treat-deficiency", "conditions=low-magnesium-or-potassium")]
    [InlineData("conditions=diabetes", "advice treat-condition", "conditions=diabetes")]
    [InlineData("medicines= typed=raloxifene", "advice review-medicines", "medicines=typed:raloxifene")]
    [InlineData("symptoms=warmth,tenderness medicines=raloxifene,statin", "advice clot-warning", "symptoms=warmth medicines=raloxifene")]
    [InlineData("symptoms=swelling medicines=raloxifene pregnancy=yes", "advice clot-warning", "symptoms=swelling pregnancy=yes medicines=raloxifene")]
    [InlineData("pregnancy=yes", "advice magnesium-in-pregnancy", "pregnancy=yes")]
    public void What_is_there_is_there_because_of_what_was_said(string answers, string finding, string because)
    {
        AssertBecause(Sheet.EverydayCramp.With(answers), finding, because);
    }

    [Theory]
    [InlineData("activity=none", "trigger no-benign-cause", "activity=none")]
    [InlineData("timing=at-night day=none", "trigger no-benign-cause", "day=none")]
    [InlineData("timing=during-activity,at-rest activity=none day=none", "trigger no-benign-cause", "activity=none day=none")]
    [InlineData("activity=none frequency=often", "trigger frequent-unexplained", "activity=none frequency=often")]
    [InlineData("activity=none", "possible diabetes", "activity=none conditions=none")]
    [InlineData("conditions=not-sure", "possible diabetes", "conditions=not-sure")]
    [InlineData("timing=during-activity,at-rest day=none conditions=not-sure", "possible diabetes", "conditions=not-sure")]
    [InlineData("activity=none conditions=not-sure", "possible diabetes", "activity=none conditions=not-sure")]
    [InlineData("activity=none conditions=pinched-nerve", "possible diabetes", "activity=none")]
    [InlineData("", "advice magnesium-unlikely", "pregnancy=no conditions=none")]
    [InlineData("pregnancy=prefer-not-to-say", "advice magnesium-unlikely", "pregnancy=prefer-not-to-say conditions=none")]
    [InlineData("age=60-or-over", "advice magnesium-unlikely", "conditions=none")]
    [InlineData("", "advice relief-seated-stretch", "emergency=none")]
    [InlineData("", "advice relief-heat", "emergency=none symptoms=none")]
    [InlineData("symptoms=tenderness", "advice relief-heat", "emergency=none")]
    public void What_is_absent_is_absent_because_the_person_said_none(string answers, string finding, string because)
    {
        AssertBecause(Sheet.EverydayCramp.With(answers), finding, because);
    }

    /// <summary>Conditions as an author could write them, whose parts name the same answers or look at questions in a roundabout way.</summary>
    [Theory]
    [InlineData("symptoms has warmth or (symptoms has warmth and symptoms has redness)", "symptoms=redness symptoms=warmth")]
    [InlineData("symptoms has warmth and symptoms has any of (warmth, redness)", "symptoms=redness symptoms=warmth")]
    [InlineData("frequency is often and not (activity has dehydration or pregnancy is yes)", "activity=none frequency=often pregnancy=no")]
    [InlineData("frequency is often and not (not activity has dehydration and pregnancy is yes)", "activity=none frequency=often pregnancy=no")]
    public void However_a_condition_is_written_each_answer_that_it_rests_on_is_told(string when, string because)
    {
        var content = EditedContent.Load(edited => edited.Set("triggers", "warmth", "when", when));
        AssertBecause(Sheet.EverydayCrampOn(content).With("symptoms=warmth,redness activity=none frequency=often"), "trigger warmth", because);
    }

    [Theory]
    [InlineData("advice when-to-call")]
    [InlineData("advice what-is-a-cramp")]
    public void What_everybody_is_told_needs_no_reason(string finding)
    {
        AssertBecause(Sheet.EverydayCramp, finding, "");
    }

    [Fact]
    public void What_was_not_asked_is_no_reason()
    {
        AssertBecause(Sheet.Blank.With("emergency=none symptoms=warmth"), "trigger no-benign-cause", "");
    }

    [Fact]
    public void Answers_that_no_longer_count_are_no_reason()
    {
        AssertBecause(Sheet.EverydayCramp.With("activity=none").With("timing=at-night day=none"), "trigger no-benign-cause", "day=none");
    }

    [Fact]
    public void The_answers_that_count_are_listed_in_the_order_of_the_questions()
    {
        Assert.Equal(
            "emergency=none symptoms=swelling symptoms=warmth timing=at-night day=none frequency=often age=60-or-over about-you=none conditions=none medicines=statin medicines=typed:diuretic",
            Decision.Written(Sheet.EverydayCramp.With("symptoms=warmth,swelling timing=at-night day=none frequency=often age=60-or-over medicines=statin typed=diuretic").Assess().Answers));
    }

    private static void AssertBecause(Sheet sheet, string finding, string because)
    {
        var start = $"{finding} because";
        var reason = Assert.Single(Decision.Reasons(sheet.Assess()), reason => reason == start || reason.StartsWith($"{start} ", StringComparison.Ordinal));
        Assert.Equal($"{start} {because}".TrimEnd(), reason);
    }
}
