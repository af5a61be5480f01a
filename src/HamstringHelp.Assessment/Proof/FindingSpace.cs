using HamstringHelp.Assessment.Content;
using HamstringHelp.Assessment.Rules;

namespace HamstringHelp.Assessment.Proof;

/// <summary>For every rule and every block: the answer sheets on which it holds, read stage by stage as they run.</summary>
internal sealed class FindingSpace
{
    private readonly Bdd _bdd;
    private readonly RuleSet _rules;
    private readonly int[] _facts;

    internal FindingSpace(Bdd bdd, ContentVersion content, AnswerSpace space)
    {
        _bdd = bdd;
        _rules = content.Rules;
        _facts = new int[content.Vocabulary.FactWords * 64];
        space.Answers.CopyTo(_facts);
        foreach (var (fact, when) in _rules.InStages())
        {
            _facts[fact.Index] = ConditionReader.Read(bdd, when, _facts);
        }
    }

    /// <summary>The sheets on which a fact holds.</summary>
    internal int this[Fact fact] => _facts[fact.Index];

    /// <summary>The sheets on which a block is said, given that its item is shown.</summary>
    internal int Said(Block block) =>
        _rules.Blocks.TryGetValue(block, out var when) ? ConditionReader.Read(_bdd, when, _facts) : Bdd.True;
}
