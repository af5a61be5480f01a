using System.Collections.Immutable;
using HamstringHelp.Assessment.Content;

namespace HamstringHelp.Assessment.Rules;

/// <summary>An item of the content with its compiled condition.</summary>
/// <typeparam name="TItem">A cause, a medicine group, a trigger or a piece of advice.</typeparam>
/// <param name="Item">The item with its words.</param>
/// <param name="Fact">The bit that says that it applies.</param>
/// <param name="When">The condition under which it applies.</param>
public sealed record Rule<TItem>(TItem Item, Fact Fact, Condition When);

/// <summary>Every rule of a content version, compiled, in the order of the content.</summary>
public sealed class RuleSet
{
    public required ImmutableArray<Rule<Cause>> Benign { get; init; }

    public required ImmutableArray<Rule<Cause>> Risks { get; init; }

    /// <summary>Medical causes that the person knows of.</summary>
    public required ImmutableArray<Rule<Cause>> Known { get; init; }

    public required ImmutableArray<Rule<MedicineGroup>> Medicines { get; init; }

    /// <summary>Medical causes that a doctor should think of.</summary>
    public required ImmutableArray<Rule<Cause>> Possible { get; init; }

    public required ImmutableArray<Rule<Trigger>> Triggers { get; init; }

    /// <summary>The most urgent first. An outcome holds when one of its triggers does and none of a more urgent one; the last holds otherwise.</summary>
    public required ImmutableArray<Rule<Outcome>> Outcomes { get; init; }

    public required ImmutableArray<Rule<Advice>> Advice { get; init; }

    /// <summary>The conditions of blocks that are not always said, by the block itself.</summary>
    public required IReadOnlyDictionary<Block, Condition> Blocks { get; init; }

    /// <summary>All rules in the order of the stages: each reads only facts that stand before it.</summary>
    public IEnumerable<(Fact Fact, Condition When)> InStages() =>
        Benign.Select(rule => (rule.Fact, rule.When))
            .Concat(Risks.Select(rule => (rule.Fact, rule.When)))
            .Concat(Known.Select(rule => (rule.Fact, rule.When)))
            .Concat(Medicines.Select(rule => (rule.Fact, rule.When)))
            .Concat(Possible.Select(rule => (rule.Fact, rule.When)))
            .Concat(Triggers.Select(rule => (rule.Fact, rule.When)))
            .Concat(Outcomes.Select(rule => (rule.Fact, rule.When)))
            .Concat(Advice.Select(rule => (rule.Fact, rule.When)));
}
