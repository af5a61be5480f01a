using System.Text.Json.Nodes;
using HamstringHelp.Assessment.Content;

namespace HamstringHelp.Web.Tests.Support;

/// <summary>The content that ships, copied to a folder of its own with an edited next version beside it.</summary>
public sealed class ContentCopy : IDisposable
{
    private static readonly string Shipped = Path.Combine(AppContext.BaseDirectory, "content");

    public ContentCopy()
    {
        Folder = Directory.CreateTempSubdirectory("hamstringhelp-content-").FullName;
        CopyTo(Shipped, Folder);
        var newest = ContentLibrary.Load(Shipped).Current.Number;
        Next = $"{newest.Major}.{newest.Minor + 1}.0";
        CopyTo(Path.Combine(Shipped, newest.ToString()), Path.Combine(Folder, Next));
        Edit("version.json", version => version["number"] = Next);
    }

    public string Folder { get; }

    /// <summary>The number of the edited version.</summary>
    public string Next { get; }

    /// <summary>Edits a file of the next version.</summary>
    public void Edit(string file, Action<JsonNode> edit)
    {
        var path = Path.Combine(Folder, Next, file);
        var json = JsonNode.Parse(File.ReadAllText(path))!;
        edit(json);
        File.WriteAllText(path, json.ToJsonString());
    }

    /// <summary>Takes the next version away again.</summary>
    public void Withdraw() => Directory.Delete(Path.Combine(Folder, Next), recursive: true);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static void CopyTo(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
