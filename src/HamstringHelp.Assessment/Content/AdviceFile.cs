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
[JsonConverter(typeof(Converter))]
public sealed class AdviceSection : Word
{
    /// <summary>Right below the outcome.</summary>
    public static readonly AdviceSection Urgent = new("urgent");

    public static readonly AdviceSection Relief = new("relief");

    public static readonly AdviceSection Prevention = new("prevention");

    public static readonly AdviceSection Treatment = new("treatment");

    public static readonly AdviceSection Doctor = new("doctor");

    public static readonly AdviceSection Explanation = new("explanation");

    private AdviceSection(string text)
        : base(text)
    {
    }

    internal sealed class Converter() : WordConverter<AdviceSection>(Urgent, Relief, Prevention, Treatment, Doctor, Explanation);
}
