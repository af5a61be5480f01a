using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace HamstringHelp.Benchmarks;

/// <summary>The program as an operator publishes it, in a folder that goes with this object.</summary>
internal sealed class Published : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("hamstringhelp-benchmarks-");
    private int _databases;

    public Published()
    {
        var repository = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(repository.FullName, "HamstringHelp.sln")))
        {
            repository = repository.Parent ?? throw new InvalidOperationException("The benchmarks run from the repository, because they publish the program.");
        }

        Repository = repository.FullName;
        Dotnet([], "publish", Path.Combine(Repository, "src", "HamstringHelp.Web"), "-c", "Release", "-r", "linux-x64", "-o", Folder);
    }

    public string Repository { get; }

    public string Folder => Path.Combine(_root.FullName, "program");

    /// <summary>The setting that gives a server a database file of its own.</summary>
    public (string Name, string Value) NewDatabase() => ("Storage__ConnectionString", $"Data Source={NewFile()}");

    /// <summary>A file that is not there yet.</summary>
    public string NewFile() => Path.Combine(_root.FullName, $"{++_databases}.db");

    /// <summary>A content folder with some versions of the same words; all but the first are drafts, which are loaded as well.</summary>
    public string Content(int versions)
    {
        var folder = Path.Combine(_root.FullName, $"content-{versions}");
        CopyFolder(Path.Combine(Folder, "content"), folder);
        for (var version = 1; version < versions; version++)
        {
            CopyFolder(Path.Combine(folder, "1.0.0"), Path.Combine(folder, $"1.0.{version}"));
            var file = Path.Combine(folder, $"1.0.{version}", "version.json");
            File.WriteAllText(file, File.ReadAllText(file).Replace("\"1.0.0\"", $"\"1.0.{version}\"", StringComparison.Ordinal).Replace("\"published\"", "\"draft\"", StringComparison.Ordinal));
        }

        return folder;
    }

    /// <summary>A content folder whose question about conditions has so many choices; it has ten where nothing is added.</summary>
    public string ContentWithChoices(int count)
    {
        var folder = Path.Combine(_root.FullName, $"choices-{count}");
        CopyFolder(Path.Combine(Folder, "content"), folder);
        var file = Path.Combine(folder, "1.0.0", "questions.json");
        var before = Hash(file);
        var questions = JsonNode.Parse(File.ReadAllText(file))!;
        var choices = questions["questions"]!.AsArray().Single(question => (string?)question!["id"] == "conditions")!["choices"]!.AsArray();
        for (var number = choices.Count; number < count; number++)
        {
            var choice = choices[^1]!.DeepClone();
            choice["id"] = $"condition-{number}";
            choice.AsObject().Remove("excludesOthers");
            choices.Insert(0, choice);
        }

        File.WriteAllText(file, questions.ToJsonString());
        var locked = Path.Combine(folder, "versions.lock");
        File.WriteAllText(locked, File.ReadAllText(locked).Replace(before, Hash(file), StringComparison.Ordinal));
        return folder;
    }

    /// <summary>Backs up a database file while it is served.</summary>
    public void BackUp(string file) => Dotnet([("Storage__ConnectionString", $"Data Source={file}")], Path.Combine(Folder, "HamstringHelp.Web.dll"), "backup", file + ".copy");

    public void Dispose() => _root.Delete(recursive: true);

    private static string Hash(string file) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)));

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static void Dotnet((string Name, string Value)[] environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var printed = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)}: {printed}");
        }
    }
}
