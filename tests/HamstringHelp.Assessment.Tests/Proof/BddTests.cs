using System.Numerics;
using HamstringHelp.Assessment.Proof;

namespace HamstringHelp.Assessment.Tests.Proof;

/// <summary>Sets of assignments to six variables, each compared with the 64 assignments written out.</summary>
public sealed class BddTests
{
    private const int Variables = 6;

    private readonly Bdd _bdd = new();
    private readonly Random _random = new(20261124);

    [Fact]
    public void A_set_holds_exactly_the_assignments_it_is_made_of()
    {
        for (var round = 0; round < 200; round++)
        {
            var (left, leftBits) = RandomSet(depth: 4);
            var (right, rightBits) = RandomSet(depth: 4);
            Assert.Equal(leftBits & rightBits, BitsOf(_bdd.And(left, right)));
            Assert.Equal(leftBits | rightBits, BitsOf(_bdd.Or(left, right)));
            Assert.Equal(~leftBits, BitsOf(_bdd.Not(left)));
            Assert.Equal(leftBits & ~rightBits, BitsOf(_bdd.Except(left, right)));
            Assert.Equal(~(leftBits ^ rightBits), BitsOf(_bdd.Same(left, right)));
        }
    }

    [Fact]
    public void Equal_sets_have_the_same_number()
    {
        for (var round = 0; round < 200; round++)
        {
            var (left, leftBits) = RandomSet(depth: 3);
            var (right, rightBits) = RandomSet(depth: 3);
            Assert.Equal(leftBits == rightBits, left == right);
        }
    }

    [Fact]
    public void Counting_is_exact_also_over_variables_that_make_no_difference()
    {
        for (var round = 0; round < 200; round++)
        {
            var (set, bits) = RandomSet(depth: 4);
            Assert.Equal(BitOperations.PopCount(bits), _bdd.Count(set, [.. Enumerable.Range(0, Variables)]));
            Assert.Equal(BigInteger.Pow(2, 94) * BitOperations.PopCount(bits), _bdd.Count(set, [.. Enumerable.Range(0, 100)]));
        }
    }

    [Fact]
    public void The_smallest_assignment_has_the_fewest_and_then_the_first_variables()
    {
        Assert.Null(_bdd.SatisfyingSmallest(Bdd.False));
        for (var round = 0; round < 200; round++)
        {
            var (set, bits) = RandomSet(depth: 4);
            if (bits != 0)
            {
                var expected = Enumerable.Range(0, 64).Where(assignment => Has(bits, assignment))
                    .OrderBy(assignment => BitOperations.PopCount((uint)assignment))
                    .ThenByDescending(assignment => string.Concat(Enumerable.Range(0, Variables).Select(variable => (assignment >> variable) & 1)), StringComparer.Ordinal)
                    .First();
                Assert.Equal(Enumerable.Range(0, Variables).Where(variable => ((expected >> variable) & 1) == 1), _bdd.SatisfyingSmallest(set));
            }
        }
    }

    [Fact]
    public void Leaving_variables_open_keeps_what_some_value_allows()
    {
        for (var round = 0; round < 200; round++)
        {
            var (set, bits) = RandomSet(depth: 4);
            var expected = 0UL;
            for (var assignment = 0; assignment < 64; assignment++)
            {
                var any = Has(bits, assignment & ~0b001010) || Has(bits, assignment | 0b001010) || Has(bits, (assignment & ~0b001010) | 0b000010) || Has(bits, (assignment & ~0b001010) | 0b001000);
                expected |= any ? 1UL << assignment : 0;
            }

            Assert.Equal(expected, BitsOf(_bdd.Exists(set, variable => variable is 1 or 3)));
        }
    }

    [Fact]
    public void What_is_remembered_is_never_taken_for_something_else()
    {
        // So many that what was worked out for one often stands where another is looked up.
        var (condition, conditionBits) = (_bdd.Variable(2), BitsOf(_bdd.Variable(2)));
        var (kept, keptBits) = (_bdd.Variable(4), BitsOf(_bdd.Variable(4)));
        for (var round = 0; round < 5000; round++)
        {
            var (set, bits) = RandomSet(depth: 3);
            Assert.Equal((conditionBits & bits) | (~conditionBits & keptBits), BitsOf(_bdd.Ite(condition, set, kept)));
            Assert.Equal((conditionBits & keptBits) | (~conditionBits & bits), BitsOf(_bdd.Ite(condition, kept, set)));
        }
    }

    [Fact]
    public void Renaming_moves_a_set_to_other_variables()
    {
        var set = _bdd.And(_bdd.Variable(0), _bdd.Not(_bdd.Variable(2)));
        Assert.Equal(_bdd.And(_bdd.Variable(1), _bdd.Not(_bdd.Variable(3))), _bdd.Rename(set, variable => variable + 1));
    }

    [Fact]
    public void Exactly_one_means_neither_none_nor_two()
    {
        var one = _bdd.ExactlyOne(Enumerable.Range(0, Variables).Select(_bdd.Variable));
        Assert.Equal(Enumerable.Range(0, 64).Where(assignment => BitOperations.PopCount((uint)assignment) == 1), Enumerable.Range(0, 64).Where(assignment => Has(BitsOf(one), assignment)));
    }

    [Fact]
    public void Many_nodes_fit_and_the_first_keep_their_numbers()
    {
        var before = Enumerable.Range(0, 28).Select(_bdd.Variable).ToList();

        // Written with all left sides first, a comparison of two halves needs more nodes than the tables begin with.
        var equal = _bdd.All(Enumerable.Range(0, 14).Select(i => _bdd.Same(_bdd.Variable(i), _bdd.Variable(14 + i))));
        Assert.Equal(1 << 14, _bdd.Count(equal, [.. Enumerable.Range(0, 28)]));
        Assert.True(_bdd.Size > 1 << 14);
        Assert.Equal(before, Enumerable.Range(0, 28).Select(_bdd.Variable));
    }

    private (int Set, ulong Bits) RandomSet(int depth)
    {
        if (depth == 0 || _random.Next(6) == 0)
        {
            var variable = _random.Next(Variables);
            var bits = Enumerable.Range(0, 64).Where(assignment => ((assignment >> variable) & 1) == 1).Aggregate(0UL, (set, assignment) => set | (1UL << assignment));
            return (_bdd.Variable(variable), bits);
        }

        var (a, aBits) = RandomSet(depth - 1);
        var (b, bBits) = RandomSet(depth - 1);
        var (c, cBits) = RandomSet(depth - 1);
        return (_bdd.Ite(a, b, c), (aBits & bBits) | (~aBits & cBits));
    }

    private ulong BitsOf(int set)
    {
        var bits = 0UL;
        for (var assignment = 0; assignment < 64; assignment++)
        {
            var one = _bdd.All(Enumerable.Range(0, Variables).Select(variable => ((assignment >> variable) & 1) == 1 ? _bdd.Variable(variable) : _bdd.Not(_bdd.Variable(variable))));
            bits |= _bdd.And(set, one) != Bdd.False ? 1UL << assignment : 0;
        }

        return bits;
    }

    private static bool Has(ulong bits, int assignment) => (bits & (1UL << assignment)) != 0;
}
