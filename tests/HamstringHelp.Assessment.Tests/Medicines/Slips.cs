namespace HamstringHelp.Assessment.Tests.Medicines;

/// <summary>Every slip of one letter that people commonly make: left out, doubled, swapped, or another vowel.</summary>
internal static class Slips
{
    private const string Vowels = "aeiouy";

    public static IEnumerable<string> Of(string name)
    {
        for (var i = 0; i < name.Length; i++)
        {
            if (!char.IsAsciiLetter(name[i]))
            {
                continue;
            }

            yield return name.Remove(i, 1);
            yield return name.Insert(i, name[i].ToString());
            if (i + 1 < name.Length)
            {
                yield return $"{name[..i]}{name[i + 1]}{name[i]}{name[(i + 2)..]}";
            }

            if (Vowels.Contains(name[i], StringComparison.OrdinalIgnoreCase))
            {
                foreach (var vowel in Vowels)
                {
                    yield return $"{name[..i]}{vowel}{name[(i + 1)..]}";
                }
            }
        }
    }
}
