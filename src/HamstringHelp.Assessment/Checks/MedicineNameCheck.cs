using HamstringHelp.Assessment.Content;

namespace HamstringHelp.Assessment.Checks;

/// <summary>Every group of medicines can be typed, and a name that can be typed stands for one group alone.</summary>
internal static class MedicineNameCheck
{
    internal static IEnumerable<ContentProblem> Run(ContentVersion content)
    {
        var file = $"{content.Number}/medicines.json";
        var seen = new Dictionary<string, Id<MedicineGroup>>(StringComparer.OrdinalIgnoreCase);
        foreach (var (index, group) in content.Files.Medicines.Groups.Index())
        {
            var path = $"$.groups[{index}]";
            var names = Names(group).ToList();
            if (names.Count == 0 && group.Id.Value != MedicineGroup.Other)
            {
                yield return new ContentProblem(file, path, $"the group \"{group.Id}\" has no names, so typing one of its medicines never finds it.", "Add its substances with their brands, or everyday names.");
            }

            foreach (var name in names.Distinct(StringComparer.OrdinalIgnoreCase).Where(name => !seen.TryAdd(name, group.Id)))
            {
                yield return new ContentProblem(file, path, $"\"{name}\" is a name of the groups \"{seen[name]}\" and \"{group.Id}\".", "Keep it in one group; a product of several substances belongs to \"combinations\".");
            }
        }

        foreach (var (index, other) in content.Files.Medicines.OtherMedicines.Index().Where(pair => seen.ContainsKey(pair.Item.Name)))
        {
            yield return new ContentProblem(file, $"$.otherMedicines[{index}]", $"\"{other.Name}\" is also a name of the group \"{seen[other.Name]}\".", "Keep one of the two.");
        }
    }

    private static IEnumerable<string> Names(MedicineGroup group) =>
        group.EverydayNames.Concat(group.Substances.SelectMany(substance => substance.Brands.Select(brand => brand.Name).Concat(substance.Synonyms).Prepend(substance.Name)));
}
