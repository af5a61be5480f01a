namespace HamstringHelp.Assessment.Tests.Medicines;

/// <summary>A name as a person might type it, and what it should be read as (<c>typed-names.json</c>).</summary>
internal sealed record TypedName
{
    public required string Typed { get; init; }

    /// <summary><c>exact</c>, <c>slip</c>, <c>look-alike</c>, <c>several</c>, <c>everyday</c>, <c>form</c> or <c>ask</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The groups that it should count for.</summary>
    public required IReadOnlyList<string> Groups { get; init; }

    /// <summary>For kind <c>ask</c>: the groups that the question should offer.</summary>
    public IReadOnlyList<string> Asks { get; init; } = [];

    /// <summary>Written after the reader was tuned, so that its figures are not flattered.</summary>
    public bool HeldOut { get; init; }
}
