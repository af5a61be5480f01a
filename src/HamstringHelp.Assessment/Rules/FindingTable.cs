using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;
using HamstringHelp.Assessment.Content;
using HamstringHelp.Assessment.Questions;

namespace HamstringHelp.Assessment.Rules;

/// <summary>The items of one kind by their bits, so that on each sheet only what was found is looked at.</summary>
/// <typeparam name="TItem">A cause, a medicine group, a trigger or a piece of advice.</typeparam>
internal sealed class FindingTable<TItem>
{
    private readonly ulong[] _mask;
    private readonly TItem?[] _items;

    /// <param name="rules">In the order of their bits.</param>
    /// <param name="factWords">64-bit words that hold all facts.</param>
    public FindingTable(ImmutableArray<Rule<TItem>> rules, int factWords)
    {
        _mask = new ulong[factWords];
        _items = new TItem?[factWords * 64];
        foreach (var rule in rules)
        {
            _mask[rule.Fact.Index / 64] |= 1UL << (rule.Fact.Index % 64);
            _items[rule.Fact.Index] = rule.Item;
        }
    }

    /// <summary>What was found, in the order of the content, with the answers that led to it.</summary>
    /// <param name="facts">Everything that holds.</param>
    /// <param name="reasons">The answers that led to each finding, a row each, from the first finding.</param>
    /// <param name="questionnaire">Knows what the answers say.</param>
    public ImmutableArray<Finding<TItem>> Found(ReadOnlySpan<ulong> facts, ReadOnlySpan<ulong> reasons, Questionnaire questionnaire)
    {
        var count = 0;
        for (var word = 0; word < _mask.Length; word++)
        {
            count += BitOperations.PopCount(facts[word] & _mask[word]);
        }

        if (count == 0)
        {
            return [];
        }

        var answerWords = questionnaire.Blank.Bits.Length;
        var found = new Finding<TItem>[count];
        var next = 0;
        for (var word = answerWords; next < count; word++)
        {
            for (var bits = facts[word] & _mask[word]; bits != 0; bits &= bits - 1)
            {
                var fact = (word * 64) + BitOperations.TrailingZeroCount(bits);
                var row = (fact - (answerWords * 64)) * answerWords;
                found[next++] = new Finding<TItem>(_items[fact]!, questionnaire.Given(reasons.Slice(row, answerWords)));
            }
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(found);
    }
}

/// <summary>The tables of all kinds of findings of a content version.</summary>
internal sealed class FindingTables(RuleSet rules, int factWords)
{
    internal FindingTable<Cause> Benign { get; } = new(rules.Benign, factWords);

    internal FindingTable<Cause> Risks { get; } = new(rules.Risks, factWords);

    internal FindingTable<Cause> Known { get; } = new(rules.Known, factWords);

    internal FindingTable<Cause> Possible { get; } = new(rules.Possible, factWords);

    internal FindingTable<MedicineGroup> Medicines { get; } = new(rules.Medicines, factWords);

    internal FindingTable<Trigger> Triggers { get; } = new(rules.Triggers, factWords);

    internal FindingTable<Advice> Advice { get; } = new(rules.Advice, factWords);
}
