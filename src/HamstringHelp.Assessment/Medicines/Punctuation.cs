using System.Globalization;
using System.Text;

namespace HamstringHelp.Assessment.Medicines;

/// <summary>Decides what a character that is neither letter nor digit does between two words.</summary>
internal static class Punctuation
{
    public enum Effect
    {
        /// <summary>Nothing: the word goes on (apostrophe, accent, soft hyphen, the dots of "b.d.").</summary>
        None,

        /// <summary>The word ends.</summary>
        EndsWord,

        /// <summary>The word ends and another name may begin.</summary>
        EndsPart,
    }

    public static Effect Of(ReadOnlySpan<char> typed, int index, Rune mark)
    {
        return mark.Value switch
        {
            '\n' or '\r' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029' => Effect.EndsPart,
            ';' or '；' or '؛' or '،' or '、' or '&' or '＆' or '+' or '＋' or '|' or '*' or '•' or '·' => Effect.EndsPart,
            ',' or '，' => IsDigit(Before(typed, index)) && IsDigit(After(typed, index)) ? Effect.EndsWord : Effect.EndsPart,
            '/' or '／' => OfSlash(typed, index),
            '.' or '．' or '。' => OfDot(typed, index),
            '\'' or '’' or '‘' or '`' or '´' or 'ʼ' => Effect.None,
            _ => IsInvisible(mark) ? Effect.None : Effect.EndsWord,
        };
    }

    /// <summary>A slash parts two names ("lisinopril/HCTZ"), but not two doses ("5/40") or an abbreviation ("n/a").</summary>
    private static Effect OfSlash(ReadOnlySpan<char> typed, int index)
    {
        var before = typed[..index].TrimEnd();
        var after = typed[(index + 1)..].TrimStart();
        var digits = before is [.., var left] && after is [var right, ..] && IsDigit(left) && IsDigit(right);
        var loneLetter = IsLoneLetterAtEnd(before) || IsLoneLetterAtStart(after);
        return digits || loneLetter ? Effect.EndsWord : Effect.EndsPart;
    }

    /// <summary>A dot ends a sentence, stands in a number or in an abbreviation of single letters ("b.d.").</summary>
    private static Effect OfDot(ReadOnlySpan<char> typed, int index)
    {
        var next = After(typed, index);
        if (IsLoneLetterAtEnd(typed[..index]))
        {
            return char.IsLetter(next) ? Effect.None : Effect.EndsWord;
        }

        return char.IsDigit(next) ? Effect.EndsWord : Effect.EndsPart;
    }

    private static bool IsLoneLetterAtEnd(ReadOnlySpan<char> text) =>
        text is [.., var letter] && char.IsLetter(letter) && (text.Length == 1 || !char.IsLetter(text[^2]));

    private static bool IsLoneLetterAtStart(ReadOnlySpan<char> text) =>
        text is [var letter, ..] && char.IsLetter(letter) && (text.Length == 1 || !char.IsLetter(text[1]));

    private static bool IsInvisible(Rune mark) => Rune.GetUnicodeCategory(mark) is
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format;

    private static bool IsDigit(char character) => char.IsDigit(character);

    private static char Before(ReadOnlySpan<char> typed, int index) => index == 0 ? ' ' : typed[index - 1];

    private static char After(ReadOnlySpan<char> typed, int index) => index + 1 < typed.Length ? typed[index + 1] : ' ';
}
