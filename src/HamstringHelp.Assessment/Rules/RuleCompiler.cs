using System.Collections.Immutable;
using HamstringHelp.Assessment.Content;

namespace HamstringHelp.Assessment.Rules;

/// <summary>Compiles the conditions of a content version, each against the facts that its stage may read.</summary>
internal sealed class RuleCompiler(Vocabulary vocabulary, ConditionParser parser, VersionProblems problems)
{
    private static readonly Readable Answers =
        Readable.Before(FactKind.Benign, "Causes and medicines read answers alone; write the condition on answers.");

    private static readonly Readable AnswersAndFindings =
        Readable.Before(FactKind.Possible, "This stage reads answers, causes, known conditions and medicines; write the condition on those.");

    private static readonly Readable BeforeTriggers =
        Readable.Before(FactKind.Trigger, "Triggers read answers and findings; write the condition on those.");

    private static readonly Readable BeforeAdvice =
        Readable.Before(FactKind.Advice, "Advice reads answers, findings, triggers and the outcome; write the condition on those.");

    private readonly Dictionary<Block, Condition> _blocks = new(ReferenceEqualityComparer.Instance);

    internal RuleSet Compile(CausesFile causes, MedicinesFile medicines, TriggersFile triggers, OutcomesFile outcomes, AdviceFile advice)
    {
        var indexed = causes.Causes.Index().ToList();
        var compiledTriggers = triggers.Triggers.Index().Select(pair => Rule(pair.Item, FactKind.Trigger, pair.Item.Id.Value, pair.Item.When, BeforeTriggers, "triggers.json", $"$.triggers[{pair.Index}].when")).ToImmutableArray();
        var rules = new RuleSet
        {
            Benign = OfKind(CauseKind.Benign, FactKind.Benign),
            Risks = OfKind(CauseKind.Risk, FactKind.Risk),
            Known = OfKind(CauseKind.Medical, FactKind.Known),
            Medicines = [.. medicines.Groups.Index().Select(pair => Rule(pair.Item, FactKind.Medicine, pair.Item.Id.Value, pair.Item.When, Answers, "medicines.json", $"$.groups[{pair.Index}].when"))],
            Possible = [.. indexed.Where(pair => pair.Item.PossibleWhen is not null && pair.Item.Kind == CauseKind.Medical).Select(pair => Possible(pair.Item, pair.Index))],
            Triggers = compiledTriggers,
            Outcomes = Outcomes(outcomes, compiledTriggers),
            Advice = [.. advice.Advice.Index().Select(pair => Rule(pair.Item, FactKind.Advice, pair.Item.Id.Value, pair.Item.When, BeforeAdvice, "advice.json", $"$.advice[{pair.Index}].when"))],
            Blocks = _blocks,
        };
        CompileBlocks(causes, medicines, triggers, outcomes, advice);
        return rules;

        ImmutableArray<Rule<Cause>> OfKind(CauseKind kind, FactKind fact) =>
            [.. indexed.Where(pair => pair.Item.Kind == kind).Select(pair => Rule(pair.Item, fact, pair.Item.Id.Value, pair.Item.When, Answers, "causes.json", $"$.causes[{pair.Index}].when"))];
    }

    private Rule<TItem> Rule<TItem>(TItem item, FactKind kind, string id, string when, Readable readable, string file, string path) =>
        new(item, vocabulary.Find(kind, id)!, Parse(when, readable, file, path));

    private Condition Parse(string when, Readable readable, string file, string path) =>
        parser.Parse(when, readable, (what, mend) => problems.Report(file, path, what, mend));

    /// <summary>A condition that the person is known to have is not also a possible one.</summary>
    private Rule<Cause> Possible(Cause cause, int index)
    {
        var known = vocabulary.Find(FactKind.Known, cause.Id.Value)!;
        var when = Parse(cause.PossibleWhen!, AnswersAndFindings, "causes.json", $"$.causes[{index}].possibleWhen");
        return new Rule<Cause>(cause, vocabulary.Find(FactKind.Possible, cause.Id.Value)!, Condition.All([when, new Condition.Negation(Condition.AnyOf([known]))]));
    }

    private ImmutableArray<Rule<Outcome>> Outcomes(OutcomesFile outcomes, ImmutableArray<Rule<Trigger>> triggers)
    {
        var rules = ImmutableArray.CreateBuilder<Rule<Outcome>>();
        var moreUrgent = new List<Fact>();
        foreach (var (index, outcome) in outcomes.Outcomes.Index())
        {
            var own = triggers.Where(trigger => trigger.Item.Outcome == outcome.Id).Select(trigger => trigger.Fact).ToList();
            var noneMoreUrgent = new Condition.Negation(Condition.AnyOf(moreUrgent));
            var isLast = index == outcomes.Outcomes.Count - 1;
            rules.Add(new Rule<Outcome>(
                outcome,
                vocabulary.Find(FactKind.Outcome, outcome.Id.Value)!,
                isLast ? noneMoreUrgent : Condition.All([Condition.AnyOf(own), noneMoreUrgent])));
            moreUrgent.AddRange(own);
        }

        return rules.ToImmutable();
    }

    private void CompileBlocks(CausesFile causes, MedicinesFile medicines, TriggersFile triggers, OutcomesFile outcomes, AdviceFile advice)
    {
        foreach (var (index, cause) in causes.Causes.Index())
        {
            CompileBlocks(cause.Explanation, "causes.json", $"$.causes[{index}].explanation");
            CompileBlocks(cause.WhatToDo, "causes.json", $"$.causes[{index}].whatToDo");
        }

        foreach (var (index, group) in medicines.Groups.Index())
        {
            CompileBlocks(group.Explanation, "medicines.json", $"$.groups[{index}].explanation");
        }

        foreach (var (index, trigger) in triggers.Triggers.Index())
        {
            CompileBlocks(trigger.Explanation, "triggers.json", $"$.triggers[{index}].explanation");
        }

        foreach (var (index, outcome) in outcomes.Outcomes.Index())
        {
            CompileBlocks(outcome.WhatToDo, "outcomes.json", $"$.outcomes[{index}].whatToDo");
        }

        foreach (var (index, item) in advice.Advice.Index())
        {
            CompileBlocks(item.Blocks, "advice.json", $"$.advice[{index}].blocks");
        }
    }

    private void CompileBlocks(IReadOnlyList<Block> blocks, string file, string path)
    {
        foreach (var (index, block) in blocks.Index())
        {
            if (block.When != "always")
            {
                _blocks[block] = Parse(block.When, BeforeAdvice, file, $"{path}[{index}].when");
            }
        }
    }
}
