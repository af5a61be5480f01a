namespace HamstringHelp.Assessment.Medicines;

/// <summary>
/// How far a typed spelling is from a known one: Damerau-Levenshtein with weights, in eighths of a letter. Likely
/// slips (a wrong vowel, a doubled letter, a key beside the right one) cost less than a whole letter, and slips in an
/// ending that many medicines share (-statin, -dipine) cost half, since it is the stem that tells medicines apart.
/// </summary>
internal static class SpellingDistance
{
    /// <summary>The cost of one wrong letter.</summary>
    public const int Letter = 8;

    private const int Swap = 6;

    private static readonly byte[] Replacement = ReplacementCosts();

    /// <summary>The distance, or any number above <paramref name="limit"/> where it is above.</summary>
    /// <param name="typed">Folded letters as typed.</param>
    /// <param name="known">Folded letters of the known name.</param>
    /// <param name="ending">Where the ending starts that the known name shares with others; its length if none.</param>
    /// <param name="limit">The largest distance of interest.</param>
    public static int Between(ReadOnlySpan<char> typed, ReadOnlySpan<char> known, int ending, int limit)
    {
        var width = known.Length + 1;
        Span<int> rows = stackalloc int[4 * width];
        var before = rows[..width];
        var above = rows[width..(2 * width)];
        var current = rows[(2 * width)..(3 * width)];
        var missing = rows[(3 * width)..];
        for (var k = 1; k < width; k++)
        {
            missing[k] = Halved(Lone(known, k - 1), k > ending);
            above[k] = above[k - 1] + missing[k];
        }

        for (var t = 1; t <= typed.Length; t++)
        {
            var letter = typed[t - 1];
            var extra = Lone(typed, t - 1);
            current[0] = above[0] + extra;
            var least = current[0];
            for (var k = 1; k < width; k++)
            {
                var inEnding = k > ending;
                var cost = above[k - 1] + Halved(Replaced(letter, known[k - 1]), inEnding);
                cost = Math.Min(cost, above[k] + Halved(extra, inEnding));
                cost = Math.Min(cost, current[k - 1] + missing[k]);
                if (t > 1 && k > 1 && letter == known[k - 2] && typed[t - 2] == known[k - 1])
                {
                    cost = Math.Min(cost, before[k - 2] + Halved(Swap, inEnding));
                }

                current[k] = cost;
                least = Math.Min(least, cost);
            }

            if (least > limit)
            {
                return limit + 1;
            }

            var free = before;
            before = above;
            above = current;
            current = free;
        }

        return above[width - 1];
    }

    private static int Halved(int cost, bool inEnding) => inEnding ? (cost + 1) / 2 : cost;

    private static int Replaced(char typed, char known)
    {
        if (typed == known)
        {
            return 0;
        }

        return IsPlain(typed) && IsPlain(known) ? Replacement[Pair(typed, known)] : Letter;
    }

    /// <summary>The cost of a letter that stands on one side only.</summary>
    private static int Lone(ReadOnlySpan<char> letters, int index)
    {
        if (index > 0 && letters[index] == letters[index - 1])
        {
            return 3;
        }

        return letters[index] switch
        {
            'e' when index == letters.Length - 1 => 3,
            'h' => 4,
            'a' or 'e' or 'i' or 'o' or 'u' => 6,
            _ => Letter,
        };
    }

    private static bool IsPlain(char letter) => letter is >= 'a' and <= 'z';

    private static int Pair(char one, char other) => ((one - 'a') * 26) + (other - 'a');

    private static byte[] ReplacementCosts()
    {
        var costs = new byte[26 * 26];
        Array.Fill(costs, (byte)Letter);

        // Keys beside each other.
        foreach (var keys in new[] { "qwertyuiop", "asdfghjkl", "zxcvbnm", "qaz", "wsx", "edc", "rfv", "tgb", "yhn", "ujm" })
        {
            for (var i = 1; i < keys.Length; i++)
            {
                Set(keys[i - 1], keys[i], 6);
            }
        }

        // Sounds that are taken for each other.
        foreach (var sounds in new[] { "aeiouy", "ckqs", "szx", "fv", "gj", "mn", "dt", "bp" })
        {
            foreach (var one in sounds)
            {
                foreach (var other in sounds)
                {
                    Set(one, other, 4);
                }
            }
        }

        return costs;

        void Set(char one, char other, byte cost)
        {
            costs[Pair(one, other)] = cost;
            costs[Pair(other, one)] = cost;
        }
    }
}
