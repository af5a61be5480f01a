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
    /// <returns>What does not hold; an id that is missing is reported once.</returns>
    internal static IEnumerable<Violation> Prove(AllSheets sheets, IEnumerable<Promise> promises)
    {
        var reported = new HashSet<string>();
        foreach (var promise in promises)
        {
            var missing = promise.Given.Ids.Concat(promise.Then.Ids).Where(id => !id.Exists(sheets.Content)).ToList();
            foreach (var id in missing.Where(id => reported.Add(id.Said)))
            {
                yield return Violation.At(id.Place(sheets.Content), promise.Property, $"the safety net names {id.Said}, which the content lacks.", "Put it back: an id may be added, but never taken away or renamed.");
            }

            if (missing.Count == 0 && promise.FindCounterexample(sheets) is { } example)
            {
                var (place, mend) = promise.Suspect.Find(sheets, example);
                yield return Violation.At(place, promise.Property, promise.Says, mend, example);
            }
        }
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
