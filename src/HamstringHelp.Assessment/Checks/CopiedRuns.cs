using HamstringHelp.Assessment.Content;

namespace HamstringHelp.Assessment.Checks;

/// <summary>The article's facts are used, its sentences are not: no eight words in a row may be the same.</summary>
internal sealed class CopiedRuns
{
    private const int Run = 8;

    private readonly HashSet<string> _runs;

    /// <param name="article">The whole text of the article.</param>
    internal CopiedRuns(string article)
    {
        _runs = [.. RunsOf(article)];
    }

    internal IEnumerable<ContentProblem> Find(IEnumerable<ContentText> texts) =>
        from text in texts
        let copied = RunsOf(text.Text).FirstOrDefault(_runs.Contains)
        where copied is not null
        select new ContentProblem(text.File, text.Path, $"has eight words in a row as the article has them: “{copied}”.", "Say it in words of your own.");

    private static IEnumerable<string> RunsOf(string text)
    {
        var words = ReadingAge.WordsOf(text);
        return Enumerable.Range(0, Math.Max(0, words.Count - Run + 1)).Select(start => string.Join(' ', words.Skip(start).Take(Run)));
    }
}
