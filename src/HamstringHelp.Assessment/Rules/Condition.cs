using System.Collections.Immutable;

namespace HamstringHelp.Assessment.Rules;

/// <summary>
/// A rule's condition, compiled to tests on bits. The same object serves people and is what the proof reads, so what
/// is proved is what runs.
/// </summary>
public abstract class Condition
{
    private Condition()
    {
    }

    /// <summary>Whether it holds for the facts so far (bits as the vocabulary lays them out).</summary>
    public abstract bool Holds(ReadOnlySpan<ulong> facts);

    /// <summary>Combines tests; nothing nested that need not be.</summary>
    public static Condition All(IReadOnlyList<Condition> parts) => parts.Count == 1 ? parts[0] : new Both([.. parts]);

    /// <inheritdoc cref="All"/>
    public static Condition Any(IReadOnlyList<Condition> parts) => parts.Count == 1 ? parts[0] : new Either([.. parts]);

    /// <summary>At least one of the facts is there; never, when there are none.</summary>
    public static Condition AnyOf(IEnumerable<Fact> facts)
    {
        var tests = facts
            .GroupBy(fact => fact.Index / 64)
            .Select(Condition (word) => new Test(word.Key, word.Aggregate(0UL, (mask, fact) => mask | (1UL << (fact.Index % 64)))))
            .ToList();
        return tests.Count == 0 ? new Constant(false) : Any(tests);
    }

    /// <summary>Holds always, or never.</summary>
    public sealed class Constant(bool value) : Condition
    {
        public bool Value { get; } = value;

        public override bool Holds(ReadOnlySpan<ulong> facts) => Value;
    }

    /// <summary>At least one bit of the mask is set in the word.</summary>
    public sealed class Test(int word, ulong mask) : Condition
    {
        public int Word { get; } = word;

        public ulong Mask { get; } = mask;

        public override bool Holds(ReadOnlySpan<ulong> facts) => (facts[Word] & Mask) != 0;
    }

    /// <summary>The part does not hold.</summary>
    public sealed class Negation(Condition part) : Condition
    {
        public Condition Part { get; } = part;

        public override bool Holds(ReadOnlySpan<ulong> facts) => !Part.Holds(facts);
    }

    /// <summary>All parts hold.</summary>
    public sealed class Both(ImmutableArray<Condition> parts) : Condition
    {
        public ImmutableArray<Condition> Parts { get; } = parts;

        public override bool Holds(ReadOnlySpan<ulong> facts)
        {
            foreach (var part in Parts)
            {
                if (!part.Holds(facts))
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>At least one part holds.</summary>
    public sealed class Either(ImmutableArray<Condition> parts) : Condition
    {
        public ImmutableArray<Condition> Parts { get; } = parts;

        public override bool Holds(ReadOnlySpan<ulong> facts)
        {
            foreach (var part in Parts)
            {
                if (part.Holds(facts))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
