using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using HamstringHelp.Assessment.Content;

namespace HamstringHelp.Assessment.Medicines;

/// <summary>Every spelling in the content with its one meaning, and every ordinary word with its role.</summary>
internal sealed class KnownNames
{
    private readonly Dictionary<string, KnownName> _names = new(StringComparer.Ordinal);
    private readonly FrozenDictionary<string, WordRole> _roles;

    /// <exception cref="InvalidDataException">A spelling has two meanings, or a word two roles.</exception>
    public KnownNames(MedicinesFile medicines)
    {
        foreach (var group in medicines.Groups)
        {
            AddGroup(group);
        }

        foreach (var combination in medicines.Combinations)
        {
            Add(combination.Name, Medicine($"{combination.Name} ({combination.Contains})", [.. combination.Groups.Select(id => id.Value)]));
        }

        foreach (var other in medicines.OtherMedicines)
        {
            Add(other.Name, Medicine(other.Name, [MedicineGroup.Other]));
        }

        _roles = Roles(medicines.Words).ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The number of words in the longest known name.</summary>
    public int LongestName { get; private set; }

    public IEnumerable<KeyValuePair<string, KnownName>> Spellings => _names;

    /// <summary>Ordinary words that never stand for a name, so that a misspelt one is no name either.</summary>
    public IEnumerable<string> NoiseWords => _roles.Where(word => word.Value is WordRole.Noise).Select(word => word.Key);

    public bool TryFind(ReadOnlySpan<char> letters, [NotNullWhen(true)] out KnownName? name) =>
        _names.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(letters, out name);

    public WordRole RoleOf(ReadOnlySpan<char> letters)
    {
        if (_roles.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(letters, out var role))
        {
            return role;
        }

        if (char.IsDigit(letters[0]))
        {
            return WordRole.Noise;
        }

        // No name has fewer than three letters: a stray letter beside a name is no second name.
        return letters.Length < 3 ? WordRole.Reason : WordRole.Unknown;
    }

    private static KnownName Medicine(string shown, IReadOnlyList<string> groups) =>
        new(shown, groups, KnownName.NameKind.Medicine) { Candidates = [new(shown, groups)] };

    private void AddGroup(MedicineGroup group)
    {
        foreach (var substance in group.Substances)
        {
            var name = Medicine(substance.Name, [group.Id.Value]);
            Add(substance.Name, name);
            foreach (var synonym in substance.Synonyms)
            {
                Add(synonym, name);
            }

            foreach (var brand in substance.Brands)
            {
                Add(brand.Name, Medicine($"{brand.Name} ({substance.Name})", [group.Id.Value]));
            }
        }

        NameCandidate[] candidates = [new(group.Name, [group.Id.Value])];
        foreach (var everyday in group.EverydayNames)
        {
            Add(everyday, new(group.Name, [group.Id.Value], KnownName.NameKind.Everyday) { Candidates = candidates });
        }

        foreach (var vague in group.VagueNames)
        {
            Add(vague, new(vague, [group.Id.Value], KnownName.NameKind.Vague) { Candidates = candidates });
        }
    }

    private void Add(string spelling, KnownName name)
    {
        var key = TypedText.Key(spelling);
        LongestName = Math.Max(LongestName, new TypedText(spelling).Words.Count);
        if (!_names.TryGetValue(key, out var known))
        {
            _names.Add(key, name);
        }
        else if (known.Kind is KnownName.NameKind.Vague && name.Kind is KnownName.NameKind.Vague)
        {
            // "blood pressure tablets" may be either of two groups.
            _names[key] = known with
            {
                Groups = [.. known.Groups, .. name.Groups],
                Candidates = [.. known.Candidates, .. name.Candidates],
            };
        }
        else if (!known.Groups.SequenceEqual(name.Groups))
        {
            throw new InvalidDataException(
                $"\"{spelling}\" is listed for {string.Join(", ", known.Groups)} and for {string.Join(", ", name.Groups)}. A name has one meaning.");
        }
    }

    private static Dictionary<string, WordRole> Roles(TypedWords words)
    {
        var roles = new Dictionary<string, WordRole>(StringComparer.Ordinal);
        AddAll(words.NoiseWords, WordRole.Noise);
        AddAll(words.ReasonWords, WordRole.Reason);
        AddAll(words.ReasonOpeners, WordRole.ReasonOpener);
        AddAll(words.NegativeWords, WordRole.Negative);
        AddAll(words.JoiningWords, WordRole.Joining);
        return roles;

        void AddAll(IReadOnlyList<string> list, WordRole role)
        {
            foreach (var word in list)
            {
                if (!roles.TryAdd(TypedText.Key(word), role))
                {
                    throw new InvalidDataException($"\"{word}\" stands twice among the words. A word has one role.");
                }
            }
        }
    }
}
