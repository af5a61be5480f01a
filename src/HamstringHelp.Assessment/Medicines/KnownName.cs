namespace HamstringHelp.Assessment.Medicines;

/// <summary>One meaning that a spelling can have.</summary>
/// <param name="Shown">How the name is shown to the person: "Lasix (furosemide)".</param>
/// <param name="Groups">Ids of the groups that it counts for, or, for a vague name, may count for.</param>
/// <param name="Kind">What kind of name it is.</param>
internal sealed record KnownName(string Shown, IReadOnlyList<string> Groups, KnownName.NameKind Kind)
{
    public enum NameKind
    {
        /// <summary>A medicine.</summary>
        Medicine,

        /// <summary>An everyday word for a whole group.</summary>
        Everyday,

        /// <summary>An everyday word that may mean a group.</summary>
        Vague,

        /// <summary>A word that is no name.</summary>
        Noise,
    }

    /// <summary>What the person is asked where this meaning is in doubt.</summary>
    public required IReadOnlyList<NameCandidate> Candidates { get; init; }

    public bool IsNoise => Kind is NameKind.Noise;

    /// <summary>Whether two spellings come to the same for the person who typed one of them.</summary>
    public bool Means(KnownName other) => IsNoise == other.IsNoise && Groups.SequenceEqual(other.Groups);
}
