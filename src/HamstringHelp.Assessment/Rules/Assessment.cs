using System.Collections.Immutable;
using HamstringHelp.Assessment.Content;
using HamstringHelp.Assessment.Questions;

namespace HamstringHelp.Assessment.Rules;

/// <summary>Something that applies to this answer sheet, with the answers that led to it.</summary>
/// <param name="Item">The item of the content.</param>
/// <param name="Because">The answers, in the order of the questions. Empty where it applies to everybody, or where nothing was asked.</param>
public sealed record Finding<TItem>(TItem Item, ImmutableArray<GivenAnswer> Because);

/// <summary>What an answer sheet means: the outcome, and everything found on the way with its reasons.</summary>
public sealed class Assessment
{
    private readonly ulong[] _facts;

    internal Assessment(ContentVersion content, ulong[] facts)
    {
        Content = content;
        _facts = facts;
    }

    /// <summary>The content version that it was made with.</summary>
    public ContentVersion Content { get; }

    public Outcome Outcome => Content.Rules.Outcomes.First(rule => Has(rule.Fact)).Item;

    public ImmutableArray<Finding<Cause>> Benign => Found(Content.Rules.Benign);

    public ImmutableArray<Finding<Cause>> Risks => Found(Content.Rules.Risks);

    /// <summary>Conditions that the person says they have.</summary>
    public ImmutableArray<Finding<Cause>> Known => Found(Content.Rules.Known);

    /// <summary>Conditions that a doctor should think of.</summary>
    public ImmutableArray<Finding<Cause>> Possible => Found(Content.Rules.Possible);

    public ImmutableArray<Finding<MedicineGroup>> Medicines => Found(Content.Rules.Medicines);

    public ImmutableArray<Finding<Trigger>> Triggers => Found(Content.Rules.Triggers);

    public ImmutableArray<Finding<Advice>> Advice => Found(Content.Rules.Advice);

    /// <summary>The answers that count, in the order of the questions.</summary>
    public ImmutableArray<GivenAnswer> Answers => Content.Questionnaire.Given(_facts);

    /// <summary>Whether a fact holds for this sheet.</summary>
    public bool Has(Fact fact) => (_facts[fact.Index / 64] & (1UL << (fact.Index % 64))) != 0;

    /// <summary>Whether another assessment, of any content version, comes to the same outcome by the same findings, and gives the same advice. Words may differ.</summary>
    public bool SaysTheSameAs(Assessment other) => Said().SequenceEqual(other.Said());

    /// <summary>The blocks that are said to this person.</summary>
    public IEnumerable<Block> Said(IEnumerable<Block> blocks) =>
        blocks.Where(block => !Content.Rules.Blocks.TryGetValue(block, out var when) || when.Holds(_facts));

    private IEnumerable<(FactKind Kind, string Id)> Said() =>
        Content.Vocabulary.Facts.Where(fact => !fact.IsAnswer && Has(fact)).Select(fact => (fact.Kind, fact.Id)).Order();

    private ImmutableArray<Finding<TItem>> Found<TItem>(ImmutableArray<Rule<TItem>> rules) =>
        [.. rules.Where(rule => Has(rule.Fact)).Select(rule => new Finding<TItem>(rule.Item, Because(rule.Fact)))];

    private ImmutableArray<GivenAnswer> Because(Fact fact)
    {
        var answers = new ulong[Content.Vocabulary.AnswerWords];
        Content.Assessor.Because(fact.Index, _facts, answers);
        return Content.Questionnaire.Given(answers);
    }
}
