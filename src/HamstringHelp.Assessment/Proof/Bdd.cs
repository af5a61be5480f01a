using System.Numerics;

namespace HamstringHelp.Assessment.Proof;

/// <summary>
/// Sets of answer sheets as binary decision diagrams: reduced, ordered and shared, so that two sets are equal exactly
/// when their numbers are. Trillions of sheets fit into some hundred nodes, and every question about them has an exact
/// answer. A node asks one variable: where it is false follow <c>low</c>, where it is true follow <c>high</c>.
/// </summary>
internal sealed class Bdd
{
    /// <summary>No sheet.</summary>
    internal const int False = 0;

    /// <summary>Every sheet.</summary>
    internal const int True = 1;

    private const int CacheSize = 1 << 16;

    private readonly (int If, int Then, int Else, int Result)[] _cache = new (int, int, int, int)[CacheSize];
    private (int Variable, int Low, int High)[] _nodes = new (int, int, int)[1 << 12];
    private int[] _table = new int[1 << 13];
    private int _count = 2;

    internal Bdd()
    {
        // The two leaves stand below every variable.
        _nodes[False] = (int.MaxValue, False, False);
        _nodes[True] = (int.MaxValue, True, True);
    }

    /// <summary>Nodes made so far: the measure of what a proof costs.</summary>
    internal int Size => _count;

    /// <summary>The sheets on which a variable is true. Variables are numbered from 0, the first asked first.</summary>
    internal int Variable(int variable) => Node(variable, False, True);

    internal int Not(int set) => Ite(set, False, True);

    internal int And(int left, int right) => Ite(left, right, False);

    internal int Or(int left, int right) => Ite(left, True, right);

    /// <summary>The sheets of the first set that are not in the second.</summary>
    internal int Except(int set, int without) => And(set, Not(without));

    internal int Same(int left, int right) => Ite(left, right, Not(right));

    internal int All(IEnumerable<int> sets) => sets.Aggregate(True, And);

    internal int Any(IEnumerable<int> sets) => sets.Aggregate(False, Or);

    /// <summary>Exactly one of the sets holds.</summary>
    internal int ExactlyOne(IEnumerable<int> sets)
    {
        var none = True;
        var one = False;
        foreach (var set in sets)
        {
            one = Ite(set, none, one);
            none = Except(none, set);
        }

        return one;
    }

    /// <summary>If-then-else, from which everything else is made.</summary>
    internal int Ite(int condition, int then, int otherwise)
    {
        if (condition == True || then == otherwise)
        {
            return then;
        }

        if (condition == False)
        {
            return otherwise;
        }

        if (then == True && otherwise == False)
        {
            return condition;
        }

        ref var cached = ref _cache[Hash(condition, then, otherwise) & (CacheSize - 1)];
        if (cached.If == condition && cached.Then == then && cached.Else == otherwise)
        {
            return cached.Result;
        }

        var variable = Math.Min(_nodes[condition].Variable, Math.Min(_nodes[then].Variable, _nodes[otherwise].Variable));
        var low = Ite(Low(condition, variable), Low(then, variable), Low(otherwise, variable));
        var high = Ite(High(condition, variable), High(then, variable), High(otherwise, variable));
        var result = Node(variable, low, high);
        cached = (condition, then, otherwise, result);
        return result;
    }

    /// <summary>The sheets that are in the set for some value of the variables that are left open.</summary>
    internal int Exists(int set, Func<int, bool> open)
    {
        var done = new Dictionary<int, int> { [False] = False, [True] = True };
        return Visit(set);

        int Visit(int node)
        {
            if (!done.TryGetValue(node, out var result))
            {
                var (variable, low, high) = _nodes[node];
                result = open(variable) ? Or(Visit(low), Visit(high)) : Node(variable, Visit(low), Visit(high));
                done[node] = result;
            }

            return result;
        }
    }

    /// <summary>The same set over other variables; the new numbers keep the order of the old ones.</summary>
    internal int Rename(int set, Func<int, int> to)
    {
        var done = new Dictionary<int, int> { [False] = False, [True] = True };
        return Visit(set);

        int Visit(int node)
        {
            if (!done.TryGetValue(node, out var result))
            {
                var (variable, low, high) = _nodes[node];
                result = Node(to(variable), Visit(low), Visit(high));
                done[node] = result;
            }

            return result;
        }
    }

    /// <summary>How many sheets are in the set, exactly.</summary>
    /// <param name="set">Depends on the given variables alone.</param>
    /// <param name="variables">All variables of a sheet, ascending.</param>
    internal BigInteger Count(int set, IReadOnlyList<int> variables)
    {
        var position = variables.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        position[int.MaxValue] = variables.Count;
        var done = new Dictionary<int, BigInteger> { [False] = BigInteger.Zero, [True] = BigInteger.One };
        return Below(set) << position[_nodes[set].Variable];

        BigInteger Below(int node)
        {
            if (!done.TryGetValue(node, out var result))
            {
                result = Branch(node, _nodes[node].Low) + Branch(node, _nodes[node].High);
                done[node] = result;
            }

            return result;
        }

        BigInteger Branch(int node, int child) =>
            Below(child) << (position[_nodes[child].Variable] - position[_nodes[node].Variable] - 1);
    }

    /// <summary>The sheet of the set with the fewest variables true; of several, the one whose true variables come first.</summary>
    /// <returns>The true variables, ascending; null when the set is empty.</returns>
    internal List<int>? SatisfyingSmallest(int set)
    {
        if (set == False)
        {
            return null;
        }

        // An impossible branch costs more than any possible one.
        var done = new Dictionary<int, int> { [False] = int.MaxValue / 2, [True] = 0 };
        var chosen = new List<int>();
        for (var node = set; node != True;)
        {
            var (variable, low, high) = _nodes[node];
            if (Cost(high) + 1 <= Cost(low))
            {
                chosen.Add(variable);
                node = high;
            }
            else
            {
                node = low;
            }
        }

        return chosen;

        int Cost(int node)
        {
            if (!done.TryGetValue(node, out var cost))
            {
                cost = Math.Min(Cost(_nodes[node].Low), Cost(_nodes[node].High) + 1);
                done[node] = cost;
            }

            return cost;
        }
    }

    private int Low(int node, int variable) => _nodes[node].Variable == variable ? _nodes[node].Low : node;

    private int High(int node, int variable) => _nodes[node].Variable == variable ? _nodes[node].High : node;

    private int Node(int variable, int low, int high)
    {
        if (low == high)
        {
            return low;
        }

        var slot = Slot(variable, low, high);
        if (_table[slot] == 0)
        {
            if (_count == _nodes.Length)
            {
                Grow();
                slot = Slot(variable, low, high);
            }

            _nodes[_count] = (variable, low, high);
            _table[slot] = _count++;
        }

        return _table[slot];
    }

    /// <summary>Where the node stands in the table, or should stand.</summary>
    private int Slot(int variable, int low, int high)
    {
        var slot = Hash(variable, low, high) & (_table.Length - 1);
        while (_table[slot] != 0 && _nodes[_table[slot]] != (variable, low, high))
        {
            slot = (slot + 1) & (_table.Length - 1);
        }

        return slot;
    }

    private void Grow()
    {
        Array.Resize(ref _nodes, _nodes.Length * 2);
        _table = new int[_table.Length * 2];
        for (var node = 2; node < _count; node++)
        {
            _table[Slot(_nodes[node].Variable, _nodes[node].Low, _nodes[node].High)] = node;
        }
    }

    private static int Hash(int a, int b, int c)
    {
        var hash = ((uint)a * 0x9E3779B1u) ^ ((uint)b * 0x85EBCA77u) ^ ((uint)c * 0xC2B2AE3Du);
        return (int)(hash ^ (hash >> 15));
    }
}
