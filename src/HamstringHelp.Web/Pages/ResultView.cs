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

    private readonly Fragments _fragments = Fragments.Of(Assessment.Content);

    public Outcome Outcome => Assessment.Outcome;

    /// <summary>Whether help is needed this minute, so that everything else stands back.</summary>
    public bool IsEmergency => Outcome == MostUrgent;

    /// <summary>How urgent, from 1 for the least urgent outcome.</summary>
    public int Urgency => Content.Files.Outcomes.Outcomes.Count - Content.Files.Outcomes.Outcomes.Index().First(pair => pair.Item == Outcome).Index;

    /// <summary>Whether so much was found that paper has to leave out how each of it leads to a cramp.</summary>
    public bool IsCrowded => Assessment.Known.Length + Assessment.Benign.Length + Assessment.Risks.Length + Assessment.Medicines.Length > Crowd;

    /// <summary>The causes that apply: what is known comes first.</summary>
    public IEnumerable<(Finding<Cause> Cause, bool IsKnown)> Causes =>
        Assessment.Known.Select(cause => (cause, true)).Concat(Assessment.Benign.Concat(Assessment.Risks).Select(cause => (cause, false)));

    public IReadOnlyList<Finding<Advice>> Advice(AdviceSection section) =>
        [.. Assessment.Advice.Where(finding => finding.Item.Section == section)];

    /// <summary>An answer behind a finding: completes "because you said".</summary>
    public Markup Quote(GivenAnswer answer) => answer.Choice is { } choice ? _fragments.Quote(choice) : Fragments.Text(Ui.YouTyped.With(TypedFor(answer.Named!)));

    /// <summary>The names that were typed and count for a medicine group, in quotes.</summary>
    public string TypedFor(MedicineGroup group) =>
        string.Join(", ", Answers.Names.Where(name => name.Groups.Contains(group.Id.Value)).Select(name => $"“{name.Typed}”"));

    /// <inheritdoc cref="Fragments.Said"/>
    public Passage Said(object item) => _fragments.Said(item, Assessment);

    /// <inheritdoc cref="Fragments.SaidOfPossible"/>
    public Passage SaidOfPossible(Cause cause) => _fragments.SaidOfPossible(cause, Assessment);

    public Markup Pictures(Advice advice) => _fragments.Pictures(advice);

    /// <summary>The sources of the outcome and of all triggers that led to it as lines of a list, each once.</summary>
    public IReadOnlyList<Markup> OutcomeSources => Fragments.SourcesOf(Assessment.Triggers.Select(trigger => Said(trigger.Item)).Prepend(Said(Outcome)));

    /// <summary>Questions for the person to put to the doctor, each once.</summary>
    public IEnumerable<string> Raise =>
        Assessment.Triggers.SelectMany(finding => finding.Item.Raise)
            .Concat(Assessment.Advice.SelectMany(finding => finding.Item.Raise))
            .Distinct();

    private Outcome MostUrgent => Content.Files.Outcomes.Outcomes[0];
}
