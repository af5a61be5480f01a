using System.Collections.Immutable;
using HamstringHelp.Assessment.Content;
using HamstringHelp.Assessment.Proof;

namespace HamstringHelp.Assessment.Checks;

/// <summary>
/// Everything that can be found wrong with a content folder, at once: what the strict loading and the lock refuse, the
/// proof of every version, translations, copied sentences, and numbers that claim less than they change.
/// </summary>
public static class ContentCheck
{
    /// <summary>Checks every version of a folder.</summary>
    /// <param name="folder">The content folder.</param>
    /// <param name="article">The text of the article, to find sentences that were copied; null when there is no copy.</param>
    public static CheckReport Run(string folder, string? article = null)
    {
        var problems = new List<ContentProblem>();
        var notes = new List<ContentProblem>();
        var proofs = ImmutableArray.CreateBuilder<VersionProof>();
        var versions = ContentLibrary.LoadVersions(folder, problems);
        var copied = article is null ? null : new CopiedRuns(article);
        foreach (var version in versions)
        {
            var texts = ContentWords.Of(version).ToList();
            var proof = ContentProof.Run(version);
            proofs.Add(new VersionProof(version, proof));
            problems.AddRange(Unwritten(version));
            problems.AddRange(MedicineNameCheck.Run(version));
            problems.AddRange(TranslationCheck.Run(folder, version));
            problems.AddRange(copied?.Find(texts) ?? []);
            problems.AddRange(proof.Violations.Select(violation => violation.ToProblem()));
            notes.AddRange(ReadingAge.Find(texts));
        }

        problems.AddRange(versions.Zip(versions.Skip(1)).Select(pair => ContentDifference.Between(pair.First, pair.Second)).Where(difference => !difference.IsHonest).Select(Overclaimed));
        return new CheckReport([.. problems], [.. notes], proofs.ToImmutable());
    }

    /// <summary>The step as a word: "patch".</summary>
    public static string Word(VersionStep step) => step switch
    {
        VersionStep.Major => "major",
        VersionStep.Minor => "minor",
        _ => "patch",
    };

    /// <summary>The lowest number after the old one that claims enough.</summary>
    public static VersionNumber NumberFor(VersionNumber old, VersionStep step) => step switch
    {
        VersionStep.Major => new(old.Major + 1, 0, 0),
        VersionStep.Minor => new(old.Major, old.Minor + 1, 0),
        _ => new(old.Major, old.Minor, old.Patch + 1),
    };

    private static IEnumerable<ContentProblem> Unwritten(ContentVersion version) =>
        version.Files.Version.Changes.Index()
            .Where(change => change.Item == VersionFile.UnwrittenChange)
            .Select(change => new ContentProblem($"{version.Number}/version.json", $"$.changes[{change.Index}]", "is still to be written.", "Say what changed since the version before, one sentence each."));

    private static ContentProblem Overclaimed(ContentDifference difference)
    {
        var changed = difference.MoreUrgent ?? difference.LessUrgent;
        var example = changed is null ? "" : $" Before: {changed.Before} Now: {changed.After}";
        var what = $"claims a {Word(difference.ClaimedStep!.Value)} version after {difference.Old.Number}, but what changed is {Word(difference.RequiredStep)}.{example}";
        return new ContentProblem($"{difference.New.Number}/version.json", "$.number", what, $"Call it {NumberFor(difference.Old.Number, difference.RequiredStep)}; \"content diff {difference.Old.Number} {difference.New.Number}\" says what changed.");
    }
}

/// <summary>What a check found.</summary>
/// <param name="Problems">Everything that has to be mended; empty when the content is good.</param>
/// <param name="Notes">What is worth a look, but stops nothing.</param>
/// <param name="Proofs">The proof of each version that could be loaded, the oldest first.</param>
public sealed record CheckReport(ImmutableArray<ContentProblem> Problems, ImmutableArray<ContentProblem> Notes, ImmutableArray<VersionProof> Proofs)
{
    public bool Passed => Problems.IsEmpty;
}

/// <summary>A version with what was proved about it.</summary>
public sealed record VersionProof(ContentVersion Version, ProofReport Proof);
