namespace HamstringHelp.Assessment.Content;

/// <summary>Collects the problems of one content version, with its folder before each file name.</summary>
internal sealed class VersionProblems(string folder, List<ContentProblem> problems)
{
    internal List<ContentProblem> All { get; } = problems;

    internal string File(string name) => $"{folder}/{name}";

    internal void Report(string file, string path, string what, string mend) =>
        All.Add(new ContentProblem(File(file), path, what, mend));
}
