using System.Runtime.InteropServices;
using System.Text;

namespace HamstringHelp.Assessment.Medicines;

/// <summary>
/// What a person typed, cut into words. The folded letters stand in one row without gaps, so that the letters of
/// several words in a row are one slice: "co amilofruse", "co-amilofruse" and "coamilofruse" are the same letters.
/// </summary>
internal sealed class TypedText
{
    private readonly string _typed;
    private readonly List<char> _letters = [];
    private readonly List<Word> _words = [];
    private bool _wordIsOpen;
    private bool _partIsOpen;

    public TypedText(string typed)
    {
        _typed = typed;
        Cut();
    }

    public IReadOnlyList<Word> Words => _words;

    /// <summary>The folded letters of the words from <paramref name="first"/> to <paramref name="last"/>.</summary>
    public ReadOnlySpan<char> Letters(int first, int last) =>
        CollectionsMarshal.AsSpan(_letters)[_words[first].From.._words[last].To];

    /// <summary>The letters and digits of a name, as names are looked up.</summary>
    public static string Key(string name) => string.Concat(new TypedText(name)._letters);

    private void Cut()
    {
        for (var index = 0; index < _typed.Length;)
        {
            // A lone surrogate decodes to the replacement character, which ends a word like any other sign.
            _ = Rune.DecodeFromUtf16(_typed.AsSpan(index), out var rune, out var length);
            if (Rune.IsLetterOrDigit(rune))
            {
                Append(rune, index, length);
            }
            else
            {
                Obey(Punctuation.Of(_typed, index, rune));
            }

            index += length;
        }
    }

    private void Obey(Punctuation.Effect effect)
    {
        _wordIsOpen &= effect is Punctuation.Effect.None;
        _partIsOpen &= effect is not Punctuation.Effect.EndsPart;
    }

    private void Append(Rune rune, int index, int length)
    {
        if (IsZeroForO(rune, index))
        {
            rune = new Rune('o');
        }

        // "40mg" and "lasix40" are two words each.
        if (_wordIsOpen && char.IsDigit(_letters[^1]) != Rune.IsDigit(rune))
        {
            _wordIsOpen = false;
        }

        var from = _letters.Count;
        LetterFolding.AppendFolded(_letters, rune);
        if (_letters.Count == from)
        {
            return;
        }

        if (_wordIsOpen)
        {
            _words[^1] = _words[^1] with { End = index + length, To = _letters.Count };
        }
        else
        {
            _words.Add(new(index, index + length, from, _letters.Count, OpensPart: !_partIsOpen));
        }

        _wordIsOpen = true;
        _partIsOpen = true;
    }

    /// <summary>The digit 0 between two letters was meant as the letter beside it on the keyboard: "lipit0r".</summary>
    private bool IsZeroForO(Rune rune, int index) =>
        rune.Value == '0' && _wordIsOpen && char.IsLetter(_letters[^1])
        && index + 1 < _typed.Length && char.IsLetter(_typed[index + 1]);

    /// <summary>A run of letters or a run of digits.</summary>
    /// <param name="Start">Where it starts in the typed text.</param>
    /// <param name="End">Where it ends in the typed text.</param>
    /// <param name="From">Where its folded letters start.</param>
    /// <param name="To">Where its folded letters end.</param>
    /// <param name="OpensPart">Whether a comma, a new line or the like stands before it.</param>
    public readonly record struct Word(int Start, int End, int From, int To, bool OpensPart);
}
