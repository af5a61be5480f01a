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

    /// <summary>For each finding that has a rule, counted from the first finding.</summary>
    private readonly Reasons?[] _reasons;
    private readonly FindingTables _tables;
    private readonly int _first;
    private readonly int _answerWords;
    private readonly int _factWords;

    internal Assessor(ContentVersion content)
    {
        _content = content;
        var inStages = content.Rules.InStages().ToList();
        _rules = [.. inStages.Select(rule => (rule.Fact.Index / 64, 1UL << (rule.Fact.Index % 64), rule.When))];
        _first = content.Vocabulary.FirstFinding;
        _answerWords = content.Vocabulary.AnswerWords;
        _factWords = content.Vocabulary.FactWords;
        _tables = new FindingTables(content.Rules, _factWords);
        _reasons = new Reasons?[(_factWords * 64) - _first];
        var scopes = new Dictionary<int, ulong[]>();
        foreach (var (fact, when) in inStages)
        {
            _reasons[fact.Index - _first] = ReasonsOf(when, scopes);
            scopes[fact.Index] = Scope(when, scopes);
        }
    }

    /// <summary>Assesses the answers that count; answers to questions that are not asked do not.</summary>
    public Assessment Assess(Answers answers)
    {
        var facts = new ulong[_factWords];
        _content.Questionnaire.Count(answers, facts);
        Evaluate(facts);
        var words = _reasons.Length * _answerWords;
        var rented = ArrayPool<ulong>.Shared.Rent(words);
        try
        {
            var reasons = rented.AsSpan(..words);
            Explain(facts, reasons);
            return new Assessment(_content, facts, reasons, _tables);
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
    /// <param name="reasons">A row of answers for each finding. Those of what was not found are left as they are.</param>
    private void Explain(ReadOnlySpan<ulong> facts, Span<ulong> reasons)
    {
        for (var word = _answerWords; word < facts.Length; word++)
        {
            for (var bits = facts[word]; bits != 0; bits &= bits - 1)
            {
                var finding = (word * 64) + BitOperations.TrailingZeroCount(bits);
                var answers = Row(reasons, finding);
                answers.Clear();
                Add(_reasons[finding - _first]!, facts, reasons, answers);
            }
        }
    }

    private void Add(Reasons some, ReadOnlySpan<ulong> facts, Span<ulong> reasons, Span<ulong> answers)
    {
        for (var word = 0; word < answers.Length; word++)
        {
            answers[word] |= facts[word] & some.Answers[word];
        }

        // Findings of an earlier stage: their reasons are there already.
        foreach (var (word, mask) in some.Findings)
        {
            for (var bits = facts[word] & mask; bits != 0; bits &= bits - 1)
            {
                Add(Row(reasons, (word * 64) + BitOperations.TrailingZeroCount(bits)), answers);
            }
        }

        foreach (var (when, then) in some.Alternatives)
        {
            if (when.Holds(facts))
            {
                Add(then, facts, reasons, answers);
            }
        }
    }

    private Reasons ReasonsOf(Condition when, Dictionary<int, ulong[]> scopes)
    {
        var answers = new ulong[_answerWords];
        var findings = new List<(int Word, ulong Mask)>();
        var alternatives = new List<(Condition When, Reasons Then)>();
        Collect(when);
        return new Reasons(answers, [.. findings], [.. alternatives]);

        void Collect(Condition condition)
        {
            switch (condition)
            {
                case Condition.Test test when test.Word < _answerWords:
                    answers[test.Word] |= test.Mask;
                    break;
                case Condition.Test test:
                    findings.Add((test.Word, test.Mask));
                    break;
                case Condition.Negation not:
                    Add([.. Scope(not.Part, scopes).Zip(_content.Questionnaire.Denials, (all, denials) => all & denials)], answers);
                    break;
                case Condition.Both both:
                    foreach (var part in both.Parts)
                    {
                        Collect(part);
                    }

                    break;
                case Condition.Either either:
                    foreach (var part in either.Parts)
                    {
                        // A test that does not hold finds nothing to add; anything else is asked whether it does.
                        if (part is Condition.Test)
                        {
                            Collect(part);
                        }
                        else
                        {
                            alternatives.Add((part, ReasonsOf(part, scopes)));
                        }
                    }

                    break;
                default:
                    break;
            }
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

    /// <summary>What speaks for a condition that holds, worked out ahead.</summary>
    /// <param name="Answers">Answers, as far as they were given.</param>
    /// <param name="Findings">Bits of findings, as far as they were found: what led to them.</param>
    /// <param name="Alternatives">What speaks for it only where it holds itself.</param>
    private sealed record Reasons(ulong[] Answers, (int Word, ulong Mask)[] Findings, (Condition When, Reasons Then)[] Alternatives);
}
