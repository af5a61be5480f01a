using System.Text.Json;
using System.Text.Json.Nodes;
using HamstringHelp.Assessment.Content;
using HamstringHelp.Assessment.Proof;

namespace HamstringHelp.Assessment.Checks;

/// <summary>One text that people read.</summary>
/// <param name="File">The file, with the folder of its version.</param>
/// <param name="Path">The JSON path inside it.</param>
/// <param name="Key">The key of its translation: file, ids and members, such as <c>causes/dehydration/name</c>.</param>
/// <param name="Member">The member that holds it.</param>
/// <param name="Text">The text.</param>
internal sealed record ContentText(string File, string Path, string Key, string Member, string Text);

/// <summary>Finds the texts of a version that people read, as opposed to ids, rules and medicine names.</summary>
internal static class ContentWords
{
    private static readonly HashSet<string> Words =
        ["title", "hint", "short", "notice", "label", "said", "clinical", "name", "text", "points", "steps", "summary", "reason", "raise", "fact", "says", "note", "changes"];

    /// <summary>Names as people type them and the words around them: read by the program, never shown as prose.</summary>
    private static readonly HashSet<string> TypedNames =
        ["combinations", "otherMedicines", "words", "substances", "everydayNames", "vagueNames"];

    internal static IEnumerable<ContentText> Of(ContentVersion content) =>
        ContentTree.Of(content)
            .Prepend(("version.json", JsonSerializer.SerializeToNode(content.Files.Version, ContentJson.Default.VersionFile)!))
            .SelectMany(file => Of($"{content.Number}/{file.Item1}", file.Item1[..^".json".Length], file.Item2.AsObject()));

    /// <summary>The list that makes up a file is left out of the keys: its items are named by their ids.</summary>
    private static IEnumerable<ContentText> Of(string file, string key, JsonObject root) => root.SelectMany(member =>
        TypedNames.Contains(member.Key) ? []
        : member.Value is JsonArray { Count: > 0 } list && list[0] is JsonObject
            ? Find(file, $"$.{member.Key}", key, member.Key, list)
            : Find(file, $"$.{member.Key}", $"{key}/{member.Key}", member.Key, member.Value));

    private static IEnumerable<ContentText> Find(string file, string path, string key, string member, JsonNode? node) => node switch
    {
        JsonObject item => item
            .Where(child => !TypedNames.Contains(child.Key))
            .SelectMany(child => Find(file, $"{path}.{child.Key}", $"{key}/{child.Key}", child.Key, child.Value)),
        JsonArray list => list.Index()
            .SelectMany(child => Find(file, $"{path}[{child.Index}]", $"{key}/{(child.Item as JsonObject)?["id"]?.GetValue<string>() ?? $"{child.Index}"}", member, child.Item)),
        JsonValue value when Words.Contains(member) && value.GetValue<string>() is { Length: > 0 } text => [new(file, path, key, member, text)],
        _ => [],
    };
}
