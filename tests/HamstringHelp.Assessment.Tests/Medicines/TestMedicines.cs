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

    private static T Load<T>(string path) =>
        JsonSerializer.Deserialize<T>(System.IO.File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, path)), Strict)!;
}
