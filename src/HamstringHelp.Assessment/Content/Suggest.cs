namespace HamstringHelp.Assessment.Content;

/// <summary>"Did you mean …": the nearest of the names that would have been right.</summary>
internal static class Suggest
{
    /// <returns>A sentence, with the nearest name when one is near enough to be a slip of the finger.</returns>
    internal static string Among(string wrong, IEnumerable<string> known, string otherwise)
    {
        var nearest = known.Select(name => (name, distance: Distance(wrong, name))).OrderBy(pair => pair.distance).FirstOrDefault();
        return nearest.name is not null && nearest.distance <= Math.Max(2, wrong.Length / 3)
            ? $"{otherwise}; did you mean \"{nearest.name}\"?"
            : $"{otherwise}.";
    }

    private static int Distance(string a, string b)
    {
        var previous = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var current = new int[b.Length + 1];
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substitution = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                current[j] = Math.Min(substitution, Math.Min(previous[j], current[j - 1]) + 1);
            }

            previous = current;
        }

        return previous[b.Length];
    }
}
