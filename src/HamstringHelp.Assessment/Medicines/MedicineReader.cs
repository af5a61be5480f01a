using System.Buffers;
using HamstringHelp.Assessment.Content;

namespace HamstringHelp.Assessment.Medicines;

/// <summary>
/// Reads medicine names as a person types them. Built once for each version of the content; reading changes nothing,
/// so one reader serves all requests.
/// </summary>
/// <remarks>
/// A name counts for a group only where it is known or clearly a slip of one name. Everything else is either a
/// question or a medicine that is not on the list, because both lead to a person who can tell: silence never does.
/// </remarks>
public sealed class MedicineReader
{
    /// <summary>The number of characters that are read. What is longer is a question, never dropped in silence.</summary>
    public const int MostCharacters = 400;

    /// <summary>The number of names that are read. What is left is a question.</summary>
    public const int MostNames = 40;

    private static readonly SearchValues<char> BetweenWords = SearchValues.Create(" ,;\r\n\t");

    private readonly KnownNames _names;
    private readonly PartReader _parts;

    /// <exception cref="InvalidDataException">The content gives one name two meanings.</exception>
    public MedicineReader(MedicinesFile medicines)
    {
        ArgumentNullException.ThrowIfNull(medicines);
        _names = new KnownNames(medicines);
        // Only names that are spelt otherwise need it, and it takes longer to make than everything else in the content.
        _parts = new PartReader(_names, new Lazy<NearbyNames>(() => new NearbyNames(_names)));
    }

    /// <summary>
    /// The names in what was typed, in order, each once. Empty only where nothing but blanks was typed; a text without
    /// any name ("none", "40mg") is one doubtful reading without candidates.
    /// </summary>
    public IReadOnlyList<NameReading> Read(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        if (string.IsNullOrWhiteSpace(typed))
        {
            return [];
        }

        var end = EndOfReading(typed);
        var text = new TypedText(typed[..end]);
        var found = Find(text);

        var readings = new List<NameReading>();
        foreach (var (name, from, to) in found.Take(MostNames))
        {
            AddOnce(readings, Reading(name, WithClosingBracket(typed, from, to)));
        }

        var rest = typed[(found.Count > MostNames ? found[MostNames].From : end)..];
        if (readings.Count == 0)
        {
            readings.Add(NoName(typed));
        }
        else if (!string.IsNullOrWhiteSpace(rest))
        {
            readings.Add(NoName(rest));
        }

        return readings;
    }

    /// <summary>Half a word at the limit could be read as another name, so reading ends before it.</summary>
    private static int EndOfReading(string typed) => typed.Length <= MostCharacters
        ? typed.Length
        : Math.Max(0, typed.AsSpan(0, MostCharacters).LastIndexOfAny(BetweenWords));

    /// <summary>Every name in the text with the stretch of the text that belongs to it.</summary>
    private List<(FoundName Name, int From, int To)> Find(TypedText text)
    {
        var found = new List<(FoundName Name, int From, int To)>();
        for (var start = 0; start < text.Words.Count;)
        {
            if (IsJoining(text, start, start))
            {
                start++;
                continue;
            }

            var end = start + 1;
            while (end < text.Words.Count && !text.Words[end].OpensPart && !IsJoining(text, start, end))
            {
                end++;
            }

            AddPart(found, text, start, end);
            start = end;
        }

        return found;
    }

    private bool IsJoining(TypedText text, int start, int word) =>
        _names.RoleOf(text.Letters(word, word)) is WordRole.Joining && !EndsName(text, start, word);

    /// <summary>"Plus" belongs to the name in "Carace Plus 20 mg" and joins two names in "Carace plus aspirin".</summary>
    private bool EndsName(TypedText text, int start, int word)
    {
        var next = word + 1;
        if (next < text.Words.Count && !text.Words[next].OpensPart && _names.RoleOf(text.Letters(next, next)) is not WordRole.Noise)
        {
            return false;
        }

        for (var first = Math.Max(start, word - _names.LongestName + 1); first < word; first++)
        {
            if (_names.TryFind(text.Letters(first, word), out _))
            {
                return true;
            }
        }

        return false;
    }

    private void AddPart(List<(FoundName Name, int From, int To)> found, TypedText text, int start, int end)
    {
        var names = _parts.Read(text, start, end);
        if (names.Count == 0 && found.Count > 0)
        {
            // A dose or a time after a comma belongs to the name before it.
            found[^1] = found[^1] with { To = text.Words[end - 1].End };
        }

        for (var i = 0; i < names.Count; i++)
        {
            var first = i == 0 ? start : names[i].First;
            var last = i == names.Count - 1 ? end - 1 : names[i + 1].First - 1;
            found.Add((names[i], text.Words[first].Start, text.Words[last].End));
        }
    }

    private static string WithClosingBracket(string typed, int from, int to) =>
        typed[from..to].Contains('(', StringComparison.Ordinal) && typed.AsSpan(to).StartsWith(')') ? typed[from..(to + 1)] : typed[from..to];

    private static NameReading Reading(FoundName name, string typed) => new()
    {
        Typed = typed,
        Certainty = name.Certainty,
        Groups = name.Groups,
        Known = name.Certainty is Certainty.Doubtful ? null : name.Name?.Shown,
        Candidates = name.Certainty is Certainty.Doubtful ? name.Candidates : [],
    };

    private static NameReading NoName(string typed) => new() { Typed = typed.Trim(), Certainty = Certainty.Doubtful, Groups = [] };

    /// <summary>A name that is told twice is shown once.</summary>
    private static void AddOnce(List<NameReading> readings, NameReading reading)
    {
        if (!readings.Any(known =>
            string.Equals(known.Typed, reading.Typed, StringComparison.OrdinalIgnoreCase)
            || (reading.Known is not null && known.Known == reading.Known && known.Certainty == reading.Certainty)))
        {
            readings.Add(reading);
        }
    }
}
