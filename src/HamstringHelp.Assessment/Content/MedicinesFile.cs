using System.Text.Json.Serialization;

namespace HamstringHelp.Assessment.Content;

/// <summary>
/// <c>medicines.json</c>: the medicine groups of the article, and every name that a person would type for one of
/// them or could mistake for one.
/// </summary>
public sealed record MedicinesFile
{
    [JsonPropertyName("$schema")]
    public required string Schema { get; init; }

    public required IReadOnlyList<MedicineGroup> Groups { get; init; }

    public required IReadOnlyList<Combination> Combinations { get; init; }

    /// <summary>
    /// Medicines of none of the groups. They are listed so that reading them exactly beats reading them as a
    /// misspelt name of a group: nimodipine must never become nifedipine.
    /// </summary>
    public required IReadOnlyList<OtherMedicine> OtherMedicines { get; init; }

    public required TypedWords Words { get; init; }
}

/// <summary>A group of medicines that the article names as a possible cause of cramp, or any other medicine.</summary>
public sealed record MedicineGroup
{
    /// <summary>The group of every medicine that the article does not name (S38).</summary>
    public const string Other = "other-medicine";

    public required Id<MedicineGroup> Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The condition under which the group is a finding.</summary>
    public required string When { get; init; }

    public required IReadOnlyList<Block> Explanation { get; init; }

    /// <summary>The group in a professional's words.</summary>
    public required string Clinical { get; init; }

    public required IReadOnlyList<Id<Source>> From { get; init; }

    /// <summary>Everyday words that mean this group and nothing else ("water tablets").</summary>
    public required IReadOnlyList<string> EverydayNames { get; init; }

    /// <summary>Everyday words that may mean this group, so the person is asked ("blue inhaler").</summary>
    public required IReadOnlyList<string> VagueNames { get; init; }

    public required IReadOnlyList<Substance> Substances { get; init; }
}

/// <summary>An active substance, its other spellings (British, American, short forms, salts) and its brands.</summary>
public sealed record Substance
{
    public required string Name { get; init; }

    public required IReadOnlyList<string> Synonyms { get; init; }

    public required IReadOnlyList<Brand> Brands { get; init; }
}

/// <summary>A brand as sold in some markets. Brands no longer sold stay, because people still type them.</summary>
public sealed record Brand
{
    public required string Name { get; init; }

    /// <summary><c>us</c>, <c>uk</c>, or both.</summary>
    public required IReadOnlyList<string> Markets { get; init; }

    /// <summary>Whether the name was checked against a published page.</summary>
    public required bool Checked { get; init; }
}

/// <summary>A product of several substances. It counts for every group in it.</summary>
public sealed record Combination
{
    public required string Name { get; init; }

    /// <summary>What is in it, in words: "furosemide with amiloride".</summary>
    public required string Contains { get; init; }

    public required IReadOnlyList<Id<MedicineGroup>> Groups { get; init; }

    /// <summary><c>us</c>, <c>uk</c>, or both.</summary>
    public required IReadOnlyList<string> Markets { get; init; }

    /// <summary>Whether the name was checked against a published page.</summary>
    public required bool Checked { get; init; }
}

/// <summary>A medicine of none of the groups, under any name that people use for it.</summary>
public sealed record OtherMedicine
{
    public required string Name { get; init; }

    /// <summary>The listed medicine, or the id of the group, that it could be mistaken for.</summary>
    public string? LookAlikeOf { get; init; }

    public string? Note { get; init; }
}

/// <summary>
/// The words that stand around a medicine name in a given language. Lower case, no accents, no apostrophes.
/// </summary>
public sealed record TypedWords
{
    /// <summary>Words between two names: "and", "plus".</summary>
    public required IReadOnlyList<string> JoiningWords { get; init; }

    /// <summary>Doses, forms, times, salts and small talk. They never name a medicine and never stand for one.</summary>
    public required IReadOnlyList<string> NoiseWords { get; init; }

    /// <summary>
    /// What a medicine is for, or its colour. Ignored beside a recognised name; without one they are the name
    /// ("my heart pills").
    /// </summary>
    public required IReadOnlyList<string> ReasonWords { get; init; }

    /// <summary>Words that open a reason: "for", "because".</summary>
    public required IReadOnlyList<string> ReasonOpeners { get; init; }

    /// <summary>Words that cast doubt on whether a name beside them is taken at all: "not", "stopped".</summary>
    public required IReadOnlyList<string> NegativeWords { get; init; }
}
