namespace HamstringHelp.Assessment.Medicines;

/// <summary>A known spelling with everything that comparing typed names with it needs, computed once.</summary>
internal sealed class NearbySpelling
{
    private const int ShortestSharedEnding = 4;
    private const int FewestSharing = 3;
    private const int ShortName = 5;

    // Two spellings that only sound alike are a little apart all the same.
    private const int SoundsAlike = 2;

    private readonly int _ending;
    private readonly int _soundEnding;

    private NearbySpelling(string letters, KnownName name, int meaning, int sharedLetters, int sharedSounds)
    {
        Letters = letters;
        Name = name;
        Meaning = meaning;
        Sounds = SoundSpelling.Of(letters);
        _ending = letters.Length - sharedLetters;
        _soundEnding = Sounds.Length - sharedSounds;
        SlipLimit = name.IsNoise ? SpellingDistance.Letter : LimitFor(letters.Length, sharedLetters);
        DoubtLimit = DoubtLimitFor(letters.Length, SlipLimit, name.IsNoise);
    }

    public string Letters { get; }

    public string Sounds { get; }

    public KnownName Name { get; }

    /// <summary>Spellings that count for the same groups have the same number.</summary>
    public int Meaning { get; }

    /// <summary>Up to this distance a typed name is read as this one, if no other meaning is near.</summary>
    public int SlipLimit { get; }

    /// <summary>Up to this distance a typed name may be this one.</summary>
    public int DoubtLimit { get; }

    public static NearbySpelling[] All(IReadOnlyList<(string Letters, KnownName Name, int Meaning)> spellings)
    {
        string[] letters = [.. spellings.Select(spelling => spelling.Letters)];
        string[] sounds = [.. letters.Select(spelling => SoundSpelling.Of(spelling))];
        int[] meanings = [.. spellings.Select(spelling => spelling.Meaning)];
        return [.. spellings.Select((spelling, place) => new NearbySpelling(
            spelling.Letters,
            spelling.Name,
            spelling.Meaning,
            SharedEnding(place, letters, meanings),
            SharedEnding(place, sounds, meanings)))];
    }

    /// <summary>The distance by letters or by sound, whichever is less; any number above the limit where it is above.</summary>
    public int DistanceTo(ReadOnlySpan<char> letters, ReadOnlySpan<char> sounds, int limit)
    {
        var byLetters = SpellingDistance.Between(letters, Letters, _ending, limit);
        var bySound = SpellingDistance.Between(sounds, Sounds, _soundEnding, Math.Min(byLetters, limit) - SoundsAlike) + SoundsAlike;
        return Math.Min(byLetters, bySound);
    }

    /// <summary>Whether a typed name begins with another sound. People rarely get the beginning wrong.</summary>
    public bool BeginsUnlike(ReadOnlySpan<char> sounds) => sounds[0] != Sounds[0];

    /// <summary>
    /// The length of the longest ending that several names of other meanings have too. The first third of a name is
    /// never ending.
    /// </summary>
    private static int SharedEnding(int place, string[] names, int[] meanings)
    {
        var name = names[place];
        var sharing = new int[name.Length + 1];
        for (var other = 0; other < names.Length; other++)
        {
            if (meanings[other] != meanings[place])
            {
                sharing[CommonEnding(name, names[other])]++;
            }
        }

        var (length, count) = (name.Length, sharing[name.Length]);
        while (length >= ShortestSharedEnding && count < FewestSharing)
        {
            count += sharing[--length];
        }

        return length < ShortestSharedEnding ? 0 : Math.Min(length, name.Length * 2 / 3);
    }

    private static int CommonEnding(string one, string other)
    {
        var length = 0;
        while (length < one.Length && length < other.Length && one[^(length + 1)] == other[^(length + 1)])
        {
            length++;
        }

        return length;
    }

    /// <summary>
    /// The longer the part of a name that tells it apart, the more slips it bears. A shared ending counts half.
    /// </summary>
    private static int LimitFor(int letters, int shared) => letters <= ShortName
        ? -1
        : ((2 * letters) - shared) switch
        {
            < 12 => SpellingDistance.Letter * 3 / 4,
            < 16 => SpellingDistance.Letter,
            < 20 => SpellingDistance.Letter * 3 / 2,
            < 28 => SpellingDistance.Letter * 2,
            _ => SpellingDistance.Letter * 5 / 2,
        };

    private static int DoubtLimitFor(int letters, int slipLimit, bool isNoise)
    {
        if (isNoise)
        {
            return slipLimit;
        }

        return letters < ShortName
            ? SpellingDistance.Letter * 3 / 4
            : Math.Max(slipLimit, 0) + SpellingDistance.Letter;
    }
}
