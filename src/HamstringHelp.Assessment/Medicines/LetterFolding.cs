using System.Text;

namespace HamstringHelp.Assessment.Medicines;

/// <summary>
/// Brings letters and digits to one form: no case, no accents, no full-width or ligature forms. A name is found
/// however a phone, a keyboard layout or a copied page spelt it.
/// </summary>
internal static class LetterFolding
{
    /// <summary>Appends the plain form of a letter or digit; one letter may become several (ﬁ, ß).</summary>
    public static void AppendFolded(List<char> letters, Rune letter)
    {
        if (letter.IsAscii)
        {
            letters.Add(char.ToLowerInvariant((char)letter.Value));
            return;
        }

        foreach (var part in letter.ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(part))
            {
                AppendPlain(letters, Rune.ToLowerInvariant(part));
            }
        }
    }

    private static void AppendPlain(List<char> letters, Rune letter)
    {
        // Letters that Unicode does not take apart, although people see a plain letter with a mark.
        var plain = letter.Value switch
        {
            'ø' => "o",
            'ł' => "l",
            'đ' or 'ð' => "d",
            'ı' => "i",
            'ß' => "ss",
            'æ' => "ae",
            'œ' => "oe",
            'þ' => "th",
            _ => null,
        };

        if (plain is not null)
        {
            letters.AddRange(plain);
            return;
        }

        Span<char> utf16 = stackalloc char[2];
        letters.AddRange(utf16[..letter.EncodeToUtf16(utf16)]);
    }
}
