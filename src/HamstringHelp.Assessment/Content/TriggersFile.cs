using System.Text.Json.Serialization;

namespace HamstringHelp.Assessment.Content;

/// <summary><c>triggers.json</c>: what raises the urgency, and to which outcome.</summary>
public sealed record TriggersFile
{
    [JsonPropertyName("$schema")]
    public required string Schema { get; init; }

    public required IReadOnlyList<Trigger> Triggers { get; init; }
}

/// <summary>A red flag, or a lesser reason to ask somebody.</summary>
public sealed record Trigger
{
    public required Id<Trigger> Id { get; init; }

    /// <summary>A condition on answers and findings.</summary>
    public required string When { get; init; }

    /// <summary>The result is at least this urgent.</summary>
    public required Id<Outcome> Outcome { get; init; }

    public required string Name { get; init; }

    /// <summary>One sentence for the care card: why this leads there.</summary>
    public required string Reason { get; init; }

    public required IReadOnlyList<Block> Explanation { get; init; }

    /// <summary>Questions for the person to put to the doctor.</summary>
    public IReadOnlyList<string> Raise { get; init => field = value ?? []; } = [];

    public required IReadOnlyList<Id<Source>> From { get; init; }
}
