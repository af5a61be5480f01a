using System.Numerics;
using HamstringHelp.Assessment.Rules;

namespace HamstringHelp.Assessment.Proof;

/// <summary>Turns the very conditions that run into sets of answer sheets.</summary>
internal static class ConditionReader
{
    /// <summary>The sheets on which the condition holds.</summary>
    /// <param name="bdd">Holds the sets.</param>
    /// <param name="condition">As compiled for people.</param>
    /// <param name="facts">For each fact that it may read, by index: the sheets on which the fact holds.</param>
    internal static int Read(Bdd bdd, Condition condition, IReadOnlyList<int> facts) => condition switch
    {
        Condition.Constant constant => constant.Value ? Bdd.True : Bdd.False,
        Condition.Test test => bdd.Any(Facts(test).Select(fact => facts[fact])),
        Condition.Negation not => bdd.Not(Read(bdd, not.Part, facts)),
        Condition.Both both => bdd.All(both.Parts.Select(part => Read(bdd, part, facts))),
        Condition.Either either => bdd.Any(either.Parts.Select(part => Read(bdd, part, facts))),
        _ => throw new NotSupportedException($"The proof cannot read a {condition.GetType().Name}; teach it to."),
    };

    /// <summary>The indices of all facts that a condition looks at.</summary>
    internal static IEnumerable<int> FactsOf(Condition condition) => condition switch
    {
        Condition.Test test => Facts(test),
        Condition.Negation not => FactsOf(not.Part),
        Condition.Both both => both.Parts.SelectMany(FactsOf),
        Condition.Either either => either.Parts.SelectMany(FactsOf),
        _ => [],
    };

    private static IEnumerable<int> Facts(Condition.Test test)
    {
        for (var bits = test.Mask; bits != 0; bits &= bits - 1)
        {
            yield return (test.Word * 64) + BitOperations.TrailingZeroCount(bits);
        }
    }
}
