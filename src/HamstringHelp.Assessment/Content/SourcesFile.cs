using System.Text.Json.Serialization;

namespace HamstringHelp.Assessment.Content;

/// <summary><c>sources.json</c>: the article's statements, the studies and the safety-net sources.</summary>
public sealed record SourcesFile
{
    [JsonPropertyName("$schema")]
    public required string Schema { get; init; }

    public required Article Article { get; init; }

    public required IReadOnlyList<Statement> Statements { get; init; }

    public required IReadOnlyList<Source> Sources { get; init; }
}

/// <summary>The article that the statements come from.</summary>
public sealed record Article
{
    public required Id<Source> Id { get; init; }

    public required string Title { get; init; }

    public required string Publisher { get; init; }

    public required string Note { get; init; }
}

/// <summary>One fact of the article, in words of our own.</summary>
public sealed record Statement
{
    public required Id<Source> Id { get; init; }

    public required string Fact { get; init; }
}

/// <summary>A source beside the article.</summary>
public sealed record Source
{
    public required Id<Source> Id { get; init; }

    public required SourceKind Kind { get; init; }

    public required string Title { get; init; }

    public required string Publisher { get; init; }

    /// <summary>Where to find it.</summary>
    public required string Reference { get; init; }

    /// <summary>What rests on it.</summary>
    public required string Says { get; init; }
}

[JsonConverter(typeof(Converter))]
public sealed class SourceKind : Word
{
    public static readonly SourceKind Study = new("study");

    /// <summary>Not in the article: something that a safe product must say.</summary>
    public static readonly SourceKind SafetyNet = new("safety-net");

    private SourceKind(string text)
        : base(text)
    {
    }

    internal sealed class Converter() : WordConverter<SourceKind>(Study, SafetyNet);
}
