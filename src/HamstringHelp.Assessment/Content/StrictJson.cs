using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace HamstringHelp.Assessment.Content;

/// <summary>
/// Reads a content file against its JSON contract and names every departure from it with its JSON path.
/// The serialiser alone would stop at the first one, and an author wants to mend all of them at once.
/// </summary>
internal sealed class StrictJson(string file, List<ContentProblem> problems)
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowDuplicateProperties = true };

    /// <returns>The file's record, or null when a problem was reported.</returns>
    internal static T? Read<T>(string file, byte[] utf8, JsonTypeInfo<T> type, List<ContentProblem> problems)
        where T : class
    {
        var before = problems.Count;
        try
        {
            using var document = JsonDocument.Parse(utf8, Lenient);
            new StrictJson(file, problems).Walk(document.RootElement, type, "$");
            return problems.Count == before ? document.Deserialize(type) : null;
        }
        catch (JsonException e)
        {
            problems.Add(new ContentProblem(file, e.Path ?? "", $"is not valid JSON at line {e.LineNumber + 1}, column {e.BytePositionInLine + 1}: {e.Message}", "Mend the JSON; an editor that knows JSON marks the place."));
            return null;
        }
    }

    private void Walk(JsonElement element, JsonTypeInfo type, string path)
    {
        if (element.ValueKind == JsonValueKind.Null)
        {
            Report(path, "is null.", "Give it a value, or leave the member out if it is optional.");
            return;
        }

        try
        {
            switch (type.Kind)
            {
                case JsonTypeInfoKind.Object:
                    WalkObject(element, type, path);
                    break;
                case JsonTypeInfoKind.Enumerable:
                    WalkArray(element, type, path);
                    break;
                case JsonTypeInfoKind.Dictionary:
                    WalkDictionary(element, type, path);
                    break;
                default:
                    WalkValue(element, type, path);
                    break;
            }
        }
        catch (InvalidOperationException e)
        {
            // Half a surrogate pair is valid JSON, but no text.
            Report(path, $"cannot be read as text: {e.Message}", "Correct the \\u escapes.");
        }
    }

    private void WalkObject(JsonElement element, JsonTypeInfo type, string path)
    {
        if (!Expect(element, JsonValueKind.Object, path))
        {
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
        {
            var memberPath = $"{path}.{member.Name}";
            var property = type.Properties.FirstOrDefault(p => p.Name == member.Name);
            if (!seen.Add(member.Name))
            {
                Report(memberPath, "stands here twice.", "Keep one of the two.");
            }
            else if (property is null)
            {
                Report(memberPath, "is not known here.", Suggest.Among(member.Name, type.Properties.Select(p => p.Name), "Remove it, or correct the name"));
            }
            else
            {
                Walk(member.Value, type.Options.GetTypeInfo(property.PropertyType), memberPath);
            }
        }

        foreach (var property in type.Properties.Where(p => p.IsRequired && !seen.Contains(p.Name)))
        {
            Report($"{path}.{property.Name}", "is missing.", "Add it.");
        }
    }

    private void WalkArray(JsonElement element, JsonTypeInfo type, string path)
    {
        if (!Expect(element, JsonValueKind.Array, path))
        {
            return;
        }

        var item = type.Options.GetTypeInfo(type.ElementType!);
        var index = 0;
        foreach (var child in element.EnumerateArray())
        {
            Walk(child, item, $"{path}[{index++}]");
        }
    }

    private void WalkDictionary(JsonElement element, JsonTypeInfo type, string path)
    {
        if (!Expect(element, JsonValueKind.Object, path))
        {
            return;
        }

        var value = type.Options.GetTypeInfo(type.ElementType!);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
        {
            var memberPath = $"{path}['{member.Name}']";
            if (!seen.Add(member.Name))
            {
                Report(memberPath, "stands here twice.", "Keep one of the two.");
            }

            Walk(member.Value, value, memberPath);
        }
    }

    private void WalkValue(JsonElement element, JsonTypeInfo type, string path)
    {
        var words = type.Converter as IWords;
        if ((type.Type == typeof(string) || words is not null) && !Expect(element, JsonValueKind.String, path))
        {
            return;
        }

        if (type.Type == typeof(string))
        {
            if (string.IsNullOrWhiteSpace(element.GetString()))
            {
                Report(path, "is empty.", "Write the words, or leave the member out if it is optional.");
            }
        }
        else if (words is not null)
        {
            if (!words.Texts.Contains(element.GetString()!))
            {
                Report(path, $"is \"{element}\", which is not one of the words allowed here ({string.Join(", ", words.Texts)}).", "Correct the value.");
            }
        }
        else
        {
            WalkParsed(element, type, path);
        }
    }

    private void WalkParsed(JsonElement element, JsonTypeInfo type, string path)
    {
        try
        {
            element.Deserialize(type);
        }
        catch (JsonException e)
        {
            Report(path, $"cannot be {element}: {(e.InnerException ?? e).Message.TrimEnd('.')}.", "Correct the value.");
        }
    }

    private bool Expect(JsonElement element, JsonValueKind kind, string path)
    {
        if (element.ValueKind == kind)
        {
            return true;
        }

        Report(path, $"is {Name(element.ValueKind)} where {Name(kind)} belongs.", "Correct the value.");
        return false;
    }

    private void Report(string path, string what, string mend) => problems.Add(new ContentProblem(file, path, what, mend));

    private static string Name(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        _ => "true, false or null",
    };
}
