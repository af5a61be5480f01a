using System.Collections.Immutable;
using System.Numerics;
using HamstringHelp.Assessment.Content;
using HamstringHelp.Assessment.Questions;
using HamstringHelp.Assessment.Rules;

namespace HamstringHelp.Assessment.Proof;

/// <summary>Every answer sheet of one content version, with all that the rules make of it.</summary>
internal sealed class AllSheets
{
    private readonly ImmutableArray<int> _ascending;

    internal AllSheets(ContentVersion content)
        : this(content, new Bdd(), fact => 2 * fact.Index)
    {
    }

    /// <param name="content">The version.</param>
    /// <param name="bdd">Holds the sets.</param>
    /// <param name="variable">The variable of each answer: an even number, so that the odd ones are free for a second sheet beside it.</param>
    internal AllSheets(ContentVersion content, Bdd bdd, Func<Fact, int> variable)
    {
        Content = content;
        Bdd = bdd;
        Space = new AnswerSpace(bdd, content, variable);
        Findings = new FindingSpace(bdd, content, Space);
        Conditions = content.Rules.InStages().ToDictionary(rule => rule.Fact, rule => rule.When);
        _ascending = [.. Space.Variables.Order()];
    }

    internal ContentVersion Content { get; }

    internal Bdd Bdd { get; }

    internal AnswerSpace Space { get; }

    internal FindingSpace Findings { get; }

    /// <summary>The condition behind each finding.</summary>
    internal IReadOnlyDictionary<Fact, Condition> Conditions { get; }

    /// <summary>The sheets of a set.</summary>
    internal int Among(int set) => Bdd.And(Space.Sheets, set);

    /// <summary>The sheets on which a claim fails although its premise holds.</summary>
    internal int Counterexamples(int given, int then) => Bdd.Except(Among(given), then);

    internal BigInteger Count(int set) => Bdd.Count(Among(set), _ascending);

    /// <summary>The smallest sheet of a set; null when there is none.</summary>
    internal ExampleSheet? Smallest(int set) => Bdd.SatisfyingSmallest(Among(set)) is { } given ? Example(given) : null;

    /// <summary>The sheet on which exactly these variables are true.</summary>
    internal ExampleSheet Example(IEnumerable<int> given)
    {
        var bits = new ulong[Content.Vocabulary.AnswerWords];
        var isGiven = given.ToHashSet();
        foreach (var fact in Content.Vocabulary.Facts.Where(fact => fact.IsAnswer && isGiven.Contains(Space.Variables[fact.Index])))
        {
            bits[fact.Index / 64] |= 1UL << (fact.Index % 64);
        }

        ImmutableArray<GivenAnswer> answers = Content.Questionnaire.Given(bits);
        // A typed name stands in the bits alone, by its group: which name it was makes no difference.
        var sheet = new Answers(bits, [], namesConfirmed: true);
        var isComplete = Route.Replay(Content.Questionnaire, sheet).FirstUnanswered is null;
        return new ExampleSheet(sheet, answers, isComplete, Content.Assessor.Assess(sheet).Outcome);
    }
}
