using HamstringHelp.Assessment.Content;
using HamstringHelp.Assessment.Tests.Support;

namespace HamstringHelp.Assessment.Tests;

/// <summary>The ids that tests, stored results, translations and links name things by. An id here never changes its meaning.</summary>
public sealed class ContentContractTests
{
    private static readonly ContentFiles Files = PublishedContent.Current.Files;

    [Fact]
    public void The_questions_and_their_choices_are_those_of_the_contract_in_its_order()
    {
        string[] expected =
        [
            "emergency several: chest-pain-or-breathless cold-pale-or-numb-leg bladder-bowel-or-saddle-numbness none",
            "symptoms several: swelling tenderness redness warmth lasting-pain trouble-walking none",
            "timing several: during-activity at-night at-rest",
            "activity several: no-stretching hot-weather dehydration muscle-fatigue overexertion none",
            "day several: long-sitting hard-surfaces vigorous-activity poor-sitting none",
            "frequency one: first-time now-and-then often",
            "age one: under-18 18-to-39 40-to-59 60-or-over",
            "pregnancy one: yes no prefer-not-to-say",
            "about-you several: overweight endurance-sport none",
            "conditions several: narrowed-arteries low-magnesium-or-potassium spinal-cord-injury pinched-nerve diabetes neurologic-disorder metabolic-disorder leg-structure none not-sure",
            "medicines several and names: diuretic asthma-medicine statin neostigmine nifedipine raloxifene tolcapone other none not-sure",
        ];
        Assert.Equal(expected, Files.Questions.Questions.Select(question =>
            $"{question.Id} {(question.Answers == AnswerKind.One ? "one" : "several")}{(question.Names is null ? "" : " and names")}: {string.Join(' ', question.Choices.Select(choice => choice.Id))}"));
    }

    [Fact]
    public void None_and_not_sure_exclude_the_rest_and_nothing_else_does()
    {
        string[] expected =
        [
            "emergency none", "symptoms none", "activity none", "day none", "about-you none",
            "conditions none", "conditions not-sure", "medicines none", "medicines not-sure",
        ];
        Assert.Equal(expected, Files.Questions.Questions.SelectMany(question =>
            question.Choices.Where(choice => choice.ExcludesOthers).Select(choice => $"{question.Id} {choice.Id}")));
    }

    [Theory]
    [InlineData("benign", "no-stretching hot-weather dehydration muscle-fatigue overexertion long-sitting hard-surfaces vigorous-activity poor-sitting")]
    [InlineData("risk", "older-age pregnancy overweight endurance-sport")]
    [InlineData("medical", "narrowed-arteries low-magnesium-or-potassium spinal-cord-injury pinched-nerve diabetes neurologic-disorder metabolic-disorder leg-structure")]
    public void The_causes_of_each_kind_are_those_of_the_contract(string kind, string ids)
    {
        Assert.Equal(ids, Joined(Files.Causes.Causes.Where(cause => cause.Kind.Text == kind).Select(cause => cause.Id)));
    }

    [Fact]
    public void The_medicine_groups_are_the_seven_of_the_contract_and_any_other_medicine()
    {
        Assert.Equal(
            "diuretic asthma-medicine statin neostigmine nifedipine raloxifene tolcapone other-medicine",
            Joined(Files.Medicines.Groups.Select(group => group.Id)));
    }

    [Fact]
    public void The_triggers_lead_where_the_contract_says()
    {
        string[] expected =
        [
            "emergency-signs -> emergency",
            "swelling -> call-doctor", "tenderness -> call-doctor", "redness -> call-doctor",
            "warmth -> call-doctor", "lasting-pain -> call-doctor", "trouble-walking -> call-doctor",
            "frequent-unexplained -> call-doctor",
            "no-benign-cause -> see-doctor",
            "known-condition -> ask", "medicine -> ask", "pregnancy -> ask",
        ];
        Assert.Equal(expected, Files.Triggers.Triggers.Select(trigger => $"{trigger.Id} -> {trigger.Outcome}"));
    }

    [Fact]
    public void The_outcomes_are_the_five_of_the_contract_the_most_urgent_first()
    {
        Assert.Equal("emergency call-doctor see-doctor ask self-care", Joined(Files.Outcomes.Outcomes.Select(outcome => outcome.Id)));
    }

    [Fact]
    public void The_advice_is_that_of_the_contract()
    {
        string[] expected =
        [
            "clot-warning", "magnesium-in-pregnancy", "magnesium-unlikely", "options-to-ask-about",
            "prevent-bike", "prevent-hydration", "prevent-stretch-before-activity", "prevent-stretch-before-bed",
            "relief-heat", "relief-in-bed", "relief-massage", "relief-seated-stretch",
            "review-medicines", "treat-condition", "treat-deficiency", "what-is-a-cramp", "when-to-call",
        ];
        Assert.Equal(expected, Files.Advice.Advice.Select(advice => advice.Id.Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_is_not_for_everybody_stands_folded_away()
    {
        Assert.Equal("magnesium-unlikely options-to-ask-about what-is-a-cramp", Joined(Files.Advice.Advice.Where(advice => advice.Folded).Select(advice => advice.Id)));
    }

    [Theory]
    [InlineData("no-stretching", "S12")]
    [InlineData("hot-weather", "S13")]
    [InlineData("dehydration", "S14")]
    [InlineData("muscle-fatigue", "S15")]
    [InlineData("overexertion", "S16")]
    [InlineData("long-sitting", "S17")]
    [InlineData("hard-surfaces", "S18")]
    [InlineData("vigorous-activity", "S19")]
    [InlineData("poor-sitting", "S20")]
    [InlineData("older-age", "S07")]
    [InlineData("pregnancy", "S08")]
    [InlineData("overweight", "S09")]
    [InlineData("endurance-sport", "S10")]
    [InlineData("narrowed-arteries", "S23")]
    [InlineData("low-magnesium-or-potassium", "S24")]
    [InlineData("spinal-cord-injury", "S25")]
    [InlineData("pinched-nerve", "S26")]
    [InlineData("diabetes", "S27")]
    [InlineData("neurologic-disorder", "S28")]
    [InlineData("metabolic-disorder", "S29")]
    [InlineData("leg-structure", "S30")]
    public void A_cause_rests_on_its_statement(string cause, string statement)
    {
        Assert.Contains(statement, Files.Causes.Causes.Single(item => item.Id.Value == cause).From.Select(id => id.Value));
    }

    [Theory]
    [InlineData("diuretic", "S31")]
    [InlineData("asthma-medicine", "S32")]
    [InlineData("statin", "S33")]
    [InlineData("neostigmine", "S34")]
    [InlineData("nifedipine", "S35")]
    [InlineData("raloxifene", "S36")]
    [InlineData("tolcapone", "S37")]
    [InlineData("other-medicine", "S38")]
    public void A_medicine_group_rests_on_its_statement(string group, string statement)
    {
        Assert.Contains(statement, Files.Medicines.Groups.Single(item => item.Id.Value == group).From.Select(id => id.Value));
    }

    [Theory]
    [InlineData("swelling", "S57")]
    [InlineData("tenderness", "S58")]
    [InlineData("redness", "S59")]
    [InlineData("warmth", "S60")]
    [InlineData("lasting-pain", "S61")]
    [InlineData("trouble-walking", "S62")]
    [InlineData("frequent-unexplained", "S56")]
    [InlineData("no-benign-cause", "S21")]
    [InlineData("known-condition", "S39")]
    [InlineData("medicine", "S38 S40")]
    [InlineData("pregnancy", "S44")]
    public void A_trigger_rests_on_its_statements(string trigger, string statements)
    {
        Assert.Equal(statements, Joined(Files.Triggers.Triggers.Single(item => item.Id.Value == trigger).From));
    }

    [Fact]
    public void The_emergency_signs_rest_on_safety_net_sources_alone_and_say_so()
    {
        var trigger = Files.Triggers.Triggers.Single(item => item.Id.Value == "emergency-signs");
        Assert.True(PublishedContent.Current.IsSafetyNet(trigger.From));
    }

    private static string Joined<TItem>(IEnumerable<Id<TItem>> ids) => string.Join(' ', ids);
}
