namespace HamstringHelp.Assessment.Rules;

/// <summary>Cuts a condition into words and marks; what is neither word nor blank is a token of its own.</summary>
internal static class ConditionTokens
{
    internal static List<string> Of(string text)
    {
        var tokens = new List<string>();
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var inWord = i < text.Length && (char.IsAsciiLetterOrDigit(text[i]) || text[i] == '-');
            if (inWord && start < 0)
            {
                start = i;
            }
            else if (!inWord)
            {
                if (start >= 0)
                {
                    tokens.Add(text[start..i]);
                    start = -1;
                }

                if (i < text.Length && !char.IsWhiteSpace(text[i]))
                {
                    tokens.Add(text[i].ToString());
                }
            }
        }

        return tokens;
    }
}
