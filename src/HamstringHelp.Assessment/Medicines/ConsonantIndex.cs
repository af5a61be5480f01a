namespace HamstringHelp.Assessment.Medicines;

/// <summary>
/// Finds the few known spellings that are worth comparing with a typed one: those that have the same consonants in the
/// same order, but for one or two on either side. Comparing with every spelling would take a hundred times as long.
/// </summary>
/// <remarks>
/// The consonants of a name are packed into one number, five bits each. Two names are found for each other where
/// leaving out consonants of one and of the other gives the same number: that covers a wrong, missing, extra or
/// misplaced consonant. Vowels are not compared here at all.
/// </remarks>
internal sealed class ConsonantIndex
{
    private const int BitsEach = 5;
    private const int MostConsonants = 12;

    // Leaving two consonants out of fewer than this would make nearly all short names alike.
    private const int FewConsonants = 5;

    // 12 consonants, none, one or two left out: 1 + 12 + 66.
    private const int MostVariants = 79;

    private readonly Dictionary<ulong, int[]> _spellings;
    private readonly int _count;

    /// <param name="sounds">The spellings by sound. A spelling is found by its place in this list.</param>
    public ConsonantIndex(IReadOnlyList<string> sounds)
    {
        _count = sounds.Count;
        var spellings = new Dictionary<ulong, List<int>>();
        Span<ulong> variants = stackalloc ulong[MostVariants];
        for (var i = 0; i < sounds.Count; i++)
        {
            foreach (var variant in variants[..Variants(sounds[i], variants)])
            {
                if (!spellings.TryGetValue(variant, out var list))
                {
                    spellings.Add(variant, list = []);
                }

                if (list.Count == 0 || list[^1] != i)
                {
                    list.Add(i);
                }
            }
        }

        _spellings = spellings.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray());
    }

    /// <summary>The places of the spellings to compare with, each once, in order.</summary>
    public List<int> Find(ReadOnlySpan<char> sounds)
    {
        Span<ulong> variants = stackalloc ulong[MostVariants];
        var found = new bool[_count];
        var places = new List<int>();
        foreach (var variant in variants[..Variants(sounds, variants)])
        {
            foreach (var place in _spellings.GetValueOrDefault(variant, []))
            {
                if (!found[place])
                {
                    found[place] = true;
                    places.Add(place);
                }
            }
        }

        places.Sort();
        return places;
    }

    /// <summary>Writes the consonants as one number, and again with one and with two of them left out.</summary>
    /// <returns>How many numbers were written.</returns>
    private static int Variants(ReadOnlySpan<char> sounds, Span<ulong> variants)
    {
        var (all, count) = Consonants(sounds);
        variants[0] = all;
        var written = 1;
        if (count < 2)
        {
            return written;
        }

        for (var i = 0; i < count; i++)
        {
            var one = LeaveOut(all, i);
            variants[written++] = one;
            for (var j = i; count >= FewConsonants && j < count - 1; j++)
            {
                variants[written++] = LeaveOut(one, j);
            }
        }

        return written;
    }

    private static (ulong Packed, int Count) Consonants(ReadOnlySpan<char> sounds)
    {
        var packed = 0UL;
        var count = 0;
        var before = '\0';
        foreach (var sound in sounds)
        {
            // A c sounds as k or as s, and one slip after it turns the one into the other.
            var consonant = sound == 'k' ? 's' : sound;
            if (count < MostConsonants && consonant != before && consonant is > 'a' and <= 'z' and not ('e' or 'i' or 'o' or 'u'))
            {
                packed |= (ulong)(consonant - 'a') << (BitsEach * count);
                count++;
            }

            before = consonant;
        }

        return (packed, count);
    }

    private static ulong LeaveOut(ulong packed, int index)
    {
        var before = (1UL << (BitsEach * index)) - 1;
        return (packed & before) | ((packed >> BitsEach) & ~before);
    }
}
