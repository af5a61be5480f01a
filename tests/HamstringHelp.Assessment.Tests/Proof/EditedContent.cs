using System.Text.Json.Nodes;
using HamstringHelp.Assessment.Content;
using HamstringHelp.Assessment.Tests.Support;

namespace HamstringHelp.Assessment.Tests.Proof;

/// <summary>The content that ships, with a fault put in: copied to a folder of its own, edited as JSON, loaded.</summary>
internal sealed class EditedContent
{
    private readonly Dictionary<string, JsonObject> _files = [];

    private EditedContent()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(PublishedContent.Folder, "1.0.0"), "*.json"))
        {
            _files[Path.GetFileName(file)] = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
        }
    }

    /// <summary>Loads the content with an edit.</summary>
    /// <param name="edit">The edit; in version.json it may give another number.</param>
    /// <exception cref="ContentException">The loader refuses it.</exception>
    public static ContentVersion Load(Action<EditedContent> edit)
    {
        var content = new EditedContent();
        edit(content);
        var number = content._files["version.json"]["number"]!.GetValue<string>();
        var folder = Directory.CreateTempSubdirectory("hamstringhelp-").FullName;
        try
        {
            var version = Directory.CreateDirectory(Path.Combine(folder, number)).FullName;
            foreach (var (name, root) in content._files)
            {
                File.WriteAllText(Path.Combine(version, name), root.ToJsonString());
            }

            if (VersionNumber.TryParse(number, out var parsed))
            {
                File.WriteAllText(Path.Combine(folder, VersionLock.FileName), VersionLock.Read(folder, []).With(folder, parsed).ToString());
            }

            return ContentLibrary.Load(folder).Current;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public void Number(string number) => _files["version.json"]["number"] = number;

    /// <summary>The only list of the file with this name, such as <c>triggers</c>; <c>groups</c> for the medicines.</summary>
    public JsonArray List(string name) => _files.Values.Select(file => file[name]).OfType<JsonArray>().Single();

    public JsonObject Item(string list, string id) => List(list).Single(item => item!["id"]!.GetValue<string>() == id)!.AsObject();

    public int IndexOf(string list, string id) => List(list).IndexOf(Item(list, id));

    public void Set(string list, string id, string member, string text) => Item(list, id)[member] = text;

    public void Remove(string list, string id) => List(list).Remove(Item(list, id));

    /// <summary>Adds a copy of an item below the others.</summary>
    public JsonObject Copy(string list, string id, string copy)
    {
        var item = Item(list, id).DeepClone().AsObject();
        item["id"] = copy;
        List(list).Add(item);
        return item;
    }

    public JsonArray Choices(string question) => Item("questions", question)["choices"]!.AsArray();

    public void AddChoice(string question, string id, int at = 0) => Choices(question).Insert(at, new JsonObject
    {
        ["id"] = id,
        ["label"] = $"The added {id}",
        ["said"] = $"you ticked {id}",
        ["clinical"] = id,
    });

    public void RemoveChoice(string question, string id) =>
        Choices(question).Remove(Choices(question).Single(choice => choice!["id"]!.GetValue<string>() == id));

    /// <summary>Replaces a text wherever it stands alone as a value.</summary>
    public void ReplaceEverywhere(string text, string by)
    {
        foreach (var name in _files.Keys.Where(name => name != "sources.json").ToList())
        {
            _files[name] = JsonNode.Parse(_files[name].ToJsonString().Replace($"\"{text}\"", $"\"{by}\"", StringComparison.Ordinal))!.AsObject();
        }
    }
}
