namespace HamstringHelp.Assessment.Medicines;

/// <summary>How one typed medicine name was read. The page shows it before the result, so that it can be corrected.</summary>
public sealed record NameReading
{
    /// <summary>The name as typed, with its dose.</summary>
    public required string Typed { get; init; }

    public required Certainty Certainty { get; init; }

    /// <summary>Ids of the groups that the name counts for. Empty while the reading is doubtful.</summary>
    public required IReadOnlyList<string> Groups { get; init; }

    /// <summary>
    /// The name as read: "furosemide", "Lasix (furosemide)", or a group's name where the person typed a word for the
    /// whole group. Absent where the reading is doubtful or nothing was recognised.
    /// </summary>
    public string? Known { get; init; }

    /// <summary>What a doubtful name may mean, nearest first. Empty where there is nothing to suggest.</summary>
    public IReadOnlyList<NameCandidate> Candidates { get; init; } = [];
}
