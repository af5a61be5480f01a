using System.Collections.Immutable;
using HamstringHelp.Assessment.Content;
using HamstringHelp.Assessment.Rules;

namespace HamstringHelp.Assessment.Proof;

/// <summary>Where something stands in the content.</summary>
/// <param name="File">The file, with the folder of its version.</param>
/// <param name="Path">The JSON path inside it.</param>
internal sealed record Place(string File, string Path)
{
    internal static Place Of(ContentVersion content, string file, string path) => new($"{content.Number}/{file}", path);

    internal Place Member(string name) => this with { Path = $"{Path}.{name}" };

    internal Place At(int index) => this with { Path = $"{Path}[{index}]" };
}

/// <summary>A cause, medicine group, trigger, outcome or piece of advice, whatever its kind.</summary>
/// <param name="Kind">What a reader calls it.</param>
/// <param name="Id">Its id.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Rules">The findings that show it, each with the member that holds its condition.</param>
/// <param name="From">What it rests on.</param>
/// <param name="Explaining">The member that holds the blocks of which at least one must be said.</param>
/// <param name="Blocks">All lists of blocks, by member.</param>
internal sealed record ContentItem(
    string Kind,
    string Id,
    Place Place,
    ImmutableArray<(Fact Fact, string Member)> Rules,
    IReadOnlyList<Id<Source>> From,
    string Explaining,
    ImmutableArray<(string Member, IReadOnlyList<Block> Blocks)> Blocks)
{
    /// <summary>All items of a version, in the order of the files.</summary>
    internal static IEnumerable<ContentItem> All(ContentVersion content)
    {
        var files = content.Files;
        foreach (var (index, cause) in files.Causes.Causes.Index())
        {
            yield return new("cause", cause.Id.Value, Place.Of(content, "causes.json", $"$.causes[{index}]"), [.. CauseRules(content, cause)], cause.From, "explanation", [("explanation", cause.Explanation), ("whatToDo", cause.WhatToDo)]);
        }

        foreach (var (index, group) in files.Medicines.Groups.Index())
        {
            yield return new("medicine", group.Id.Value, Place.Of(content, "medicines.json", $"$.groups[{index}]"), [(content.Vocabulary.Find(FactKind.Medicine, group.Id.Value)!, "when")], group.From, "explanation", [("explanation", group.Explanation)]);
        }

        foreach (var (index, trigger) in files.Triggers.Triggers.Index())
        {
            yield return new("trigger", trigger.Id.Value, Place.Of(content, "triggers.json", $"$.triggers[{index}]"), [(content.Vocabulary.Find(FactKind.Trigger, trigger.Id.Value)!, "when")], trigger.From, "explanation", [("explanation", trigger.Explanation)]);
        }

        foreach (var (index, outcome) in files.Outcomes.Outcomes.Index())
        {
            yield return new("outcome", outcome.Id.Value, Place.Of(content, "outcomes.json", $"$.outcomes[{index}]"), [(content.Vocabulary.Find(FactKind.Outcome, outcome.Id.Value)!, "id")], outcome.From, "whatToDo", [("whatToDo", outcome.WhatToDo)]);
        }

        foreach (var (index, advice) in files.Advice.Advice.Index())
        {
            yield return new("advice", advice.Id.Value, Place.Of(content, "advice.json", $"$.advice[{index}]"), [(content.Vocabulary.Find(FactKind.Advice, advice.Id.Value)!, "when")], advice.From, "blocks", [("blocks", advice.Blocks)]);
        }
    }

    /// <summary>The sheets that show the item.</summary>
    internal int Shown(AllSheets sheets) => sheets.Bdd.Any(Rules.Select(rule => sheets.Findings[rule.Fact]));

    private static IEnumerable<(Fact Fact, string Member)> CauseRules(ContentVersion content, Cause cause)
    {
        var id = cause.Id.Value;
        if (cause.Kind == CauseKind.Medical)
        {
            yield return (content.Vocabulary.Find(FactKind.Known, id)!, "when");
            yield return (content.Vocabulary.Find(FactKind.Possible, id)!, "possibleWhen");
        }
        else
        {
            yield return (content.Vocabulary.Find(cause.Kind == CauseKind.Benign ? FactKind.Benign : FactKind.Risk, id)!, "when");
        }
    }
}
