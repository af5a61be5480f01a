using System.Text.Json.Serialization.Metadata;
using System.Xml.Linq;
using HamstringHelp.Assessment.Content;

namespace HamstringHelp.Assessment.Checks;

/// <summary>The docstrings of the content's records, from the documentation file beside the program.</summary>
internal sealed class Docstrings
{
    private readonly Dictionary<string, string> _summaries;

    private Docstrings(Dictionary<string, string> summaries)
    {
        _summaries = summaries;
    }

    internal static Docstrings Load()
    {
        var file = Path.Combine(AppContext.BaseDirectory, $"{typeof(ContentVersion).Assembly.GetName().Name}.xml");
        return new Docstrings(XDocument.Load(file).Descendants("member")
            .Where(member => member.Element("summary") is not null)
            .ToDictionary(member => member.Attribute("name")!.Value, member => Text(member.Element("summary")!)));
    }

    /// <summary>The docstring of a type, or null.</summary>
    internal string? Of(Type type) => _summaries.GetValueOrDefault($"T:{type.FullName}");

    /// <summary>The docstring of a member, or null.</summary>
    internal string? Of(JsonPropertyInfo member)
    {
        var property = member.DeclaringType.GetProperties().FirstOrDefault(property => property.Name.Equals(member.Name.TrimStart('$'), StringComparison.OrdinalIgnoreCase));
        return _summaries.GetValueOrDefault($"P:{member.DeclaringType.FullName}.{property?.Name}");
    }

    private static string Text(XElement element)
    {
        var text = string.Concat(element.Nodes().Select(node => node switch
        {
            XText words => words.Value,
            XElement { Name.LocalName: "see" } see => Name(see),
            XElement inner => inner.Value,
            _ => "",
        }));
        return string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>A reference to a member, as the member is called in JSON.</summary>
    private static string Name(XElement see)
    {
        var name = (see.Attribute("cref")?.Value ?? see.Value).Split('.')[^1];
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
