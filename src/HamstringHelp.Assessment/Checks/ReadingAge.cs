using System.Globalization;
using HamstringHelp.Assessment.Content;

namespace HamstringHelp.Assessment.Checks;

/// <summary>
/// How old a reader has to be, by the Flesch-Kincaid grade and five years. It counts syllables by their vowels, so it
/// is a hint where to look, never a reason to refuse.
/// </summary>
internal static class ReadingAge
{
    /// <summary>In years. The words aim at 11; single terms such as "magnesium" cost a year or two.</summary>
    private const double Bound = 13;

    /// <summary>Shorter texts give no sensible figure.</summary>
    private const int FewestWords = 20;

    /// <summary>Written for a professional, or about a source.</summary>
    private static readonly HashSet<string> NotForEverybody = ["clinical", "fact", "says", "note", "changes"];

    internal static IEnumerable<ContentProblem> Find(IEnumerable<ContentText> texts) =>
        from text in texts
        where !NotForEverybody.Contains(text.Member) && WordsOf(text.Text).Count >= FewestWords
        let age = Of(text.Text)
        where age > Bound
        select new ContentProblem(text.File, text.Path, string.Create(CultureInfo.InvariantCulture, $"needs a reading age of about {age:0}: “{text.Text}”"), "Shorten the sentences, or use shorter words.");

    internal static double Of(string text)
    {
        var words = WordsOf(text);
        var sentences = text.Split(['.', '!', '?', ':'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Length;
        return words.Count == 0 ? 0 : (0.39 * words.Count / Math.Max(1, sentences)) + (11.8 * words.Sum(Syllables) / words.Count) - 15.59 + 5;
    }

    /// <summary>The words of a text in lower case, without what stands around and between them.</summary>
    internal static List<string> WordsOf(string text) =>
        [.. new string([.. text.Where(letter => letter is not ('\'' or '’')).Select(letter => char.IsLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    private static int Syllables(string word)
    {
        var count = 0;
        var inVowels = false;
        foreach (var letter in word)
        {
            var isVowel = "aeiouy".Contains(letter, StringComparison.Ordinal);
            count += isVowel && !inVowels ? 1 : 0;
            inVowels = isVowel;
        }

        var silent = word.EndsWith('e') && !word.EndsWith("le", StringComparison.Ordinal);
        return Math.Max(1, silent ? count - 1 : count);
    }
}
