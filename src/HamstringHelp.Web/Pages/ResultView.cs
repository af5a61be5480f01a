using System.Collections.Immutable;
using HamstringHelp.Assessment.Content;
using HamstringHelp.Assessment.Questions;
using HamstringHelp.Assessment.Rules;
using HamstringHelp.Web.Words;

namespace HamstringHelp.Web.Pages;

/// <summary>A result as a page shows it: the assessment, and the answers that it quotes.</summary>
public sealed record ResultView(Assessment.Rules.Assessment Assessment, Answers Answers)
{
    /// <summary>Causes and medicines from which on their explanations no longer fit on two sheets of paper.</summary>
    private const int Crowd = 10;

    public ContentVersion Content => Assessment.Content;

    public Outcome Outcome => Assessment.Outcome;

    /// <summary>Whether help is needed this minute, so that everything else stands back.</summary>
    public bool IsEmergency => Outcome == MostUrgent;

    /// <summary>How urgent, from 1 for the least urgent outcome.</summary>
    public int Urgency => Content.Files.Outcomes.Outcomes.Count - Content.Files.Outcomes.Outcomes.Index().First(pair => pair.Item == Outcome).Index;

    /// <summary>Whether so much was found that paper has to leave out how each of it leads to a cramp.</summary>
    public bool IsCrowded => Assessment.Known.Length + Assessment.Benign.Length + Assessment.Risks.Length + Assessment.Medicines.Length > Crowd;

    public IEnumerable<Finding<Advice>> Advice(AdviceSection section) =>
        Assessment.Advice.Where(finding => finding.Item.Section == section);

    /// <summary>The answers behind a finding, each completing "because you said".</summary>
    public IEnumerable<string> Because(ImmutableArray<GivenAnswer> answers) =>
        answers.Select(answer => answer.Choice?.Said ?? Ui.YouTyped.With(TypedFor(answer.Named!)));

    /// <summary>The names that were typed and count for a medicine group, in quotes.</summary>
    public string TypedFor(MedicineGroup group) =>
        string.Join(", ", Answers.Names.Where(name => name.Groups.Contains(group.Id.Value)).Select(name => $"“{name.Typed}”"));

    /// <summary>Questions for the person to put to the doctor, each once.</summary>
    public IEnumerable<string> Raise =>
        Assessment.Triggers.SelectMany(finding => finding.Item.Raise)
            .Concat(Assessment.Advice.SelectMany(finding => finding.Item.Raise))
            .Distinct();

    private Outcome MostUrgent => Content.Files.Outcomes.Outcomes[0];
}

/// <summary>Blocks to show to this person.</summary>
public sealed record BlocksView(ContentVersion Content, IEnumerable<Block> Blocks)
{
    /// <summary>Only what is said to this person.</summary>
    public static BlocksView For(ResultView result, IEnumerable<Block> blocks) => new(result.Content, result.Assessment.Said(blocks));
}

/// <summary>Why something is said: the answers that led to it and the sources behind it.</summary>
/// <param name="Content">The content version.</param>
/// <param name="Because">Completes "because you said"; empty where the reasons stand elsewhere.</param>
/// <param name="From">Statements and sources.</param>
public sealed record SourcesView(ContentVersion Content, IReadOnlyList<string> Because, IReadOnlyList<Id<Source>> From)
{
    /// <summary>The sources of an item and of everything that is said about it here, each once.</summary>
    public static SourcesView For(ResultView result, IEnumerable<string> because, IEnumerable<Id<Source>> from, params IEnumerable<IEnumerable<Block>> blocks) =>
        new(result.Content, [.. because], [.. from.Concat(blocks.SelectMany(result.Assessment.Said).SelectMany(block => block.From)).Distinct()]);
}
