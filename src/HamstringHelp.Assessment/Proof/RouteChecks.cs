using HamstringHelp.Assessment.Questions;

namespace HamstringHelp.Assessment.Proof;

/// <summary>
/// Property 9. The questions stand in a list that is walked once, so every way through them ends and none is asked
/// twice, as long as each condition reads only what was asked before. Answers that are kept though their question is
/// no longer asked must change nothing: what counts is worked out for every set of bits, valid or not, just as
/// <see cref="Questionnaire.Count"/> does it.
/// </summary>
internal sealed class RouteChecks(AllSheets sheets)
{
    private const int Property = 9;

    private readonly Bdd _bdd = sheets.Bdd;

    internal IEnumerable<Violation> All() => [.. ReadsOnlyWhatWasAsked(), .. OnlyWhatIsAskedCounts()];

    private IEnumerable<Violation> ReadsOnlyWhatWasAsked()
    {
        foreach (var step in sheets.Content.Questionnaire.Steps)
        {
            var upToHere = step.Facts[^1].Index;
            foreach (var (member, condition, last) in new[] { ("askedWhen", step.AskedWhen, step.Facts[0].Index - 1), ("endsWhen", step.EndsWhen, upToHere), ("offersResultWhen", step.OffersResultWhen, upToHere) })
            {
                if (condition is not null && ConditionReader.FactsOf(condition).Any(fact => fact > last))
                {
                    yield return At(step, member, $"the question “{step.Question.Id}” depends on a later answer.", "Write the condition on earlier questions.");
                }
            }
        }
    }

    private IEnumerable<Violation> OnlyWhatIsAskedCounts()
    {
        // For each answer: the sets of bits, asked or not, on which it counts.
        var counted = new int[sheets.Space.Answers.Length];
        var asked = new List<int>();
        var goesOn = Bdd.True;
        foreach (var step in sheets.Content.Questionnaire.Steps)
        {
            asked.Add(_bdd.And(goesOn, ConditionReader.Read(_bdd, step.AskedWhen, counted)));
            foreach (var fact in step.Facts)
            {
                counted[fact.Index] = _bdd.And(asked[^1], sheets.Space.Answers[fact.Index]);
            }

            var ends = step.EndsWhen is null ? Bdd.False : ConditionReader.Read(_bdd, step.EndsWhen, counted);
            goesOn = _bdd.Except(goesOn, _bdd.And(asked[^1], ends));
        }

        foreach (var step in sheets.Content.Questionnaire.Steps)
        {
            var variables = step.Facts.Select(fact => sheets.Space.Variables[fact.Index]).ToHashSet();
            var unasked = _bdd.Not(asked[step.Index]);
            if (counted.Any(answer => DependsOn(answer, unasked, variables)))
            {
                yield return At(step, "askedWhen", $"an answer to “{step.Question.Id}” that is kept but no longer asked changes what counts.", "Write the conditions on earlier questions.");
            }

            // The sheets that are proved are exactly those that counting leaves as they are.
            if (sheets.Among(_bdd.Not(_bdd.Same(asked[step.Index], sheets.Space.Asked[step.Index]))) != Bdd.False)
            {
                yield return At(step, "askedWhen", $"the question “{step.Question.Id}” is asked otherwise once all answers are known.", "Write the condition on earlier questions.");
            }
        }
    }

    /// <summary>Whether, inside a region, the variables make a difference to a set.</summary>
    private bool DependsOn(int set, int region, HashSet<int> variables)
    {
        var can = _bdd.Exists(_bdd.And(region, set), variables.Contains);
        var canNot = _bdd.Exists(_bdd.Except(region, set), variables.Contains);
        return _bdd.And(can, canNot) != Bdd.False;
    }

    private Violation At(RouteStep step, string member, string what, string mend) =>
        Violation.At(Place.Of(sheets.Content, "questions.json", "$.questions").At(step.Index).Member(member), Property, what, mend);
}
