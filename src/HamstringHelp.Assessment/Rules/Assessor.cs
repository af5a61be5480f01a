using System.Buffers;
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

    /// <summary>The rule of each finding that has one, counted from the first finding.</summary>
    private readonly Condition?[] _byFinding;
    private readonly int _first;
    private readonly int _answerWords;
    private readonly int _factWords;
    private readonly Dictionary<Condition.Negation, ulong[]> _denials = new(ReferenceEqualityComparer.Instance);

    internal Assessor(ContentVersion content)
    {
        _content = content;
        var inStages = content.Rules.InStages().ToList();
        _rules = [.. inStages.Select(rule => (rule.Fact.Index / 64, 1UL << (rule.Fact.Index % 64), rule.When))];
        _first = content.Vocabulary.FirstFinding;
        _answerWords = content.Vocabulary.AnswerWords;
        _factWords = content.Vocabulary.FactWords;
        _byFinding = new Condition?[(_factWords * 64) - _first];
        var scopes = new Dictionary<int, ulong[]>();
        foreach (var (fact, when) in inStages)
        {
            _byFinding[fact.Index - _first] = when;
            scopes[fact.Index] = Scope(when, scopes);
        }
    }

    /// <summary>Assesses the answers that count; answers to questions that are not asked do not.</summary>
    public Assessment Assess(Answers answers)
    {
        var facts = new ulong[_factWords];
        _content.Questionnaire.Count(answers, facts);
        Evaluate(facts);
        var words = _byFinding.Length * _answerWords;
        var rented = ArrayPool<ulong>.Shared.Rent(words);
        try
        {
            var reasons = rented.AsSpan(..words);
            reasons.Clear();
            Explain(facts, reasons);
            return new Assessment(_content, facts, reasons);
        }
        finally
        {
            ArrayPool<ulong>.Shared.Return(rented);
        }
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
    /// Finds the answers that led to each finding. Where a rule asks that something is absent, these are the answers that
    /// say so: "none of these", or the one answer to a question that takes one.
    /// </summary>
    /// <param name="facts">Everything that holds.</param>
    /// <param name="reasons">A row of answers, all clear, for each finding.</param>
    private void Explain(ReadOnlySpan<ulong> facts, Span<ulong> reasons)
    {
        for (var word = _answerWords; word < facts.Length; word++)
        {
            for (var bits = facts[word]; bits != 0; bits &= bits - 1)
            {
                var finding = (word * 64) + BitOperations.TrailingZeroCount(bits);
                Because(_byFinding[finding - _first]!, facts, reasons, Row(reasons, finding));
            }
        }
    }

    private void Because(Condition condition, ReadOnlySpan<ulong> facts, Span<ulong> reasons, Span<ulong> answers)
    {
        switch (condition)
        {
            case Condition.Test test when test.Word < answers.Length:
                answers[test.Word] |= facts[test.Word] & test.Mask;
                break;
            case Condition.Test test:
                // Findings of an earlier stage: their reasons are there already.
                for (var bits = facts[test.Word] & test.Mask; bits != 0; bits &= bits - 1)
                {
                    Add(Row(reasons, (test.Word * 64) + BitOperations.TrailingZeroCount(bits)), answers);
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
                    Because(part, facts, reasons, answers);
                }

                break;
            case Condition.Either either:
                foreach (var part in either.Parts)
                {
                    if (part.Holds(facts))
                    {
                        Because(part, facts, reasons, answers);
                    }
                }

                break;
            default:
                break;
        }
    }

    /// <summary>The answers that led to a finding.</summary>
    private Span<ulong> Row(Span<ulong> reasons, int finding) =>
        reasons.Slice((finding - _first) * _answerWords, _answerWords);

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
                    Add(fact < _content.Vocabulary.FirstFinding ? _content.Questionnaire.QuestionOf(fact).Mask : scopes[fact], scope);
                }

                break;
            case Condition.Negation not:
                Add(Scope(not.Part, scopes), scope);
                _denials[not] = [.. scope.Zip(_content.Questionnaire.Denials, (all, denials) => all & denials)];
                break;
            case Condition.Both both:
                foreach (var part in both.Parts)
                {
                    Add(Scope(part, scopes), scope);
                }

                break;
            case Condition.Either either:
                foreach (var part in either.Parts)
                {
                    Add(Scope(part, scopes), scope);
                }

                break;
            default:
                break;
        }

        return scope;
    }

    private static void Add(ReadOnlySpan<ulong> some, Span<ulong> answers)
    {
        for (var word = 0; word < answers.Length; word++)
        {
            answers[word] |= some[word];
        }
    }
}
