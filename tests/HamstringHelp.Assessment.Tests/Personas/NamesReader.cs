using System.Collections.Immutable;
using HamstringHelp.Assessment.Content;
using HamstringHelp.Assessment.Questions;
using HamstringHelp.Assessment.Tests.Support;

namespace HamstringHelp.Assessment.Tests.Personas;

/// <summary>A persona's typed names as the program reads them; what is doubtful counts as another medicine.</summary>
public static class NamesReader
{
    public static ImmutableArray<TypedName> Read(Persona persona) =>
        [.. PublishedContent.Current.MedicineReader.Read(persona.Names).Select(reading => new TypedName(reading.Typed, reading.Groups.Count == 0 ? [MedicineGroup.Other] : [.. reading.Groups]))];
}
