using HamstringHelp.Assessment.Content;
using HamstringHelp.Assessment.Rules;

namespace HamstringHelp.Assessment.Proof;

/// <summary>A claim that holds on every sheet on which its premise does.</summary>
/// <param name="Property">The number of the property that it belongs to.</param>
/// <param name="Says">The promise in one sentence.</param>
/// <param name="Given">The premise.</param>
/// <param name="Then">The claim.</param>
/// <param name="Suspect">The rule to look at when it does not hold.</param>
internal sealed record Promise(int Property, string Says, Claim Given, Claim Then, Suspect Suspect)
{
    /// <summary>Proves promises for every sheet.</summary>
    /// <returns>What does not hold, once for each rule to look at, and each id that is missing.</returns>
    internal static IEnumerable<Violation> Prove(AllSheets sheets, IEnumerable<Promise> promises) => promises
        .SelectMany(promise => promise.Prove(sheets))
        .GroupBy(violation => (violation.Property, violation.File, violation.Path, violation.Mend, IsMissing: violation.Example is null))
        .SelectMany(alike => alike.Key.IsMissing ? alike.DistinctBy(violation => violation.What) : [Together(alike)]);

    private IEnumerable<Violation> Prove(AllSheets sheets)
    {
        var missing = Given.Ids.Concat(Then.Ids).Where(id => !id.Exists(sheets.Content)).ToList();
        foreach (var id in missing)
        {
            yield return Violation.At(id.Place(sheets.Content), Property, $"the safety net names {id.Said}, which the content lacks.", "Put it back: an id may be added, but never taken away or renamed.");
        }

        if (missing.Count == 0 && FindCounterexample(sheets) is { } example)
        {
            var (place, mend) = Suspect.Find(sheets, example);
            yield return Violation.At(place, Property, Says, mend, example);
        }
    }

    /// <summary>One fault often breaks several promises: it is told once, with the smallest of the counterexamples.</summary>
    private static Violation Together(IEnumerable<Violation> alike)
    {
        var smallest = alike.MinBy(violation => violation.Example!.Given.Length)!;
        return smallest with { Also = [.. alike.Where(violation => violation != smallest).Select(violation => violation.What)] };
    }

    private ExampleSheet? FindCounterexample(AllSheets sheets) =>
        sheets.Smallest(sheets.Counterexamples(Given.Sheets(sheets), Then.Sheets(sheets)));
}

/// <summary>An answer that must raise the urgency: a sign, a symptom, a condition or a medicine.</summary>
/// <param name="Content">The version.</param>
/// <param name="Question">The id of its question.</param>
/// <param name="Id">The id of the choice.</param>
/// <param name="IsAdded">Whether the content added it, so that the safety net does not know it by name.</param>
internal sealed record RaisingAnswer(ContentVersion Content, string Question, string Id, bool IsAdded)
{
    internal Claim Claim => Claim.Answer(Question, Id);

    /// <summary>Null when the content lacks it.</summary>
    internal Fact? Fact => Content.Vocabulary.FindChoice(Question, Id);

    /// <summary>The rule that takes it up; for an added one that no rule can be known for, the choice itself.</summary>
    internal Suspect Suspect(Suspect known) => IsAdded ? Proof.Suspect.Choice(Question, Id) : known;
}
