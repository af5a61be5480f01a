using System.Text.Json.Serialization;

namespace HamstringHelp.Assessment.Content;

/// <summary><c>causes.json</c>: benign causes, risk factors and medical causes.</summary>
public sealed record CausesFile
{
    [JsonPropertyName("$schema")]
    public required string Schema { get; init; }

    public required IReadOnlyList<Cause> Causes { get; init; }
}

/// <summary>Something that can be behind a cramp.</summary>
public sealed record Cause
{
    public required Id<Cause> Id { get; init; }

    public required CauseKind Kind { get; init; }

    public required string Name { get; init; }

    /// <summary>A condition on the answers. For a medical cause: that the person is known to have it.</summary>
    public required string When { get; init; }

    /// <summary>For a medical cause: when a doctor should think of it although nobody named it.</summary>
    public string? PossibleWhen { get; init; }

    /// <summary>Why it can cause cramps.</summary>
    public required IReadOnlyList<Block> Explanation { get; init; }

    /// <summary>What to do about this very cause.</summary>
    public required IReadOnlyList<Block> WhatToDo { get; init; }

    public required IReadOnlyList<Id<Source>> From { get; init; }
}

[JsonConverter(typeof(Converter))]
public sealed class CauseKind : Word
{
    /// <summary>Harmless in itself, and enough to explain a cramp.</summary>
    public static readonly CauseKind Benign = new("benign");

    /// <summary>Makes a cramp more likely without explaining it.</summary>
    public static readonly CauseKind Risk = new("risk");

    /// <summary>A condition for the doctor: known, or possible.</summary>
    public static readonly CauseKind Medical = new("medical");

    private CauseKind(string text)
        : base(text)
    {
    }

    internal sealed class Converter() : WordConverter<CauseKind>(Benign, Risk, Medical);
}
