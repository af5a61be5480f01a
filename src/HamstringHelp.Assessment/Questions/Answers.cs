using System.Collections.Immutable;
using HamstringHelp.Assessment.Content;
using HamstringHelp.Assessment.Medicines;
using HamstringHelp.Assessment.Rules;

namespace HamstringHelp.Assessment.Questions;

/// <summary>A typed medicine name and what it counts for.</summary>
/// <param name="Typed">As the person typed it, with its dose.</param>
/// <param name="Groups">Ids of the medicine groups that it counts for, in the order of the content.</param>
public sealed record TypedName(string Typed, ImmutableArray<string> Groups)
{
    /// <summary>
    /// A name that nobody has looked at yet. A doubtful reading counts as another medicine until the person says what it
    /// is: it asks, and never reassures.
    /// </summary>
    public static TypedName From(NameReading reading) =>
        new(reading.Typed, reading.Certainty == Certainty.Doubtful ? [MedicineGroup.Other] : [.. reading.Groups]);
}

/// <summary>
/// An answer sheet: immutable, and bound to the content version whose questions it answers. It may hold answers to
/// questions that are no longer asked; they are kept for convenience and never count.
/// </summary>
public sealed class Answers
{
    private readonly ulong[] _bits;

    internal Answers(ulong[] bits, ImmutableArray<TypedName> names, bool namesConfirmed)
    {
        _bits = bits;
        Names = names;
        NamesConfirmed = namesConfirmed;
    }

    /// <summary>The answers as bits, as the vocabulary lays them out.</summary>
    public ReadOnlySpan<ulong> Bits => _bits;

    /// <summary>Medicine names as typed, with their readings.</summary>
    public ImmutableArray<TypedName> Names { get; }

    /// <summary>Whether the person has seen how the names were read; also true when none were typed.</summary>
    public bool NamesConfirmed { get; }

    public bool Has(Fact answer) => (_bits[answer.Index / 64] & (1UL << (answer.Index % 64))) != 0;

    /// <summary>Answers a question anew: what was chosen there before is forgotten.</summary>
    /// <param name="step">The question.</param>
    /// <param name="given">What was chosen; all belong to the question.</param>
    public Answers With(RouteStep step, IEnumerable<Fact> given)
    {
        var bits = (ulong[])_bits.Clone();
        for (var word = 0; word < bits.Length; word++)
        {
            bits[word] &= ~step.Mask[word];
        }

        foreach (var fact in given)
        {
            bits[fact.Index / 64] |= 1UL << (fact.Index % 64);
        }

        return new Answers(bits, Names, NamesConfirmed);
    }

    /// <summary>Replaces the typed names, without touching what was ticked.</summary>
    /// <param name="step">The question with the text box.</param>
    /// <param name="names">The names with their readings.</param>
    /// <param name="confirmed">Whether the person has seen the readings.</param>
    public Answers WithNames(RouteStep step, ImmutableArray<TypedName> names, bool confirmed)
    {
        var groups = names.SelectMany(name => name.Groups).ToHashSet();
        var given = step.Facts.Where(fact => fact.Kind == FactKind.Named ? groups.Contains(fact.Id) : Has(fact));
        return new Answers(With(step, given)._bits, names, confirmed || names.IsEmpty);
    }
}
