using System.Text.Json.Serialization;

namespace HamstringHelp.Assessment.Content;

/// <summary><c>medicines.json</c>: the groups, and the names that a person would type.</summary>
public sealed record MedicinesFile
{
    [JsonPropertyName("$schema")]
    public required string Schema { get; init; }

    public required IReadOnlyList<MedicineGroup> Groups { get; init; }
}

/// <summary>A group of medicines that can cause leg cramps.</summary>
public sealed record MedicineGroup
{
    public required Id<MedicineGroup> Id { get; init; }

    public required string Name { get; init; }

    /// <summary>A condition on the answers: ticked, or recognised among the typed names.</summary>
    public required string When { get; init; }

    public required IReadOnlyList<Block> Explanation { get; init; }

    /// <summary>For the doctor's page, in a professional's words.</summary>
    public required string Clinical { get; init; }

    public required IReadOnlyList<Id<Source>> From { get; init; }
}
