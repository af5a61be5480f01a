using System.Text.Json;
using HamstringHelp.Assessment.Content;
using HamstringHelp.Assessment.Medicines;
using HamstringHelp.Assessment.Tests.Support;

namespace HamstringHelp.Assessment.Tests.Medicines;

/// <summary>The published medicines and one reader of them for all tests.</summary>
internal static class TestMedicines
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    public static MedicinesFile File => PublishedContent.Current.Files.Medicines;

    public static MedicineReader Reader => PublishedContent.Current.MedicineReader;

    public static IReadOnlyList<TypedName> TypedNames { get; } = Load<TypedName[]>("Medicines/typed-names.json");

    public static string[] GroupsRead(string typed) =>
        [.. Reader.Read(typed).SelectMany(reading => reading.Groups).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Made-up names and ordinary words, for what the published ones have no example of.</summary>
    public static MedicinesFile MadeUp(string[] words, params (string Name, string Group)[] names) => File with
    {
        Groups = [.. names.Where(name => name.Group != MedicineGroup.Other).GroupBy(name => name.Group).Select(group => File.Groups[0] with
        {
            Id = new(group.Key),
            EverydayNames = [],
            VagueNames = [],
            Substances = [.. group.Select(name => new Substance { Name = name.Name, Synonyms = [], Brands = [] })],
        })],
        Combinations = [],
        OtherMedicines = [.. names.Where(name => name.Group == MedicineGroup.Other).Select(name => new OtherMedicine { Name = name.Name })],
        Words = new() { JoiningWords = [], NoiseWords = words, NegativeWords = [], ReasonOpeners = [], ReasonWords = [] },
    };

    private static T Load<T>(string path) =>
        JsonSerializer.Deserialize<T>(System.IO.File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, path)), Strict)!;
}
