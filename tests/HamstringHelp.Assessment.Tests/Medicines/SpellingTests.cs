using HamstringHelp.Assessment.Medicines;

namespace HamstringHelp.Assessment.Tests.Medicines;

/// <summary>How spellings are compared, against the same written in the plainest way.</summary>
public sealed class SpellingTests
{
    private static readonly string[] Keyboard = ["qwertyuiop", "asdfghjkl", "zxcvbnm", "qaz", "wsx", "edc", "rfv", "tgb", "yhn", "ujm"];

    private static readonly string[] Sounds = ["aeiouy", "ckqs", "szx", "fv", "gj", "mn", "dt", "bp"];

    private readonly Random _random = new(20261124);

    [Theory]
    [InlineData("lasix", "lasix", 0)]
    [InlineData("lasik", "lasix", 8)]
    [InlineData("lasiz", "lasix", 4)]
    [InlineData("lesix", "lasix", 4)]
    [InlineData("lssix", "lasix", 6)]
    [InlineData("lsaix", "lasix", 6)]
    [InlineData("lassix", "lasix", 3)]
    [InlineData("lasx", "lasix", 6)]
    [InlineData("asix", "lasix", 8)]
    [InlineData("lasixe", "lasix", 3)]
    [InlineData("lahsix", "lasix", 4)]
    [InlineData("la5ix", "lasix", 8)]
    public void A_likely_slip_costs_less_than_another_one(string typed, string known, int distance) =>
        Assert.Equal(distance, SpellingDistance.Between(typed, known, known.Length, limit: 100));

    [Theory]
    [InlineData("lasiz", "lasix", 4)]
    [InlineData("asix", "lasix", 8)]
    [InlineData("lasixe", "lasix", 3)]
    public void A_distance_that_is_just_the_limit_is_told(string typed, string known, int distance) =>
        Assert.Equal(distance, SpellingDistance.Between(typed, known, known.Length, limit: distance));

    [Fact]
    public void A_distance_is_the_least_cost_of_all_ways_to_correct_the_typed_name()
    {
        for (var round = 0; round < 1000; round++)
        {
            var alphabet = round % 2 == 0 ? "abcdefghijklmnopqrstuvwxyz5" : "aehst";
            var (typed, known) = (Word(alphabet, 0, 5), Word(alphabet, 1, 5));
            var ending = _random.Next(known.Length + 1);
            var expected = Distance(typed, known, ending);
            Assert.Equal(expected, SpellingDistance.Between(typed, known, ending, limit: 100));
            // Two swapped letters are seen where the limit leaves room for the row between them.
            Assert.Equal(expected, SpellingDistance.Between(typed, known, ending, limit: expected + 5));
            Assert.True(SpellingDistance.Between(typed, known, ending, limit: expected - 1) > expected - 1);
            Assert.True(SpellingDistance.Between(typed, known, ending, limit: (expected / 2) - 1) > (expected / 2) - 1);
        }
    }

    [Theory]
    [InlineData("pharyngeal", "faringeal")]
    [InlineData("phph", "f")]
    [InlineData("p", "p")]
    [InlineData("cecicyca", "sesisika")]
    [InlineData("quinine", "kuinine")]
    [InlineData("zocor", "sokor")]
    [InlineData("xanax", "ksanaks")]
    [InlineData("xx", "ksks")]
    [InlineData("cksx", "ksks")]
    [InlineData("hchghkhphrhshth", "hkgkfrst")]
    [InlineData("aha", "aha")]
    [InlineData("dhdh", "dhdh")]
    [InlineData("aabb", "ab")]
    [InlineData("", "")]
    public void A_name_is_written_as_it_sounds(string letters, string sounds) => Assert.Equal(sounds, SoundSpelling.Of(letters));

    [Fact]
    public void A_long_name_is_written_as_it_sounds_too()
    {
        foreach (var length in new[] { 63, 64, 65, 200 })
        {
            Assert.Equal(string.Concat(Enumerable.Repeat("ks", length)), SoundSpelling.Of(new string('x', length)));
        }
    }

    [Fact]
    public void The_index_finds_exactly_the_spellings_with_nearly_the_same_consonants()
    {
        foreach (var (alphabet, longest) in new[] { ("abeks", 7), ("aeioubcdz", 9), ("bcdfghjklmnp", 15) })
        {
            string[] sounds = [.. Enumerable.Range(0, 120).Select(_ => Word(alphabet, 1, longest))];
            var index = new ConsonantIndex(sounds);
            foreach (var typed in sounds.Take(60).Concat(Enumerable.Range(0, 60).Select(_ => Word(alphabet, 1, longest))))
            {
                var variants = Variants(typed);
                Assert.Equal(
                    Enumerable.Range(0, sounds.Length).Where(place => variants.Overlaps(Variants(sounds[place]))),
                    index.Find(typed));
            }
        }
    }

    private string Word(string alphabet, int shortest, int longest) =>
        string.Concat(Enumerable.Range(0, _random.Next(shortest, longest + 1)).Select(_ => alphabet[_random.Next(alphabet.Length)]));

    private static int Distance(string typed, string known, int ending)
    {
        return Between(typed.Length, known.Length);

        int Between(int t, int k)
        {
            if (t == 0 && k == 0)
            {
                return 0;
            }

            int Here(int cost) => k > ending ? (cost + 1) / 2 : cost;
            var least = int.MaxValue;
            if (t > 0)
            {
                least = Between(t - 1, k) + Here(Lone(typed, t - 1));
            }

            if (k > 0)
            {
                least = Math.Min(least, Between(t, k - 1) + Here(Lone(known, k - 1)));
            }

            if (t > 0 && k > 0)
            {
                least = Math.Min(least, Between(t - 1, k - 1) + Here(Replaced(typed[t - 1], known[k - 1])));
            }

            return t > 1 && k > 1 && typed[t - 1] == known[k - 2] && typed[t - 2] == known[k - 1]
                ? Math.Min(least, Between(t - 2, k - 2) + Here(6))
                : least;
        }
    }

    private static int Replaced(char one, char other) => one == other ? 0
        : Sounds.Any(sounds => sounds.Contains(one) && sounds.Contains(other)) ? 4
        : Keyboard.Any(keys => keys.Contains($"{one}{other}", StringComparison.Ordinal) || keys.Contains($"{other}{one}", StringComparison.Ordinal)) ? 6
        : 8;

    private static int Lone(string letters, int index) =>
        index > 0 && letters[index - 1] == letters[index] ? 3
        : letters[index] == 'e' && index == letters.Length - 1 ? 3
        : letters[index] == 'h' ? 4
        : "aeiou".Contains(letters[index]) ? 6
        : 8;

    /// <summary>The consonants, and these without one or two of them where there are enough.</summary>
    private static HashSet<string> Variants(string sounds)
    {
        var heard = sounds.Replace('k', 's');
        var consonants = string.Concat(heard.Where((sound, i) => !"aeiou".Contains(sound) && (i == 0 || heard[i - 1] != sound)));
        consonants = consonants[..Math.Min(12, consonants.Length)];
        var without = new HashSet<string> { consonants };
        for (var round = 0; round < (consonants.Length < 2 ? 0 : consonants.Length < 5 ? 1 : 2); round++)
        {
            without.UnionWith(without.SelectMany(variant => Enumerable.Range(0, variant.Length).Select(i => variant.Remove(i, 1))).ToList());
        }

        return without;
    }
}
