using HamstringHelp.Assessment.Content;
using HamstringHelp.Assessment.Rules;
using static HamstringHelp.Assessment.Proof.Claim;
using static HamstringHelp.Assessment.Proof.Suspect;

namespace HamstringHelp.Assessment.Proof;

/// <summary>
/// The safety net: what no content may ever do, whoever edits it. Each promise reads "always, given this, then that",
/// and names the rule to look at first should it not hold. They are proved for every answer sheet there is.
/// <para>
/// The ids below are the program's own list. A version that lacks one of them is refused. What a version adds to the
/// emergency signs, symptoms, conditions and medicines is covered at once, without a word here.
/// </para>
/// </summary>
internal sealed class SafetyProperties(ContentVersion content)
{
    private static readonly string[] EmergencySigns =
        ["chest-pain-or-breathless", "cold-pale-or-numb-leg", "bladder-bowel-or-saddle-numbness"];

    private static readonly string[] Symptoms =
        ["swelling", "tenderness", "redness", "warmth", "lasting-pain", "trouble-walking"];

    /// <summary>Symptoms that a blood clot can cause too.</summary>
    private static readonly string[] ClotSigns = ["swelling", "redness", "warmth"];

    private static readonly string[] CausesInActivity =
        ["no-stretching", "hot-weather", "dehydration", "muscle-fatigue", "overexertion"];

    private static readonly string[] CausesInTheDay =
        ["long-sitting", "hard-surfaces", "vigorous-activity", "poor-sitting"];

    private static readonly string[] Conditions =
    [
        "narrowed-arteries", "low-magnesium-or-potassium", "spinal-cord-injury", "pinched-nerve", "diabetes",
        "neurologic-disorder", "metabolic-disorder", "leg-structure",
    ];

    private static readonly string[] Medicines =
        ["diuretic", "asthma-medicine", "statin", "neostigmine", "nifedipine", "raloxifene", "tolcapone"];

    /// <summary>Questions whose answers can never be an everyday cause of a cramp.</summary>
    private static readonly string[] NoReasons =
        ["emergency", "symptoms", "timing", "frequency", "age", "pregnancy", "about-you", "conditions", "medicines"];

    /// <summary>Answers that deny: the only ones that are not taken for a sign, a condition or a medicine.</summary>
    private static readonly string[] Denials = ["none", "not-sure"];

    private static Claim Pregnant => Answer("pregnancy", "yes");

    private static Claim Deficient => Answer("conditions", "low-magnesium-or-potassium");

    private static Claim SelfCare => Outcome("self-care");

    /// <summary>Properties 1 to 4 and 8.</summary>
    internal IEnumerable<Promise> Promises() =>
        [.. WarningSigns(), .. NoEverydayCause(), .. WorthAsking(), .. PlainCramps(), .. NoHarm()];

    /// <summary>Property 5: adding one of these never lowers the urgency.</summary>
    internal IEnumerable<Fact> Additions() =>
        [.. AnswersThatRaise().Select(answer => answer.Fact).OfType<Fact>(), .. content.Vocabulary.OfKind(FactKind.Named)];

    // 1. A warning sign is never reassured.
    private IEnumerable<Promise> WarningSigns()
    {
        yield return Always(1, "Everybody is asked for emergency signs.", given: Everybody, then: Answered("emergency"), AskingOf("emergency"));
        yield return Always(1, "Everybody without an emergency sign is asked for symptoms.", given: Answer("emergency", "none"), then: Answered("symptoms"), AskingOf("symptoms"));
        foreach (var sign in Every("emergency", EmergencySigns))
        {
            yield return Always(1, $"The emergency sign “{sign.Id}” needs emergency help.", given: sign.Claim, then: AtLeast("emergency"), sign.Suspect(Trigger("emergency-signs")));
        }

        foreach (var symptom in Every("symptoms", Symptoms))
        {
            yield return Always(1, $"The symptom “{symptom.Id}” needs at least a call to the doctor.", given: symptom.Claim, then: AtLeast("call-doctor"), symptom.Suspect(Trigger(symptom.Id)));
        }
    }

    // 2. What has no everyday cause goes to a doctor. A cause counts only when the person named it.
    private IEnumerable<Promise> NoEverydayCause()
    {
        yield return Always(2, "Cramps without an everyday cause need at least a visit to the doctor.", given: !AnyBenignCause, then: AtLeast("see-doctor"), Trigger("no-benign-cause"));
        yield return Always(2, "Frequent cramps without an everyday cause need at least a call to the doctor.", given: Answer("frequency", "often") & !AnyBenignCause, then: AtLeast("call-doctor"), Trigger("frequent-unexplained"));
        foreach (var cause in CausesInActivity)
        {
            yield return Always(2, $"The cause “{cause}” counts only for those who name it.", given: Found(FactKind.Benign, cause), then: Answer("activity", cause), Cause(cause));
        }

        foreach (var cause in CausesInTheDay)
        {
            yield return Always(2, $"The cause “{cause}” counts only for those who name it.", given: Found(FactKind.Benign, cause), then: Answer("day", cause), Cause(cause));
        }

        foreach (var cause in content.Vocabulary.OfKind(FactKind.Benign).Select(fact => fact.Id).Except([.. CausesInActivity, .. CausesInTheDay]))
        {
            yield return Always(2, $"The cause “{cause}” counts only for those who name a reason for their cramps.", given: Found(FactKind.Benign, cause), then: AnyReason(), Cause(cause));
        }
    }

    // 3. Conditions, medicines and pregnancy are asked about, with the matching advice.
    private IEnumerable<Promise> WorthAsking()
    {
        foreach (var condition in Every("conditions", Conditions))
        {
            yield return Always(3, $"The condition “{condition.Id}” is worth asking about.", given: condition.Claim, then: AtLeast("ask"), condition.Suspect(Trigger("known-condition")));
            yield return Always(3, $"The condition “{condition.Id}” gets advice on its treatment.", given: condition.Claim, then: Shown("treat-condition"), condition.Suspect(Advice("treat-condition")));
        }

        yield return Always(3, "Low magnesium or potassium gets advice on its treatment.", given: Deficient, then: Shown("treat-deficiency"), Advice("treat-deficiency"));
        foreach (var medicine in Every("medicines", [.. Medicines, "other"]).Append(new RaisingAnswer(content, "medicines", "not-sure", IsAdded: false)))
        {
            yield return Always(3, $"The answer “{medicine.Id}” to “medicines” is worth asking about.", given: medicine.Claim, then: AtLeast("ask"), medicine.Suspect(Trigger("medicine")));
            yield return Always(3, $"The answer “{medicine.Id}” to “medicines” gets the advice not to stop it alone.", given: medicine.Claim, then: Shown("review-medicines"), medicine.Suspect(Advice("review-medicines")));
        }

        foreach (var group in EveryGroup())
        {
            yield return Always(3, $"A typed “{group}” is recognised.", given: Named(group), then: Found(FactKind.Medicine, group), Medicine(group));
            yield return Always(3, $"A typed “{group}” is worth asking about.", given: Named(group), then: AtLeast("ask"), Trigger("medicine"));
            yield return Always(3, $"A typed “{group}” gets the advice not to stop it alone.", given: Named(group), then: Shown("review-medicines"), Advice("review-medicines"));
        }

        yield return Always(3, "Pregnancy is worth asking about.", given: Pregnant, then: AtLeast("ask"), Trigger("pregnancy"));
        yield return Always(3, "Signs of a clot in pregnancy get the clot warning.", given: AnyAnswer("symptoms", ClotSigns) & Pregnant, then: Shown("clot-warning"), Advice("clot-warning"));
        yield return Always(3, "Signs of a clot with raloxifene get the clot warning.", given: AnyAnswer("symptoms", ClotSigns) & (Answer("medicines", "raloxifene") | Named("raloxifene")), then: Shown("clot-warning"), Advice("clot-warning"));
    }

    // 4. Self-care is for plain cramps alone: an everyday cause, everything asked, and nothing else found.
    private IEnumerable<Promise> PlainCramps()
    {
        yield return Always(4, "Self-care needs an everyday cause.", given: SelfCare, then: AnyBenignCause, Trigger("no-benign-cause"));
        foreach (var question in (string[])["emergency", "symptoms", "conditions", "medicines"])
        {
            yield return Always(4, $"Self-care needs an answer to “{question}”.", given: SelfCare, then: Answered(question), AskingOf(question));
        }

        yield return Always(4, "Self-care needs an answer to “pregnancy” below 60.", given: SelfCare & !Answer("age", "60-or-over"), then: Answered("pregnancy"), AskingOf("pregnancy"));
        yield return Always(4, "Self-care is not for pregnancy.", given: SelfCare, then: !Pregnant, Trigger("pregnancy"));
        foreach (var answer in AnswersThatRaise())
        {
            yield return Always(4, $"Self-care is not for “{answer.Id}” in “{answer.Question}”.", given: SelfCare, then: !answer.Claim, answer.Suspect(TriggerOf(answer)));
        }

        foreach (var group in EveryGroup())
        {
            yield return Always(4, $"Self-care is not for a typed “{group}”.", given: SelfCare, then: !Named(group), Trigger("medicine"));
        }
    }

    // 8. No advice that could harm.
    private static IEnumerable<Promise> NoHarm()
    {
        yield return Always(8, "Who is pregnant reads about magnesium in pregnancy.", given: Pregnant, then: Shown("magnesium-in-pregnancy"), Advice("magnesium-in-pregnancy"));
        yield return Always(8, "Who is pregnant is not told that magnesium is unlikely to help.", given: Pregnant, then: !Shown("magnesium-unlikely"), Advice("magnesium-unlikely"));
        yield return Always(8, "Who is low in magnesium or potassium is not told that magnesium is unlikely to help.", given: Deficient, then: !Shown("magnesium-unlikely"), Advice("magnesium-unlikely"));
        foreach (var sign in ClotSigns)
        {
            yield return Always(8, $"No heat on a leg with “{sign}”: it may be a clot.", given: Answer("symptoms", sign), then: !Shown("relief-heat"), Advice("relief-heat"));
            yield return Always(8, $"No massage of a leg with “{sign}”: it may be a clot.", given: Answer("symptoms", sign), then: !Shown("relief-massage"), Advice("relief-massage"));
        }
    }

    private IEnumerable<RaisingAnswer> AnswersThatRaise() =>
        [.. Every("emergency", EmergencySigns), .. Every("symptoms", Symptoms), .. Every("conditions", Conditions), .. Every("medicines", [.. Medicines, "other"])];

    private static Suspect TriggerOf(RaisingAnswer answer) => answer.Question switch
    {
        "emergency" => Trigger("emergency-signs"),
        "symptoms" => Trigger(answer.Id),
        "conditions" => Trigger("known-condition"),
        _ => Trigger("medicine"),
    };

    private static Promise Always(int property, string says, Claim given, Claim then, Suspect suspect) => new(property, says, given, then, suspect);

    /// <summary>The answers named here, and whatever the content adds to them.</summary>
    private IEnumerable<RaisingAnswer> Every(string question, string[] named)
    {
        var choices = content.Questionnaire.Find(question)?.Question.Choices.Select(choice => choice.Id.Value) ?? [];
        return named.Select(id => new RaisingAnswer(content, question, id, IsAdded: false))
            .Concat(choices.Except([.. named, .. Denials]).Select(id => new RaisingAnswer(content, question, id, IsAdded: true)));
    }

    /// <summary>The groups named here, and whatever the content adds to them.</summary>
    private IEnumerable<string> EveryGroup() =>
        Medicines.Append("other-medicine").Union(content.Vocabulary.OfKind(FactKind.Medicine).Select(fact => fact.Id));

    /// <summary>A reason was ticked, in a question that asks for reasons.</summary>
    private Claim AnyReason() => content.Questionnaire.Steps
        .Where(step => !NoReasons.Contains(step.Question.Id.Value))
        .SelectMany(step => step.Question.Choices
            .Where(choice => !choice.ExcludesOthers && !Denials.Contains(choice.Id.Value))
            .Select(choice => Answer(step.Question.Id.Value, choice.Id.Value)))
        .Aggregate(!Everybody, (any, answer) => any | answer);
}
