namespace HamstringHelp.Assessment.Medicines;

/// <summary>
/// Finds the names in one part of the typed text, that is, between two commas or the like: known names first, the
/// longest before the shorter, then misspelt ones; the words that are left and are not ordinary ones are a name that
/// nobody knows.
/// </summary>
internal sealed class PartReader(KnownNames names, Lazy<NearbyNames> nearby)
{
    private const int LongestGuess = 3;

    /// <summary>The names in the words from <paramref name="start"/> up to but without <paramref name="end"/>, in order.</summary>
    public IReadOnlyList<FoundName> Read(TypedText text, int start, int end)
    {
        var part = new Part(text, start, end, names);
        FindKnown(part);
        GuessMisspelt(part);
        FindOrdinaryWordsThatAreNames(part);
        FindNotRecognised(part);

        var isInDoubt = part.Roles.Contains(WordRole.Negative);
        return
        [
            .. part.Found
                .Where(found => !IsToldTwice(found, part.Found))
                .OrderBy(found => found.First)
                .Select(found => isInDoubt ? found with { Certainty = Certainty.Doubtful } : found),
        ];
    }

    private void FindKnown(Part part)
    {
        for (var first = 0; first < part.Length; first++)
        {
            for (var last = Math.Min(first + names.LongestName, part.Length) - 1; last >= first; last--)
            {
                // "calcium" is a salt in "atorvastatin calcium" and a name only where it stands alone.
                var isOrdinary = first == last && part.Roles[first] is not WordRole.Unknown;
                if (!isOrdinary && names.TryFind(part.Letters(first, last), out var name))
                {
                    part.TakeKnown(first, last, Certainty.Exact, name);
                    first = last;
                    break;
                }
            }
        }
    }

    /// <summary>
    /// Clear slips of names go before questions, and a clear slip of several words before one of a single word. A word
    /// is a misspelt ordinary one only if it is part of no name at all.
    /// </summary>
    private void GuessMisspelt(Part part)
    {
        var unsure = new List<(int First, int Last, NameGuess Guess)>();
        for (var words = LongestGuess; words > 0; words--)
        {
            for (var first = 0; first + words <= part.Length; first++)
            {
                var last = first + words - 1;
                if (!part.MayBeMisspelt(first, last))
                {
                    continue;
                }

                var guess = nearby.Value.Guess(part.Letters(first, last));
                if (guess is { Certainty: Certainty.Slip, Name: { IsNoise: false } name })
                {
                    part.TakeKnown(first, last, Certainty.Slip, name);
                }
                else if (guess.Certainty is not Certainty.NotRecognised)
                {
                    unsure.Add((first, last, guess));
                }
            }
        }

        // The list runs from several words to single ones; a question is better asked about fewer words.
        foreach (var (first, last, guess) in unsure.Where(one => one.Guess.Name is null).Reverse())
        {
            if (part.MayBeMisspelt(first, last))
            {
                part.TakeQuestion(first, last, guess.Candidates);
            }
        }

        foreach (var (first, last, _) in unsure.Where(one => one.Guess.Name is not null && part.IsFree(one.First, one.Last)))
        {
            part.Roles.AsSpan(first..(last + 1)).Fill(WordRole.Noise);
        }
    }

    private void FindOrdinaryWordsThatAreNames(Part part)
    {
        if (part.Found.Count > 0 || part.Roles.Contains(WordRole.Unknown) || part.Roles[0] is WordRole.ReasonOpener)
        {
            return;
        }

        for (var word = 0; word < part.Length; word++)
        {
            if (names.TryFind(part.Letters(word, word), out var name))
            {
                part.TakeKnown(word, word, Certainty.Exact, name);
                return;
            }
        }
    }

    /// <summary>
    /// Words that are neither known nor ordinary are one name, up to the next known one. So are words for what a
    /// medicine is for, if nothing else is there ("my heart pills"), but not a reason told after it ("for my heart").
    /// </summary>
    private static void FindNotRecognised(Part part)
    {
        var reasonStandsForName = part.Found.Count == 0 && part.Roles[0] is not WordRole.ReasonOpener;
        int? begun = null;
        for (var word = 0; word <= part.Length; word++)
        {
            if (word == part.Length || !part.IsFree(word, word))
            {
                if (begun is { } first)
                {
                    part.TakeNotRecognised(first, word - 1);
                }

                begun = null;
            }
            else if (part.Roles[word] is WordRole.Unknown || (reasonStandsForName && part.Roles[word] is WordRole.Reason))
            {
                begun ??= word;
            }
        }
    }

    /// <summary>"Ventolin (blue inhaler)" and "water tablets (furosemide)" are one medicine, told twice.</summary>
    private static bool IsToldTwice(FoundName found, List<FoundName> all) =>
        found.IsEverydayWord && all.Any(other => !other.IsEverydayWord && other.Groups.Any(found.Name!.Groups.Contains));
}
