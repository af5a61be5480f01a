using System.Collections.Immutable;
using HamstringHelp.Assessment.Content;
using HamstringHelp.Assessment.Questions;

namespace HamstringHelp.Assessment.Proof;

/// <summary>One answer sheet, as a person would read it.</summary>
/// <param name="Answers">The sheet; give it to the assessor of its version to see for yourself.</param>
/// <param name="Given">What is answered, in the order of the questions.</param>
/// <param name="IsComplete">Whether nothing is left open.</param>
/// <param name="Outcome">What the rules make of it.</param>
public sealed record ExampleSheet(Answers Answers, ImmutableArray<GivenAnswer> Given, bool IsComplete, Outcome Outcome)
{
    /// <summary>The answers in one clause: "you have none of the emergency signs and your leg is swollen".</summary>
    public string Sheet
    {
        get
        {
            var parts = Given.Select(Said).ToList();
            if (!IsComplete)
            {
                parts.Add("you leave the other questions open");
            }

            return parts.Count <= 1 ? string.Concat(parts) : $"{string.Join(", ", parts[..^1])} and {parts[^1]}";
        }
    }

    public override string ToString() => $"If {Sheet}, the result is “{Outcome.Title}”.";

    private static string Said(GivenAnswer answer) =>
        answer.Choice?.Said ?? $"you type the name of a medicine that is read as “{answer.Named!.Name}”";
}
