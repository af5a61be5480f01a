using System.Numerics;
using HamstringHelp.Assessment.Content;
using HamstringHelp.Assessment.Questions;

namespace HamstringHelp.Assessment.Rules;

/// <summary>
/// The rules service: turns an answer sheet into findings, triggers, an outcome and advice, stage by stage. Holds no
/// state of its own; the same answers always give the same result.
/// </summary>
public sealed class Assessor
{
    private readonly ContentVersion _content;
    private readonly (int Word, ulong Bit, Condition When)[] _rules;
    private readonly Dictionary<int, Condition> _byFact;
    private readonly Dictionary<Condition.Negation, ulong[]> _denials = new(ReferenceEqualityComparer.Instance);

    internal Assessor(ContentVersion content)
    {
        _content = content;
        var inStages = content.Rules.InStages().ToList();
        _rules = [.. inStages.Select(rule => (rule.Fact.Index / 64, 1UL << (rule.Fact.Index % 64), rule.When))];
        _byFact = inStages.ToDictionary(rule => rule.Fact.Index, rule => rule.When);
        var scopes = new Dictionary<int, ulong[]>();
        foreach (var (fact, when) in inStages)
        {
            scopes[fact.Index] = Scope(when, scopes);
        }
    }

    /// <summary>Assesses the answers that count; answers to questions that are not asked do not.</summary>
    public Assessment Assess(Answers answers)
    {
        var facts = new ulong[_content.Vocabulary.FactWords];
        _content.Questionnaire.Count(answers, facts);
        Evaluate(facts);
        return new Assessment(_content, facts);
    }

    /// <summary>Adds to the answers everything that follows from them.</summary>
    internal void Evaluate(Span<ulong> facts)
    {
        foreach (var (word, bit, when) in _rules)
        {
            if (when.Holds(facts))
            {
                facts[word] |= bit;
            }
        }
    }

    /// <summary>
    /// Adds the answers that led to a finding. Where a rule asks that something is absent, these are the answers that
    /// say so: "none of these", or the one answer to a question that takes one.
    /// </summary>
    internal void Because(int fact, ReadOnlySpan<ulong> facts, Span<ulong> answers)
    {
        if (fact < _content.Vocabulary.FirstFinding)
        {
            answers[fact / 64] |= 1UL << (fact % 64);
        }
        else
        {
            Because(_byFact[fact], facts, answers);
        }
    }

    private void Because(Condition condition, ReadOnlySpan<ulong> facts, Span<ulong> answers)
    {
        switch (condition)
        {
            case Condition.Test test:
                for (var bits = facts[test.Word] & test.Mask; bits != 0; bits &= bits - 1)
                {
                    Because((test.Word * 64) + BitOperations.TrailingZeroCount(bits), facts, answers);
                }

                break;
            case Condition.Negation not:
                var denials = _denials[not];
                for (var word = 0; word < denials.Length; word++)
                {
                    answers[word] |= facts[word] & denials[word];
                }

                break;
            case Condition.Both both:
                foreach (var part in both.Parts)
                {
                    Because(part, facts, answers);
                }

                break;
            case Condition.Either either:
                foreach (var part in either.Parts)
                {
                    if (part.Holds(facts))
                    {
                        Because(part, facts, answers);
                    }
                }

                break;
            default:
                break;
        }
    }

    /// <summary>All answers to the questions that a condition looks at, directly or through findings.</summary>
    private ulong[] Scope(Condition condition, Dictionary<int, ulong[]> scopes)
    {
        var scope = new ulong[_content.Vocabulary.AnswerWords];
        switch (condition)
        {
            case Condition.Test test:
                for (var bits = test.Mask; bits != 0; bits &= bits - 1)
                {
                    var fact = (test.Word * 64) + BitOperations.TrailingZeroCount(bits);
                    Add(fact < _content.Vocabulary.FirstFinding ? _content.Questionnaire.QuestionOf(fact).Mask : scopes[fact]);
                }

                break;
            case Condition.Negation not:
                Add(Scope(not.Part, scopes));
                _denials[not] = [.. scope.Zip(_content.Questionnaire.Denials, (all, denials) => all & denials)];
                break;
            case Condition.Both both:
                foreach (var part in both.Parts)
                {
                    Add(Scope(part, scopes));
                }

                break;
            case Condition.Either either:
                foreach (var part in either.Parts)
                {
                    Add(Scope(part, scopes));
                }

                break;
            default:
                break;
        }

        return scope;

        void Add(ulong[] other)
        {
            for (var word = 0; word < scope.Length; word++)
            {
                scope[word] |= other[word];
            }
        }
    }
}
