using HamstringHelp.Assessment.Content;
using HamstringHelp.Assessment.Rules;

namespace HamstringHelp.Assessment.Proof;

/// <summary>Property 6: everybody gets one outcome, and whatever the content holds has an effect on somebody.</summary>
internal sealed class ReachChecks(AllSheets sheets)
{
    private const int Property = 6;

    private readonly ContentVersion _content = sheets.Content;
    private readonly Bdd _bdd = sheets.Bdd;

    internal IEnumerable<Violation> All() =>
        [.. OneOutcome(), .. Questions(), .. ContentItem.All(_content).SelectMany(Reached), .. Duplicates(), .. ShadowedTriggers()];

    private IEnumerable<Violation> OneOutcome()
    {
        var exactlyOne = _bdd.ExactlyOne(_content.Vocabulary.OfKind(FactKind.Outcome).Select(fact => sheets.Findings[fact]));
        if (sheets.Counterexamples(Bdd.True, exactlyOne) != Bdd.False)
        {
            yield return Violation.At(Place.Of(_content, "outcomes.json", "$.outcomes"), Property, "some answers lead to no outcome, or to two.", "Check the outcomes and the triggers that lead to them.");
        }
    }

    private IEnumerable<Violation> Questions()
    {
        foreach (var step in _content.Questionnaire.Steps)
        {
            var place = Place.Of(_content, "questions.json", "$.questions").At(step.Index);
            var asked = sheets.Space.Asked[step.Index];
            if (sheets.Among(asked) == Bdd.False)
            {
                yield return Violation.At(place.Member("askedWhen"), Property, $"the question “{step.Question.Id}” is never asked.", "Correct the condition, or remove the question.");
                continue;
            }

            foreach (var (member, condition) in new[] { ("endsWhen", step.EndsWhen), ("offersResultWhen", step.OffersResultWhen) })
            {
                if (condition is not null && sheets.Among(_bdd.And(asked, ConditionReader.Read(_bdd, condition, sheets.Space.Answers))) == Bdd.False)
                {
                    yield return Violation.At(place.Member(member), Property, $"this never happens at the question “{step.Question.Id}”.", "Correct the condition, or remove it.");
                }
            }

            if (HoldsWithoutSayingSo(step.AskedWhen, ConditionReader.Read(_bdd, step.AskedWhen, sheets.Space.Answers), Bdd.True))
            {
                yield return Violation.At(place.Member("askedWhen"), Property, $"the question “{step.Question.Id}” is asked of everybody, though it has a condition.", "Write \"always\", or correct the condition.");
            }
        }
    }

    private IEnumerable<Violation> Reached(ContentItem item)
    {
        var shown = sheets.Among(item.Shown(sheets));
        foreach (var (fact, member) in item.Rules)
        {
            if (sheets.Among(sheets.Findings[fact]) == Bdd.False)
            {
                var what = fact.Kind == FactKind.Outcome ? $"nobody ever gets the outcome “{item.Id}”." : $"the {item.Kind} “{item.Id}” never applies to anybody.";
                yield return Violation.At(item.Place.Member(member), Property, what, "Correct the condition, or remove what cannot happen.");
            }
            else if (fact.Kind != FactKind.Outcome && HoldsWithoutSayingSo(sheets.Conditions[fact], sheets.Findings[fact], Bdd.True))
            {
                yield return Violation.At(item.Place.Member(member), Property, $"the {item.Kind} “{item.Id}” applies to everybody, though it has a condition.", "Write \"always\", or correct the condition.");
            }
        }

        if (shown == Bdd.False)
        {
            yield break;
        }

        foreach (var (list, blocks) in item.Blocks)
        {
            foreach (var (index, block) in blocks.Index().Where(pair => _content.Rules.Blocks.ContainsKey(pair.Item)))
            {
                var place = item.Place.Member(list).At(index).Member("when");
                var said = sheets.Findings.Said(block);
                if (_bdd.And(shown, said) == Bdd.False)
                {
                    yield return Violation.At(place, Property, $"this block of the {item.Kind} “{item.Id}” is never said to anybody.", "Correct the condition, or remove the block.");
                }
                else if (HoldsWithoutSayingSo(_content.Rules.Blocks[block], said, shown))
                {
                    yield return Violation.At(place, Property, $"this block is said to everybody who reads the {item.Kind} “{item.Id}”, though it has a condition.", "Leave the condition out, or correct it.");
                }
            }
        }
    }

    private bool HoldsWithoutSayingSo(Condition condition, int holds, int among) =>
        condition is not Condition.Constant && sheets.Counterexamples(among, holds) == Bdd.False;

    /// <summary>
    /// Two rules of a kind that hold for the same people say the same thing twice. Advice may share a condition: it
    /// counts as twice the same only when its words are the same, too.
    /// </summary>
    private IEnumerable<Violation> Duplicates()
    {
        var seen = new Dictionary<(FactKind Kind, int Sheets, string Words), string>();
        foreach (var item in ContentItem.All(_content).Where(item => item.Kind != "outcome"))
        {
            var (fact, member) = item.Rules[0];
            var sheetsOf = sheets.Among(sheets.Findings[fact]);
            var words = fact.Kind == FactKind.Advice ? string.Join('\n', item.Blocks[0].Blocks.Select(block => block.Text)) : "";
            if (sheetsOf != Bdd.False && !seen.TryAdd((fact.Kind, sheetsOf, words), item.Id))
            {
                var first = seen[(fact.Kind, sheetsOf, words)];
                yield return Violation.At(item.Place.Member(member), Property, $"the {item.Kind} “{item.Id}” repeats “{first}”: both hold for exactly the same people.", "Keep one of the two.", sheets.Smallest(sheetsOf));
            }
        }
    }

    /// <summary>A trigger without which everybody would get the same outcome decides nothing.</summary>
    private IEnumerable<Violation> ShadowedTriggers()
    {
        var outcomes = _content.Files.Outcomes.Outcomes.Select(outcome => outcome.Id).ToList();
        var triggers = _content.Rules.Triggers.Select(rule => (rule.Item, Holds: sheets.Among(sheets.Findings[rule.Fact]), Rank: outcomes.IndexOf(rule.Item.Outcome))).ToList();
        foreach (var (index, (trigger, holds, rank)) in triggers.Index())
        {
            var atLeastAsUrgent = triggers.Where(other => other.Item != trigger && other.Rank <= rank && other.Holds != holds).ToList();
            var decides = rank == outcomes.Count - 1 ? Bdd.False : _bdd.Except(holds, _bdd.Any(atLeastAsUrgent.Select(other => other.Holds)));
            if (holds != Bdd.False && decides == Bdd.False)
            {
                var by = atLeastAsUrgent.Where(other => _bdd.Except(holds, other.Holds) == Bdd.False).Select(other => $"“{other.Item.Id}”").FirstOrDefault("others together");
                yield return Violation.At(Place.Of(_content, "triggers.json", "$.triggers").At(index).Member("when"), Property, $"the trigger “{trigger.Id}” is shadowed: whenever it holds, {by} leads to the same or a more urgent outcome anyway.", "Correct its condition or its outcome, or remove it.", sheets.Smallest(holds));
            }
        }
    }
}
