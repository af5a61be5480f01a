using System.Text.Json.Nodes;
using HamstringHelp.Assessment.Content;

namespace HamstringHelp.Assessment.Tests.Support;

/// <summary>A copy of the content that ships in a folder of its own, for a test to break or to extend.</summary>
public sealed class ContentCopy : IDisposable
{
    public const string Shipped = "1.0.0";

    public ContentCopy()
    {
        AddVersion(Shipped, status: "published");
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("hamstringhelp-content-").FullName;

    /// <summary>Adds a version: the content that ships under another number.</summary>
    public ContentCopy AddVersion(string number, string status)
    {
        var target = Path.Combine(Folder, number);
        Directory.CreateDirectory(target);
        foreach (var file in Directory.GetFiles(Path.Combine(PublishedContent.Folder, Shipped), "*.json"))
        {
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        }

        return Edit(
            "version.json",
            root =>
            {
                root["number"] = number;
                root["status"] = status;
            },
            number);
    }

    /// <summary>Changes a file as JSON.</summary>
    public ContentCopy Edit(string file, Action<JsonNode> change, string version = Shipped) =>
        EditText(
            file,
            text =>
            {
                var root = JsonNode.Parse(text)!;
                change(root);
                return root.ToJsonString();
            },
            version);

    /// <summary>Changes a file as text.</summary>
    public ContentCopy EditText(string file, Func<string, string> change, string version = Shipped)
    {
        var path = PathOf(file, version);
        File.WriteAllText(path, change(File.ReadAllText(path)));
        return this;
    }

    /// <summary>Replaces the first occurrence of a text, which must be there.</summary>
    public ContentCopy Replace(string file, string old, string replacement, string version = Shipped) =>
        EditText(
            file,
            text =>
            {
                var at = text.IndexOf(old, StringComparison.Ordinal);
                Assert.True(at >= 0, $"{file} does not contain {old}");
                return text[..at] + replacement + text[(at + old.Length)..];
            },
            version);

    public ContentCopy Delete(string file, string version = Shipped)
    {
        File.Delete(PathOf(file, version));
        return this;
    }

    /// <summary>Locks every version that is no draft, as publishing it would.</summary>
    public ContentCopy Lock()
    {
        File.Delete(Path.Combine(Folder, VersionLock.FileName));
        var versionLock = VersionLock.Read(Folder, []);
        foreach (var version in Directory.GetDirectories(Folder))
        {
            var file = Path.Combine(version, "version.json");
            var isDraft = File.Exists(file) && File.ReadAllText(file).Contains("\"draft\"", StringComparison.Ordinal);
            if (!isDraft && VersionNumber.TryParse(Path.GetFileName(version), out var number))
            {
                versionLock.With(Folder, number);
            }
        }

        File.WriteAllText(Path.Combine(Folder, VersionLock.FileName), versionLock.ToString());
        return this;
    }

    /// <summary>Loads the copy as if its edits had been published.</summary>
    public ContentLibrary Load() => ContentLibrary.Load(Lock().Folder);

    /// <summary>Loads, and expects that it is refused.</summary>
    public IReadOnlyList<ContentProblem> Problems() => Assert.Throws<ContentException>(Load).Problems;

    public string PathOf(string file, string version = Shipped) => Path.Combine(Folder, version, file);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
