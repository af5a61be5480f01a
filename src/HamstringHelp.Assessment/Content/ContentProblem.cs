namespace HamstringHelp.Assessment.Content;

/// <summary>One thing that is wrong with the content, said so that its author can mend it.</summary>
/// <param name="File">The file, relative to the content folder, with forward slashes.</param>
/// <param name="Path">The JSON path inside the file, such as <c>$.triggers[3].when</c>; empty for the whole file.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Mend">How to mend it.</param>
public sealed record ContentProblem(string File, string Path, string What, string Mend)
{
    public override string ToString() => Path.Length == 0 ? $"{File}: {What} {Mend}" : $"{File}:{Path}: {What} {Mend}";
}

/// <summary>The content cannot be used. Carries every problem that was found, not just the first.</summary>
public sealed class ContentException(IReadOnlyList<ContentProblem> problems)
    : Exception($"The content has {problems.Count} problem(s):{Environment.NewLine}{string.Join(Environment.NewLine, problems)}")
{
    public IReadOnlyList<ContentProblem> Problems { get; } = problems;
}
