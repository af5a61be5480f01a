using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;
using HamstringHelp.Assessment.Content;
using HamstringHelp.Assessment.Rules;

namespace HamstringHelp.Assessment.Questions;

/// <summary>The questions of a content version, compiled.</summary>
public sealed class Questionnaire
{
    private readonly Vocabulary _vocabulary;
    private readonly ulong[] _known;

    /// <summary>What each bit of an answer sheet stands for, alone: most findings have one answer as their reason.</summary>
    private readonly ImmutableArray<GivenAnswer>[] _given;

    internal Questionnaire(Vocabulary vocabulary, ImmutableArray<RouteStep> steps, MedicinesFile medicines)
    {
        _vocabulary = vocabulary;
        var groups = medicines.Groups.ToDictionary(group => group.Id.Value);
        _given = [.. steps.SelectMany(step => step.Facts.Select((fact, index) => ImmutableArray.Create(fact.Kind == FactKind.Choice
            ? new GivenAnswer(step.Question, step.Question.Choices[index], null)
            : new GivenAnswer(step.Question, null, groups[fact.Id]))))];
        Steps = steps;
        NamesStep = steps.FirstOrDefault(step => step.Question.Names is not null);
        Denials = MaskOf(steps.SelectMany(step => step.Facts.Where(fact => IsDenial(step, fact))));
        _known = MaskOf(steps.SelectMany(step => step.Facts));
        Blank = new Answers(new ulong[vocabulary.AnswerWords], [], namesConfirmed: true);
    }

    /// <summary>All questions in order.</summary>
    public ImmutableArray<RouteStep> Steps { get; }

    /// <summary>The question with the text box for medicine names, if there is one.</summary>
    public RouteStep? NamesStep { get; }

    /// <summary>The answer sheet on which nothing is answered.</summary>
    public Answers Blank { get; }

    /// <summary>Answers that say that something is absent: "none of these", and every answer to a question that takes one.</summary>
    internal ulong[] Denials { get; }

    /// <summary>The question with this id, or null: ids from outside are looked up, never trusted.</summary>
    public RouteStep? Find(string? id)
    {
        foreach (var step in Steps)
        {
            if (step.Question.Id.Value == id)
            {
                return step;
            }
        }

        return null;
    }

    /// <summary>An answer sheet that was written down as bits.</summary>
    /// <param name="bits">As <see cref="Answers.Bits"/> gave them.</param>
    /// <param name="names">Typed names with their readings.</param>
    /// <param name="namesConfirmed">Whether the person has seen the readings.</param>
    /// <exception cref="ArgumentException">The bits are not an answer sheet of this content.</exception>
    public Answers Restore(ulong[] bits, ImmutableArray<TypedName> names, bool namesConfirmed)
    {
        var unknown = bits.Length != _known.Length;
        for (var word = 0; !unknown && word < bits.Length; word++)
        {
            unknown = (bits[word] & ~_known[word]) != 0;
        }

        return unknown
            ? throw new ArgumentException("The bits name answers that this content does not have.", nameof(bits))
            : new Answers(bits, names, namesConfirmed);
    }

    /// <summary>
    /// The same sheet without answers to questions that are not asked (any more): what counts, and nothing else that
    /// the person happened to say on the way.
    /// </summary>
    public Answers WithoutUnasked(Answers answers)
    {
        var counted = new ulong[_known.Length];
        Count(answers, counted);
        return NamesStep?.IsAnswered(counted) == true
            ? new Answers(counted, answers.Names, answers.NamesConfirmed)
            : new Answers(counted, [], namesConfirmed: true);
    }

    internal RouteStep QuestionOf(int answer) => Steps.First(step => answer <= step.Facts[^1].Index);

    /// <summary>Copies the answers that count: those to questions that are asked, up to where the questions end.</summary>
    /// <param name="answers">The sheet.</param>
    /// <param name="counted">Bits of at least the length of an answer sheet, all clear.</param>
    /// <returns>The question whose answer ended the questions early; null when none did.</returns>
    internal RouteStep? Count(Answers answers, Span<ulong> counted)
    {
        foreach (var step in Steps)
        {
            if (!step.AskedWhen.Holds(counted))
            {
                continue;
            }

            for (var word = 0; word < step.Mask.Length; word++)
            {
                counted[word] |= answers.Bits[word] & step.Mask[word];
            }

            if (step.EndsWhen?.Holds(counted) == true)
            {
                return step;
            }
        }

        return null;
    }

    /// <summary>The answers that a set of bits stands for, in the order of the questions.</summary>
    /// <param name="bits">At least the words of an answer sheet; what follows is not looked at.</param>
    internal ImmutableArray<GivenAnswer> Given(ReadOnlySpan<ulong> bits)
    {
        var count = 0;
        var last = 0;
        for (var word = 0; word < _known.Length; word++)
        {
            if (bits[word] != 0)
            {
                count += BitOperations.PopCount(bits[word]);
                last = (word * 64) + BitOperations.Log2(bits[word]);
            }
        }

        if (count <= 1)
        {
            return count == 0 ? [] : _given[last];
        }

        var given = new GivenAnswer[count];
        var next = 0;
        for (var word = 0; next < count; word++)
        {
            for (var left = bits[word]; left != 0; left &= left - 1)
            {
                given[next++] = _given[(word * 64) + BitOperations.TrailingZeroCount(left)][0];
            }
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(given);
    }

    internal ulong[] MaskOf(IEnumerable<Fact> answers)
    {
        var mask = new ulong[_vocabulary.AnswerWords];
        foreach (var fact in answers)
        {
            mask[fact.Index / 64] |= 1UL << (fact.Index % 64);
        }

        return mask;
    }

    private static bool IsDenial(RouteStep step, Fact fact) =>
        fact.Kind == FactKind.Choice && (step.Question.Answers == AnswerKind.One || step.FindChoice(fact.Id)!.ExcludesOthers);
}
