using System.Collections.Immutable;
using HamstringHelp.Assessment.Questions;
using HamstringHelp.Assessment.Tests.Support;

namespace HamstringHelp.Assessment.Tests.Personas;

/// <summary>How a persona's typed names are read. The one place to change when the program reads names itself.</summary>
public static class NamesReader
{
    /// <summary>Until then, a typed text stands for the expected groups that the persona did not tick.</summary>
    public static ImmutableArray<TypedName> Read(Persona persona)
    {
        var ticked = persona.Answers.GetValueOrDefault("medicines", []);
        var groups = PublishedContent.Current.Files.Medicines.Groups
            .Select(group => group.Id.Value)
            .Where(group => persona.Expect.Findings.Contains(group) && !ticked.Contains(group))
            .Where(group => group != "other-medicine" || !ticked.Any(choice => choice is "other" or "not-sure"));
        return [new TypedName(persona.Names, [.. groups])];
    }
}
