using System.Globalization;
using System.Text.Json.Nodes;
using HamstringHelp.Assessment.Content;

namespace HamstringHelp.Assessment.Proof;

/// <summary>Property 10: what is shown rests on a source, each statement of the article is used, and no source idles.</summary>
internal sealed class SourceChecks(AllSheets sheets)
{
    private const int Property = 10;

    /// <summary>The article has 62 statements. The number is fixed here, so that leaving one out cannot go unnoticed.</summary>
    private const int Statements = 62;

    private readonly ContentVersion _content = sheets.Content;

    internal IEnumerable<Violation> All() => [.. WithoutSource(), .. MissingStatements(), .. Unused()];

    private IEnumerable<Violation> WithoutSource()
    {
        foreach (var item in ContentItem.All(_content))
        {
            if (item.From.Count == 0)
            {
                yield return Violation.At(item.Place.Member("from"), Property, $"the {item.Kind} “{item.Id}” rests on no source.", "Name one; nothing is said without.");
            }

            foreach (var (list, blocks) in item.Blocks)
            {
                foreach (var (index, _) in blocks.Index().Where(pair => pair.Item.From.Count == 0))
                {
                    yield return Violation.At(item.Place.Member(list).At(index).Member("from"), Property, $"this block of the {item.Kind} “{item.Id}” rests on no source.", "Name one; nothing is said without.");
                }
            }
        }
    }

    private IEnumerable<Violation> MissingStatements()
    {
        var known = _content.Files.Sources.Statements.Select(statement => statement.Id.Value).ToHashSet();
        return Enumerable.Range(1, Statements)
            .Select(number => string.Create(CultureInfo.InvariantCulture, $"S{number:00}"))
            .Where(id => !known.Contains(id))
            .Select(id => Violation.At(Place.Of(_content, "sources.json", "$.statements"), Property, $"the article’s statement {id} is missing.", "Put it back, and let an item rest on it."));
    }

    private IEnumerable<Violation> Unused()
    {
        var used = ContentItem.All(_content).SelectMany(UsedBy).ToHashSet();
        foreach (var (index, statement) in _content.Files.Sources.Statements.Index().Where(pair => !used.Contains(pair.Item.Id)))
        {
            yield return Violation.At(Place.Of(_content, "sources.json", "$.statements").At(index), Property, $"nothing that anybody is shown rests on {statement.Id}: “{statement.Fact}”", $"Let an item or a block that says this name {statement.Id} in \"from\".");
        }

        var named = ContentTree.Of(_content).Where(file => file.Name != "sources.json").SelectMany(file => NamedIn(file.Root)).ToHashSet();
        foreach (var (index, source) in _content.Files.Sources.Sources.Index().Where(pair => !named.Contains(pair.Item.Id.Value)))
        {
            yield return Violation.At(Place.Of(_content, "sources.json", "$.sources").At(index), Property, $"nothing rests on the source “{source.Id}”.", "Name it in the \"from\" of what rests on it, or remove it.");
        }
    }

    /// <summary>Every id in a "from", wherever it stands.</summary>
    private static IEnumerable<string> NamedIn(JsonNode? node) => node switch
    {
        JsonObject item => item.SelectMany(member => member is { Key: "from", Value: JsonArray ids }
            ? ids.Select(id => id!.GetValue<string>())
            : NamedIn(member.Value)),
        JsonArray list => list.SelectMany(NamedIn),
        _ => [],
    };

    /// <summary>The sources of what some sheet shows of an item.</summary>
    private IEnumerable<Id<Source>> UsedBy(ContentItem item)
    {
        var shown = sheets.Among(item.Shown(sheets));
        return shown == Bdd.False
            ? []
            : item.From.Concat(item.Blocks
                .SelectMany(list => list.Blocks)
                .Where(block => sheets.Bdd.And(shown, sheets.Findings.Said(block)) != Bdd.False)
                .SelectMany(block => block.From));
    }
}
