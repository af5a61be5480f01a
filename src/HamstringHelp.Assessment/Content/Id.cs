using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace HamstringHelp.Assessment.Content;

/// <summary>
/// The name of a piece of content: <c>dehydration</c>, <c>call-doctor</c>, <c>S12</c>. Tests, stored results,
/// translations and links all name things by it, so an id never changes its meaning and is never reused.
/// </summary>
/// <typeparam name="TItem">What the id names; keeps the id of a question from being taken for that of a choice.</typeparam>
[JsonConverter(typeof(IdConverterFactory))]
public sealed record Id<TItem>
{
    internal Id(string value)
    {
        Value = value;
    }

    /// <summary>Letters, digits and single hyphens, at most 64 characters.</summary>
    public string Value { get; }

    public override string ToString() => Value;
}

/// <summary>Reads ids at the edge; inside they are never checked again.</summary>
public static class Id
{
    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-");

    /// <returns>Whether the text is an id.</returns>
    public static bool TryParse<TItem>(string? text, [NotNullWhen(true)] out Id<TItem>? id)
    {
        id = null;
        if (text is null || text.Length is 0 or > 64 || text.AsSpan().ContainsAnyExcept(Allowed))
        {
            return false;
        }

        if (text[0] == '-' || text[^1] == '-' || text.Contains("--", StringComparison.Ordinal))
        {
            return false;
        }

        id = new Id<TItem>(text);
        return true;
    }
}

internal sealed class IdConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Id<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(IdConverter<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;
}

internal sealed class IdConverter<TItem> : JsonConverter<Id<TItem>>
{
    public override Id<TItem> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && Id.TryParse<TItem>(reader.GetString(), out var id)
            ? id
            : throw new JsonException("an id is letters, digits and single hyphens, such as \"hot-weather\"");

    public override void Write(Utf8JsonWriter writer, Id<TItem> value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}
