using System.Text.Json;
using HamstringHelp.Assessment.Tests.Support;

namespace HamstringHelp.Assessment.Tests.Personas;

/// <summary>A made-up person: their story, what they would answer, and what they should be told.</summary>
public sealed record Persona
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerOptions.Strict) { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>All of <c>personas.json</c>.</summary>
    public static IReadOnlyList<Persona> All { get; } = Read();

    public required string Id { get; init; }

    public required string Story { get; init; }

    /// <summary>Choices by question.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Answers { get; init; }

    /// <summary>Medicine names as typed; empty when none are.</summary>
    public string Names { get; init => field = value ?? ""; } = "";

    public required Decision Expect { get; init; }

    public static Persona Find(string id) => All.Single(persona => persona.Id == id);

    public Sheet ToSheet()
    {
        var sheet = Answers.Aggregate(Sheet.Blank, (sheet, answer) => sheet.With(answer.Key, answer.Value));
        return Names.Length == 0 ? sheet : sheet.Typed(NamesReader.Read(this));
    }

    private static IReadOnlyList<Persona> Read()
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Personas", "personas.json"));
        return JsonSerializer.Deserialize<IReadOnlyList<Persona>>(file, Options)!;
    }
}
