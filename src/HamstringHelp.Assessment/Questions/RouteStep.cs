using System.Collections.Immutable;
using HamstringHelp.Assessment.Content;
using HamstringHelp.Assessment.Rules;

namespace HamstringHelp.Assessment.Questions;

/// <summary>A question with its place, its bits and its compiled conditions.</summary>
public sealed class RouteStep
{
    /// <summary>Place among all questions, from 0.</summary>
    public required int Index { get; init; }

    public required Question Question { get; init; }

    /// <summary>Everything that can be answered here: the choices, then the medicine groups that a typed name can stand for.</summary>
    public required ImmutableArray<Fact> Facts { get; init; }

    /// <summary>The bits of <see cref="Facts"/>, over the words of an answer sheet.</summary>
    public required ulong[] Mask { get; init; }

    /// <summary>Reads only answers to earlier questions.</summary>
    public required Condition AskedWhen { get; init; }

    /// <summary>Reads this and earlier questions; null where the questions never end early.</summary>
    public Condition? EndsWhen { get; init; }

    /// <summary>Reads this and earlier questions; null where the result is never offered early.</summary>
    public Condition? OffersResultWhen { get; init; }

    /// <summary>The choice with this id, or null: ids from outside are looked up, never trusted.</summary>
    public Choice? FindChoice(string id) => Question.Choices.FirstOrDefault(choice => choice.Id.Value == id);

    internal bool IsAnswered(ReadOnlySpan<ulong> answers)
    {
        for (var word = 0; word < Mask.Length; word++)
        {
            if ((answers[word] & Mask[word]) != 0)
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>One thing that the person said: a choice, or a typed name that stands for a medicine group.</summary>
/// <param name="Question">The question.</param>
/// <param name="Choice">The choice; null for a typed name.</param>
/// <param name="Named">The group that a typed name was read as; null for a choice.</param>
public sealed record GivenAnswer(Question Question, Choice? Choice, MedicineGroup? Named);
