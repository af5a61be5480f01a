using System.Text.Json.Nodes;
using HamstringHelp.Web.Commands;

namespace HamstringHelp.Web.Tests.Commands;

/// <summary>A copy of the content in a folder of its own, and the verbs as an author would type them.</summary>
internal sealed class AuthorsDesk : IDisposable
{
    public static readonly DateTimeOffset Today = new(2030, 1, 2, 12, 0, 0, TimeSpan.Zero);

    public AuthorsDesk()
    {
        foreach (var file in Directory.EnumerateFiles(Shipped, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(Folder, Path.GetRelativePath(Shipped, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    /// <summary>The content of the repository.</summary>
    public static string Shipped { get; } = Path.Combine(RepositoryRoot(), "content");

    public string Folder { get; } = Directory.CreateTempSubdirectory("hamstringhelp-desk-").FullName;

    public static (int Exit, string Text) Type(params string[] args) => Type(hasColours: false, args);

    public static (int Exit, string Text) Type(bool hasColours, params string[] args)
    {
        using var text = new StringWriter();
        var exit = OperatorCommands.Run(args, new Terminal(text, text, hasColours), new FixedTime());
        return (exit, text.ToString());
    }

    public (int Exit, string Text) Check(params string[] more) => Type(["content", "check", Folder, .. more]);

    public (int Exit, string Text) New(string number) => Type("content", "new", number, Folder);

    public (int Exit, string Text) Publish(string number) => Type("content", "publish", number, Folder);

    public (int Exit, string Text) Diff(string old, string @new) => Type("content", "diff", old, @new, Folder);

    /// <summary>Makes a draft and says what changed in it.</summary>
    public void Draft(string number)
    {
        Assert.Equal(0, New(number).Exit);
        Replace($"{number}/version.json", Assessment.Content.VersionFile.UnwrittenChange, "Something changed.");
    }

    /// <summary>Replaces the first occurrence of a text, which must be there.</summary>
    public void Replace(string file, string old, string replacement)
    {
        var text = Read(file);
        var at = text.IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{file} does not contain {old}");
        Write(file, text[..at] + replacement + text[(at + old.Length)..]);
    }

    /// <summary>Edits a file as JSON.</summary>
    public void Edit(string file, Action<JsonNode> edit)
    {
        var json = JsonNode.Parse(Read(file))!;
        edit(json);
        Write(file, json.ToJsonString());
    }

    public string Read(string file) => File.ReadAllText(Path.Combine(Folder, file));

    public void Write(string file, string text)
    {
        var path = Path.Combine(Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "HamstringHelp.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return folder.FullName;
    }

    private sealed class FixedTime : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

        public override DateTimeOffset GetUtcNow() => Today;
    }
}
