using HamstringHelp.Assessment.Content;

namespace HamstringHelp.Assessment.Medicines;

/// <summary>
/// Guesses the meaning of a misspelt name. It answers only where one meaning is near and every other meaning is
/// clearly further; everything else is a question to the person.
/// </summary>
internal sealed class NearbyNames
{
    private const int MostCandidates = 3;
    private const int ShortestGuessed = 4;
    private const int ShortestBeginning = 5;

    // How many letters longer or shorter a name may be than what was typed.
    private const int MostLettersApart = 5;

    // A wrong first letter is rare, so it costs more than another one, but it never puts a rival out of sight.
    private const int FirstLetter = SpellingDistance.Letter * 3 / 4;

    // The least lead of the nearest meaning over the next one.
    private const int ClearLead = SpellingDistance.Letter * 7 / 8;

    // A meaning that is this much further away than the nearest is no rival and not worth asking about.
    private const int OutOfSight = SpellingDistance.Letter * 2;

    private readonly NearbySpelling[] _spellings;
    private readonly ConsonantIndex _index;
    private readonly int _meanings;

    public NearbyNames(KnownNames names)
    {
        var noise = new KnownName("", [], KnownName.NameKind.Noise) { Candidates = [] };
        KeyValuePair<string, KnownName>[] known =
        [
            .. names.Spellings.Where(spelling => spelling.Key.Length >= ShortestGuessed),
            .. names.NoiseWords
                .Where(word => word.Length > ShortestGuessed && !names.TryFind(word, out _))
                .Select(word => KeyValuePair.Create(word, noise)),
        ];

        var meanings = new List<KnownName>();
        _spellings = NearbySpelling.All([.. known
            .OrderBy(spelling => spelling.Key, StringComparer.Ordinal)
            .Select(spelling => (spelling.Key, spelling.Value, MeaningOf(spelling.Value)))]);
        _index = new ConsonantIndex([.. _spellings.Select(spelling => spelling.Sounds)]);
        _meanings = meanings.Count;

        int MeaningOf(KnownName name)
        {
            var meaning = meanings.FindIndex(name.Means);
            if (meaning < 0)
            {
                meanings.Add(name);
                meaning = meanings.Count - 1;
            }

            return meaning;
        }
    }

    public NameGuess Guess(ReadOnlySpan<char> letters)
    {
        if (letters.Length < ShortestGuessed)
        {
            return NameGuess.None;
        }

        var near = Nearest(letters);
        if (near.Count == 0)
        {
            return Beginning(letters);
        }

        return near[0].Distance <= near[0].Spelling.SlipLimit && IsAlone(near)
            ? NameGuess.Slip(near[0].Spelling.Name)
            : Question(near.Select(neighbour => neighbour.Spelling));
    }

    /// <summary>Whether every other meaning is so much further away that the nearest one needs no question.</summary>
    private static bool IsAlone(List<Neighbour> near)
    {
        var nearest = near[0].Distance;
        var lead = Math.Max(ClearLead, nearest / 2);
        return near.Skip(1).All(rival => rival.DistanceAfterFirstLetter - nearest >= lead);
    }

    /// <summary>A question is worth asking where one of the answers is a listed medicine.</summary>
    private static NameGuess Question(IEnumerable<NearbySpelling> spellings)
    {
        NameCandidate[] candidates = [.. spellings.SelectMany(spelling => spelling.Name.Candidates).Distinct().Take(MostCandidates)];
        return candidates.Any(candidate => !candidate.Groups.Contains(MedicineGroup.Other))
            ? NameGuess.Doubt(candidates)
            : NameGuess.None;
    }

    /// <summary>The nearest spelling of each meaning in sight, nearest first.</summary>
    private List<Neighbour> Nearest(ReadOnlySpan<char> letters)
    {
        var sounds = SoundSpelling.Of(letters);
        var nearest = new Neighbour?[_meanings];
        var best = int.MaxValue - OutOfSight;
        foreach (var place in _index.Find(sounds))
        {
            var spelling = _spellings[place];
            if (Math.Abs(spelling.Letters.Length - letters.Length) > MostLettersApart)
            {
                continue;
            }

            var first = spelling.BeginsUnlike(sounds) ? FirstLetter : 0;
            var limit = Math.Min(spelling.DoubtLimit, best + OutOfSight - first);
            var distance = spelling.DistanceTo(letters, sounds, limit);
            if (distance <= limit)
            {
                best = Math.Min(best, distance + first);
                nearest[spelling.Meaning] = Neighbour.Nearer(nearest[spelling.Meaning], new(spelling, distance + first, distance));
            }
        }

        return
        [
            .. nearest.OfType<Neighbour>()
                .Where(neighbour => neighbour.Distance <= best + OutOfSight)
                .OrderBy(neighbour => neighbour.Distance),
        ];
    }

    /// <summary>A name that was not typed to its end ("spiro") is a question, however few names begin like that.</summary>
    private NameGuess Beginning(ReadOnlySpan<char> letters)
    {
        if (letters.Length < ShortestBeginning)
        {
            return NameGuess.None;
        }

        var begun = new SortedDictionary<int, NearbySpelling>();
        for (var place = FirstNotBefore(letters); place < _spellings.Length && _spellings[place].Letters.AsSpan().StartsWith(letters); place++)
        {
            if (_spellings[place].Name.Kind is KnownName.NameKind.Medicine)
            {
                begun.TryAdd(_spellings[place].Meaning, _spellings[place]);
            }
        }

        return Question(begun.Values);
    }

    private int FirstNotBefore(ReadOnlySpan<char> letters)
    {
        var (low, high) = (0, _spellings.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _spellings[middle].Letters.AsSpan().SequenceCompareTo(letters) < 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <param name="Distance">The distance with the extra cost of a wrong first letter.</param>
    /// <param name="DistanceAfterFirstLetter">The distance without it, as a rival is measured.</param>
    private readonly record struct Neighbour(NearbySpelling Spelling, int Distance, int DistanceAfterFirstLetter)
    {
        /// <summary>The nearer of two of the same meaning, and the nearest that either comes as a rival.</summary>
        public static Neighbour Nearer(Neighbour? known, Neighbour next)
        {
            if (known is not { } other)
            {
                return next;
            }

            var nearer = next.Distance < other.Distance ? next : other;
            return nearer with { DistanceAfterFirstLetter = Math.Min(next.DistanceAfterFirstLetter, other.DistanceAfterFirstLetter) };
        }
    }
}
