using System.Collections.Immutable;
using HamstringHelp.Assessment.Questions;
using HamstringHelp.Assessment.Rules;

namespace HamstringHelp.Assessment.Proof;

/// <summary>
/// The outcomes stand in order, and property 5: saying more never lowers the urgency. Every sheet without an answer
/// is compared with the sheets that a person gets by giving it as well: "none" goes away, questions that are no longer
/// asked fall silent, those newly asked may get any answer, and everything else stays.
/// </summary>
internal sealed class UrgencyChecks
{
    private readonly AllSheets _sheets;
    private readonly Bdd _bdd;
    private readonly ImmutableArray<int> _same;
    private readonly ImmutableArray<int> _askedInBoth;
    private readonly ImmutableArray<int> _levels;
    private readonly int _second;

    internal UrgencyChecks(AllSheets sheets)
    {
        _sheets = sheets;
        _bdd = sheets.Bdd;
        var space = sheets.Space;
        _same = [.. space.Answers.Select(answer => _bdd.Same(answer, Second(answer)))];
        _askedInBoth = [.. space.Asked.Select(asked => _bdd.And(asked, Second(asked)))];
        _levels = [.. Claim.OutcomesByUrgency.Select(Claim.AtLeast)
            .Where(claim => claim.Ids.All(id => id.Exists(sheets.Content)))
            .Select(claim => claim.Sheets(sheets))];
        _second = Second(space.Sheets);
    }

    /// <summary>The outcomes that the program knows stand in the order that it knows.</summary>
    internal IEnumerable<Violation> Order()
    {
        var known = _sheets.Content.Files.Outcomes.Outcomes.Select(outcome => outcome.Id.Value).Intersect(Claim.OutcomesByUrgency).ToList();
        var right = Claim.OutcomesByUrgency.Intersect(known).ToList();
        if (!known.SequenceEqual(right))
        {
            yield return Violation.At(Place.Of(_sheets.Content, "outcomes.json", "$.outcomes"), 1, $"the outcomes stand in the order {string.Join(", ", known)}, so that a lesser one can win over an urgent one.", $"Put them in the order {string.Join(", ", right)}.");
        }
    }

    internal IEnumerable<Violation> SayingMore(IEnumerable<Fact> additions)
    {
        foreach (var added in additions)
        {
            // The two sheets are tied together before anything else: apart they would make a huge set of pairs.
            var pairs = _bdd.And(_bdd.And(Adding(added), _sheets.Space.Sheets), _second);
            var lowered = _bdd.Any(_levels.Select(level => _bdd.Except(_bdd.And(pairs, level), Second(level))));
            if (_bdd.SatisfyingSmallest(lowered) is { } given)
            {
                var without = _sheets.Example(given.Where(variable => variable % 2 == 0));
                var with = _sheets.Example(given.Where(variable => variable % 2 == 1).Select(variable => variable - 1));
                yield return Violation.At(Suspect(without, with), 5, $"“{added.Id}” in “{added.Question}”, said as well, lowers the urgency.", "Let the rule hold whatever else is said, or let another one take over.", without) with { Compared = with };
            }
        }
    }

    /// <summary>The pairs of sheets of which the second says one thing more.</summary>
    private int Adding(Fact added)
    {
        var step = _sheets.Content.Questionnaire.QuestionOf(added.Index);
        var takenBack = AnswerSpace.TakenBackBy(step, added).ToHashSet();
        var pairs = _bdd.Except(Second(_sheets.Findings[added]), _sheets.Findings[added]);
        foreach (var fact in step.Facts.Where(fact => fact != added))
        {
            pairs = takenBack.Contains(fact) ? _bdd.Except(pairs, Second(_sheets.Findings[fact])) : _bdd.And(pairs, _same[fact.Index]);
        }

        foreach (var other in _sheets.Content.Questionnaire.Steps.Where(other => other != step))
        {
            var same = Same(other);
            pairs = _bdd.And(pairs, other.Index < step.Index ? same : _bdd.Ite(_askedInBoth[other.Index], same, Bdd.True));
        }

        return pairs;
    }

    private int Same(RouteStep step) => _bdd.All(step.Facts.Select(fact => _same[fact.Index]));

    /// <summary>The same set, of the second sheet of a pair: its variables are the odd ones.</summary>
    private int Second(int set) => _bdd.Rename(set, variable => variable + 1);

    /// <summary>The trigger that decided before and no longer holds.</summary>
    private Place Suspect(ExampleSheet without, ExampleSheet with)
    {
        var content = _sheets.Content;
        var before = content.Assessor.Assess(without.Answers);
        var after = content.Assessor.Assess(with.Answers);
        var triggers = Place.Of(content, "triggers.json", "$.triggers");
        return content.Rules.Triggers.Index()
            .Where(pair => pair.Item.Item.Outcome == before.Outcome.Id && before.Has(pair.Item.Fact) && !after.Has(pair.Item.Fact))
            .Select(pair => triggers.At(pair.Index).Member("when"))
            .FirstOrDefault(triggers);
    }
}
