namespace HamstringHelp.Assessment.Medicines;

/// <summary>What a misspelt name may be: one name, a question, or nothing known.</summary>
internal readonly record struct NameGuess(Certainty Certainty, KnownName? Name, IReadOnlyList<NameCandidate> Candidates)
{
    public static NameGuess None { get; } = new(Certainty.NotRecognised, null, []);

    public static NameGuess Slip(KnownName name) => new(Certainty.Slip, name, []);

    public static NameGuess Doubt(IReadOnlyList<NameCandidate> candidates) => new(Certainty.Doubtful, null, candidates);
}
