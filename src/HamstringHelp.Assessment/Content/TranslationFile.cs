using System.Text.Json.Serialization;

namespace HamstringHelp.Assessment.Content;

/// <summary><c>translations/xx.json</c>: the words of a version in another language. Rules are never translated.</summary>
public sealed record TranslationFile
{
    [JsonPropertyName("$schema")]
    public required string Schema { get; init; }

    /// <summary>The language tag; equals the name of the file.</summary>
    public required string Language { get; init; }

    /// <summary>By the key of the English text, such as <c>causes/dehydration/name</c>.</summary>
    public required IReadOnlyDictionary<string, TranslatedText> Words { get; init; }
}

/// <summary>One translated text.</summary>
public sealed record TranslatedText
{
    /// <summary>The English text that was translated. When the English changes, the entry is stale.</summary>
    public required string Of { get; init; }

    /// <summary>The translation.</summary>
    public required string To { get; init; }
}
