using System.Collections.Immutable;
using HamstringHelp.Assessment.Content;

namespace HamstringHelp.Assessment.Rules;

/// <summary>What a bit stands for. The order is that of the stages: a rule reads only kinds before its own.</summary>
public enum FactKind
{
    /// <summary>A choice was ticked.</summary>
    Choice,

    /// <summary>A typed name was read as a medicine of the group.</summary>
    Named,

    Benign,
    Risk,

    /// <summary>A medical cause that the person says they have.</summary>
    Known,

    Medicine,

    /// <summary>A medical cause that a doctor should think of.</summary>
    Possible,

    Trigger,
    Outcome,
    Advice,
}

/// <summary>One thing that can be true of an answer sheet or of its result.</summary>
/// <param name="Index">Its place in the bit sets.</param>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Id">The id within its kind; for an answer, within its question.</param>
/// <param name="Question">For an answer: the question.</param>
public sealed record Fact(int Index, FactKind Kind, string Id, string? Question)
{
    /// <summary>Whether the person said it, rather than a rule having found it.</summary>
    public bool IsAnswer => Kind <= FactKind.Named;
}

/// <summary>
/// Gives every answer and every finding of a content version a place in one bit set: answers first, question by
/// question, then the findings stage by stage.
/// </summary>
public sealed class Vocabulary
{
    private readonly Dictionary<(FactKind Kind, string? Question, string Id), Fact> _byName = [];
    private readonly List<Fact> _facts = [];
    private int _next;

    /// <summary>Builds the vocabulary. Ids are unique within their kind; the loader has seen to that.</summary>
    public Vocabulary(QuestionsFile questions, CausesFile causes, MedicinesFile medicines, TriggersFile triggers, OutcomesFile outcomes, AdviceFile advice)
    {
        foreach (var question in questions.Questions)
        {
            AddAll(FactKind.Choice, question.Choices.Select(choice => choice.Id.Value), question.Id.Value);
            if (question.Names is not null)
            {
                AddAll(FactKind.Named, medicines.Groups.Select(group => group.Id.Value), question.Id.Value);
            }
        }

        AnswerWords = (_facts.Count + 63) / 64;
        _next = FirstFinding;
        AddAll(FactKind.Benign, Ids(CauseKind.Benign));
        AddAll(FactKind.Risk, Ids(CauseKind.Risk));
        AddAll(FactKind.Known, Ids(CauseKind.Medical));
        AddAll(FactKind.Medicine, medicines.Groups.Select(group => group.Id.Value));
        AddAll(FactKind.Possible, Ids(CauseKind.Medical));
        AddAll(FactKind.Trigger, triggers.Triggers.Select(trigger => trigger.Id.Value));
        AddAll(FactKind.Outcome, outcomes.Outcomes.Select(outcome => outcome.Id.Value));
        AddAll(FactKind.Advice, advice.Advice.Select(item => item.Id.Value));
        Facts = [.. _facts];

        IEnumerable<string> Ids(CauseKind kind) => causes.Causes.Where(cause => cause.Kind == kind).Select(cause => cause.Id.Value);
    }

    /// <summary>All facts, in the order of their indices.</summary>
    public ImmutableArray<Fact> Facts { get; }

    /// <summary>64-bit words that hold all answers.</summary>
    public int AnswerWords { get; }

    /// <summary>The index of the first finding: findings begin on a word of their own, so that answers are whole words.</summary>
    public int FirstFinding => AnswerWords * 64;

    /// <summary>64-bit words that hold all facts.</summary>
    public int FactWords => (_next + 63) / 64;

    public Fact? Find(FactKind kind, string id) => _byName.GetValueOrDefault((kind, kind == FactKind.Named ? NamesQuestion : null, id));

    public Fact? FindChoice(string question, string choice) => _byName.GetValueOrDefault((FactKind.Choice, question, choice));

    /// <summary>All facts of a kind, in the order of the content.</summary>
    public IEnumerable<Fact> OfKind(FactKind kind) => Facts.Where(fact => fact.Kind == kind);

    /// <summary>All answers that a question can have, typed names included.</summary>
    public IEnumerable<Fact> AnswersTo(string question) => Facts.Where(fact => fact.IsAnswer && fact.Question == question);

    private string? NamesQuestion { get; set; }

    private void AddAll(FactKind kind, IEnumerable<string> ids, string? question = null)
    {
        if (kind == FactKind.Named)
        {
            NamesQuestion = question;
        }

        foreach (var id in ids)
        {
            var fact = new Fact(_next++, kind, id, question);
            _facts.Add(fact);
            _byName[(kind, question, id)] = fact;
        }
    }
}
