using System.Text.Json.Nodes;
using HamstringHelp.Assessment.Content;

namespace HamstringHelp.Assessment.Proof;

/// <summary>One place where two versions read differently.</summary>
/// <param name="Kind">What kind of change.</param>
/// <param name="File">The file, without its folder.</param>
/// <param name="Path">Where in the file, with ids instead of numbers: <c>$.triggers[warmth].reason</c>.</param>
/// <param name="Old">As it read; null for an addition.</param>
/// <param name="New">As it reads now; null for a removal.</param>
public sealed record ContentChange(ContentChangeKind Kind, string File, string Path, string? Old, string? New)
{
    private static readonly HashSet<string> RuleMembers =
        ["when", "possibleWhen", "askedWhen", "endsWhen", "offersResultWhen", "outcome", "kind", "answers", "excludesOthers"];

    private static readonly HashSet<string> GroupWords = ["name", "when", "explanation", "clinical", "from"];

    /// <summary>Whether it changes how typed medicine names are read: everything in the medicines beside the groups' own words.</summary>
    public bool IsMedicineName
    {
        get
        {
            var members = Path.Split('.');
            var isWords = members[1].StartsWith("groups", StringComparison.Ordinal)
                ? members.Length == 2 || GroupWords.Contains(members[2].Split('[')[0])
                : members[1] == "$schema";
            return File == "medicines.json" && !isWords;
        }
    }

    /// <summary>All changes between two versions, in the order of the files.</summary>
    internal static IEnumerable<ContentChange> Between(ContentVersion old, ContentVersion @new) =>
        ContentTree.Of(old).Zip(ContentTree.Of(@new)).SelectMany(pair => Between(pair.First.Name, pair.First.Root, pair.Second.Root));

    /// <summary>All changes between two readings of a file.</summary>
    internal static IEnumerable<ContentChange> Between(string file, JsonNode? old, JsonNode? @new) =>
        Compare(file, "$", "", old, @new);

    private static IEnumerable<ContentChange> Compare(string file, string path, string member, JsonNode? old, JsonNode? @new) => (old, @new) switch
    {
        (JsonObject before, JsonObject after) => before.Select(pair => pair.Key).Union(after.Select(pair => pair.Key))
            .SelectMany(key => Compare(file, $"{path}.{key}", key, before[key], after[key])),
        (JsonArray before, JsonArray after) => CompareLists(file, path, member, before, after),
        _ when JsonNode.DeepEquals(old, @new) => [],
        (null, _) => [new(ContentChangeKind.Added, file, path, null, Text(@new))],
        (_, null) => [new(ContentChangeKind.Removed, file, path, Text(old), null)],
        _ => [new(RuleMembers.Contains(member) ? ContentChangeKind.Rule : ContentChangeKind.Words, file, path, Text(old), Text(@new))],
    };

    /// <summary>Things with an id or a name are matched by it, texts by themselves, and blocks by their place.</summary>
    private static IEnumerable<ContentChange> CompareLists(string file, string path, string member, JsonArray before, JsonArray after)
    {
        var old = Keyed(before);
        var @new = Keyed(after);
        foreach (var (key, node) in old)
        {
            foreach (var change in Compare(file, $"{path}[{key}]", member, node, @new.GetValueOrDefault(key)))
            {
                yield return change;
            }
        }

        foreach (var (key, node) in @new.Where(pair => !old.ContainsKey(pair.Key)))
        {
            yield return new(ContentChangeKind.Added, file, $"{path}[{key}]", null, Text(node));
        }

        var oldOrder = old.Keys.Where(@new.ContainsKey).ToList();
        var newOrder = @new.Keys.Where(old.ContainsKey).ToList();
        if (!oldOrder.SequenceEqual(newOrder))
        {
            yield return new(ContentChangeKind.Order, file, path, string.Join(", ", oldOrder), string.Join(", ", newOrder));
        }
    }

    private static OrderedDictionary<string, JsonNode?> Keyed(JsonArray list)
    {
        var keyed = new OrderedDictionary<string, JsonNode?>();
        foreach (var (index, node) in list.Index())
        {
            var key = node is JsonObject item ? item["id"] ?? item["name"] : node;
            if (key is null || !keyed.TryAdd(key.GetValue<string>(), node))
            {
                keyed.Add($"{index}", node);
            }
        }

        return keyed;
    }

    private static string Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : node!.ToJsonString();
}

/// <summary>What kind of change.</summary>
public enum ContentChangeKind
{
    Words,

    /// <summary>A condition, or something else that decides.</summary>
    Rule,

    Added,
    Removed,

    /// <summary>The same things in another order.</summary>
    Order,
}
