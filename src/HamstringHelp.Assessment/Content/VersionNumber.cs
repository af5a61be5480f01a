using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace HamstringHelp.Assessment.Content;

/// <summary>
/// The number of a content version. A patch changes no finding of any answer sheet, a minor changes no outcome,
/// a major may change both.
/// </summary>
[JsonConverter(typeof(VersionNumberConverter))]
public sealed record VersionNumber(int Major, int Minor, int Patch) : IComparable<VersionNumber>
{
    /// <summary>Reads <c>1.2.3</c>: three whole numbers without leading zeros.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out VersionNumber? number)
    {
        number = null;
        var parts = text?.Split('.') ?? [];
        if (parts.Length != 3 || !TryPart(parts[0], out var major) || !TryPart(parts[1], out var minor) || !TryPart(parts[2], out var patch))
        {
            return false;
        }

        number = new VersionNumber(major, minor, patch);
        return true;
    }

    public int CompareTo(VersionNumber? other) => other is null ? 1 : (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}.{Patch}");

    public static bool operator <(VersionNumber left, VersionNumber right) => left.CompareTo(right) < 0;

    public static bool operator >(VersionNumber left, VersionNumber right) => left.CompareTo(right) > 0;

    public static bool operator <=(VersionNumber left, VersionNumber right) => left.CompareTo(right) <= 0;

    public static bool operator >=(VersionNumber left, VersionNumber right) => left.CompareTo(right) >= 0;

    private static bool TryPart(string text, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value)
        && value.ToString(CultureInfo.InvariantCulture) == text;
}

internal sealed class VersionNumberConverter : JsonConverter<VersionNumber>
{
    public override VersionNumber Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && VersionNumber.TryParse(reader.GetString(), out var number)
            ? number
            : throw new JsonException("a version number is three whole numbers, such as \"1.0.0\"");

    public override void Write(Utf8JsonWriter writer, VersionNumber value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
