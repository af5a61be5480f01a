using System.Text.Json.Serialization;

namespace HamstringHelp.Assessment.Content;

/// <summary><c>advice.json</c>: relief, prevention, treatment and explanation, in the order of the page.</summary>
public sealed record AdviceFile
{
    [JsonPropertyName("$schema")]
    public required string Schema { get; init; }

    public required IReadOnlyList<Advice> Advice { get; init; }
}

public sealed record Advice
{
    public required Id<Advice> Id { get; init; }

    public required AdviceSection Section { get; init; }

    public required string Title { get; init; }

    /// <summary>A condition on answers, findings, triggers and the outcome.</summary>
    public required string When { get; init; }

    /// <summary>Shown closed, to be opened by who wants it.</summary>
    public bool Folded { get; init; }

    public required IReadOnlyList<Block> Blocks { get; init; }

    /// <summary>Questions for the person to put to the doctor.</summary>
    public IReadOnlyList<string> Raise { get; init => field = value ?? []; } = [];

    public required IReadOnlyList<Id<Source>> From { get; init; }
}

/// <summary>Where on the page a piece of advice stands.</summary>
public enum AdviceSection
{
    /// <summary>Right below the outcome.</summary>
    [JsonStringEnumMemberName("urgent")]
    Urgent,

    [JsonStringEnumMemberName("relief")]
    Relief,

    [JsonStringEnumMemberName("prevention")]
    Prevention,

    [JsonStringEnumMemberName("treatment")]
    Treatment,

    [JsonStringEnumMemberName("doctor")]
    Doctor,

    [JsonStringEnumMemberName("explanation")]
    Explanation,
}
