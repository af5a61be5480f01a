using System.Collections.Immutable;
using HamstringHelp.Assessment.Content;
using HamstringHelp.Assessment.Rules;

namespace HamstringHelp.Assessment.Proof;

/// <summary>
/// Lays the sheets of two versions over each other. Answers with the same question and id share a variable; the others
/// have their own. A shared sheet is then a pair: one sheet of each version that agree on all shared answers.
/// </summary>
internal sealed class SheetComparison
{
    private readonly Bdd _bdd = new();
    private readonly Dictionary<(FactKind Kind, string? Question, string Id), int> _variables = [];
    private readonly AllSheets _old;
    private readonly AllSheets _new;
    private readonly HashSet<int> _onlyOld;
    private readonly HashSet<int> _onlyNew;
    private readonly ImmutableArray<int> _shared;
    private readonly int _pairs;

    internal SheetComparison(ContentVersion old, ContentVersion @new)
    {
        var steps = @new.Questionnaire.Steps;
        var answers = AnswersOf(@new).Concat(AnswersOf(old))
            .OrderBy(fact => steps.FirstOrDefault(step => step.Question.Id.Value == fact.Question)?.Index ?? steps.Length);
        foreach (var fact in answers)
        {
            _variables.TryAdd(Key(fact), 2 * _variables.Count);
        }

        _old = new AllSheets(old, _bdd, Variable);
        _new = new AllSheets(@new, _bdd, Variable);
        _onlyOld = [.. _old.Space.Variables.Except(_new.Space.Variables)];
        _onlyNew = [.. _new.Space.Variables.Except(_old.Space.Variables)];
        _shared = [.. _old.Space.Variables.Intersect(_new.Space.Variables).Order()];
        _pairs = _bdd.And(Comparable(_old, _new.Content, _onlyOld), Comparable(_new, _old.Content, _onlyNew));
    }

    internal ContentDifference Run()
    {
        var (more, less) = Outcomes();
        return new ContentDifference
        {
            Old = _old.Content,
            New = _new.Content,
            SharedSheets = _bdd.Count(Shared(_pairs), _shared),
            OnlyOldSheets = _old.Count(_bdd.Not(_bdd.Exists(_pairs, _onlyNew.Contains))),
            OnlyNewSheets = _new.Count(_bdd.Not(_bdd.Exists(_pairs, _onlyOld.Contains))),
            MoreUrgent = Change(more),
            LessUrgent = Change(less),
            Findings = [.. Findings()],
            Changes = [.. ContentChange.Between(_old.Content, _new.Content)],
        };
    }

    private static IEnumerable<Fact> AnswersOf(ContentVersion content) => content.Vocabulary.Facts.Where(fact => fact.IsAnswer);

    private static (FactKind Kind, string? Question, string Id) Key(Fact fact) => (fact.Kind, fact.Question, fact.Id);

    private int Variable(Fact fact) => _variables[Key(fact)];

    /// <summary>The sheets that the other version can read: none with a choice that it lacks at a question that it has.</summary>
    private int Comparable(AllSheets sheets, ContentVersion other, HashSet<int> only) => AnswersOf(sheets.Content)
        .Where(fact => only.Contains(Variable(fact)) && other.Questionnaire.Find(fact.Question) is not null)
        .Aggregate(sheets.Space.Sheets, (set, fact) => _bdd.Except(set, sheets.Findings[fact]));

    /// <summary>The same set over the shared answers alone, whatever is said to the others.</summary>
    private int Shared(int set) => _bdd.Exists(set, variable => _onlyOld.Contains(variable) || _onlyNew.Contains(variable));

    private (int More, int Less) Outcomes()
    {
        // The new order, with outcomes that are gone where they stood.
        var order = _new.Content.Files.Outcomes.Outcomes.Select(outcome => outcome.Id.Value).ToList();
        foreach (var (index, gone) in _old.Content.Files.Outcomes.Outcomes.Index().Where(pair => !order.Contains(pair.Item.Id.Value)))
        {
            order.Insert(Math.Min(index, order.Count), gone.Id.Value);
        }

        var (more, less) = (Bdd.False, Bdd.False);
        foreach (var before in _old.Content.Vocabulary.OfKind(FactKind.Outcome))
        {
            foreach (var after in _new.Content.Vocabulary.OfKind(FactKind.Outcome).Where(after => after.Id != before.Id))
            {
                var both = _bdd.And(_old.Findings[before], _new.Findings[after]);
                if (order.IndexOf(after.Id) < order.IndexOf(before.Id))
                {
                    more = _bdd.Or(more, both);
                }
                else
                {
                    less = _bdd.Or(less, both);
                }
            }
        }

        return (more, less);
    }

    private IEnumerable<FindingChange> Findings()
    {
        var findings = _old.Content.Vocabulary.Facts.Concat(_new.Content.Vocabulary.Facts)
            .Where(fact => !fact.IsAnswer && fact.Kind != FactKind.Outcome)
            .Select(fact => (fact.Kind, fact.Id))
            .Distinct()
            .OrderBy(finding => finding.Kind);
        foreach (var (kind, id) in findings)
        {
            var before = Holds(_old, kind, id);
            var after = Holds(_new, kind, id);
            var gained = Change(_bdd.Except(after, before));
            var lost = Change(_bdd.Except(before, after));
            if (gained is not null || lost is not null)
            {
                yield return new FindingChange(kind, id, gained, lost);
            }
        }
    }

    private static int Holds(AllSheets sheets, FactKind kind, string id) =>
        sheets.Content.Vocabulary.Find(kind, id) is { } fact ? sheets.Findings[fact] : Bdd.False;

    private SheetChange? Change(int set)
    {
        var changed = _bdd.And(_pairs, set);
        return _bdd.SatisfyingSmallest(changed) is { } given
            ? new SheetChange(_bdd.Count(Shared(changed), _shared), _old.Example(given), _new.Example(given))
            : null;
    }
}
