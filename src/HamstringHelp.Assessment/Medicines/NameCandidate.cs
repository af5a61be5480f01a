namespace HamstringHelp.Assessment.Medicines;

/// <summary>One thing that a doubtful name may mean.</summary>
/// <param name="Known">The name to offer, in the form of <see cref="NameReading.Known"/>.</param>
/// <param name="Groups">Ids of the groups that it counts for if the person confirms it.</param>
public sealed record NameCandidate(string Known, IReadOnlyList<string> Groups);
