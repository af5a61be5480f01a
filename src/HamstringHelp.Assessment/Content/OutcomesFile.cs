using System.Text.Json.Serialization;

namespace HamstringHelp.Assessment.Content;

/// <summary><c>outcomes.json</c>: the outcomes, the most urgent first.</summary>
public sealed record OutcomesFile
{
    [JsonPropertyName("$schema")]
    public required string Schema { get; init; }

    public required IReadOnlyList<Outcome> Outcomes { get; init; }
}

/// <summary>How soon to turn to whom. The last in the list holds when no trigger applies.</summary>
public sealed record Outcome
{
    public required Id<Outcome> Id { get; init; }

    /// <summary>The headline of the care card: an instruction.</summary>
    public required string Title { get; init; }

    public required string Short { get; init; }

    public required string Summary { get; init; }

    public required IReadOnlyList<Block> WhatToDo { get; init; }

    public required IReadOnlyList<Id<Source>> From { get; init; }
}
