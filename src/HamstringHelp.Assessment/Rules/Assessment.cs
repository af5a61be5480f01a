using System.Collections.Immutable;
using HamstringHelp.Assessment.Content;
using HamstringHelp.Assessment.Questions;

namespace HamstringHelp.Assessment.Rules;

/// <summary>Something that applies to this answer sheet, with the answers that led to it.</summary>
/// <param name="Item">The item of the content.</param>
/// <param name="Because">The answers, in the order of the questions. Empty where it applies to everybody, or where nothing was asked.</param>
public readonly record struct Finding<TItem>(TItem Item, ImmutableArray<GivenAnswer> Because);

/// <summary>What an answer sheet means: the outcome, and everything found on the way with its reasons.</summary>
public sealed class Assessment
{
    private readonly ulong[] _facts;

    /// <param name="content">The content version that it was made with.</param>
    /// <param name="facts">Everything that holds.</param>
    /// <param name="reasons">For each finding in turn, the answers that led to it.</param>
    /// <param name="tables">What the bits of findings stand for.</param>
    internal Assessment(ContentVersion content, ulong[] facts, ReadOnlySpan<ulong> reasons, FindingTables tables)
    {
        Content = content;
        _facts = facts;
        Outcome = MostUrgent(content.Rules.Outcomes);
        Benign = tables.Benign.Found(facts, reasons, content.Questionnaire);
        Risks = tables.Risks.Found(facts, reasons, content.Questionnaire);
        Known = tables.Known.Found(facts, reasons, content.Questionnaire);
        Possible = tables.Possible.Found(facts, reasons, content.Questionnaire);
        Medicines = tables.Medicines.Found(facts, reasons, content.Questionnaire);
        Triggers = tables.Triggers.Found(facts, reasons, content.Questionnaire);
        Advice = tables.Advice.Found(facts, reasons, content.Questionnaire);
    }

    /// <summary>The content version that it was made with.</summary>
    public ContentVersion Content { get; }

    public Outcome Outcome { get; }

    public ImmutableArray<Finding<Cause>> Benign { get; }

    public ImmutableArray<Finding<Cause>> Risks { get; }

    /// <summary>Conditions that the person says they have.</summary>
    public ImmutableArray<Finding<Cause>> Known { get; }

    /// <summary>Conditions that a doctor should think of.</summary>
    public ImmutableArray<Finding<Cause>> Possible { get; }

    public ImmutableArray<Finding<MedicineGroup>> Medicines { get; }

    public ImmutableArray<Finding<Trigger>> Triggers { get; }

    public ImmutableArray<Finding<Advice>> Advice { get; }

    /// <summary>The answers that count, in the order of the questions.</summary>
    public ImmutableArray<GivenAnswer> Answers => Content.Questionnaire.Given(_facts);

    /// <summary>Whether a fact holds for this sheet.</summary>
    public bool Has(Fact fact) => (_facts[fact.Index / 64] & (1UL << (fact.Index % 64))) != 0;

    /// <summary>Whether another assessment, of any content version, comes to the same outcome by the same findings, and gives the same advice. Words may differ.</summary>
    public bool SaysTheSameAs(Assessment other) => Said().SequenceEqual(other.Said());

    /// <summary>The blocks that are said to this person.</summary>
    public IEnumerable<Block> Said(IEnumerable<Block> blocks) => blocks.Where(Says);

    /// <summary>Whether a block is said to this person.</summary>
    public bool Says(Block block) => !Content.Rules.Blocks.TryGetValue(block, out var when) || when.Holds(_facts);

    private IEnumerable<(FactKind Kind, string Id)> Said() =>
        Content.Vocabulary.Facts.Where(fact => !fact.IsAnswer && Has(fact)).Select(fact => (fact.Kind, fact.Id)).Order();

    private Outcome MostUrgent(ImmutableArray<Rule<Outcome>> outcomes)
    {
        foreach (var rule in outcomes)
        {
            if (Has(rule.Fact))
            {
                return rule.Item;
            }
        }

        throw new InvalidOperationException("The last outcome holds where no other does.");
    }
}
