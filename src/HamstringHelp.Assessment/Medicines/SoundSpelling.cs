namespace HamstringHelp.Assessment.Medicines;

/// <summary>
/// Writes a name as an English ear would: ph as f, c as k or s, y as i, double letters once. People who only heard
/// a name at the doctor's spell it like that.
/// </summary>
internal static class SoundSpelling
{
    public static string Of(ReadOnlySpan<char> letters)
    {
        // At most one letter becomes two (x).
        Span<char> sounds = letters.Length <= 64 ? stackalloc char[128] : new char[letters.Length * 2];
        var count = 0;
        for (var i = 0; i < letters.Length; i++)
        {
            var next = i + 1 < letters.Length ? letters[i + 1] : '\0';
            var sound = letters[i] switch
            {
                'p' when next == 'h' => 'f',
                'c' when next is 'e' or 'i' or 'y' => 's',
                'c' or 'q' => 'k',
                'z' => 's',
                'y' => 'i',
                'h' when i > 0 && letters[i - 1] is 'c' or 'g' or 'k' or 'p' or 'r' or 's' or 't' => '\0',
                'x' => 'k',
                var letter => letter,
            };

            if (sound != '\0' && (count == 0 || sounds[count - 1] != sound))
            {
                sounds[count++] = sound;
            }

            if (letters[i] == 'x')
            {
                sounds[count++] = 's';
            }
        }

        return sounds[..count].ToString();
    }
}
