using HamstringHelp.Assessment.Content;
using HamstringHelp.Assessment.Medicines;

namespace HamstringHelp.Assessment.Tests.Medicines;

/// <summary>What holds for every name of the content, not for examples.</summary>
public sealed class KnownNamesTests
{
    [Fact]
    public void Every_listed_name_is_read_as_its_group()
    {
        foreach (var (name, groups) in ListedNames())
        {
            var reading = Assert.Single(TestMedicines.Reader.Read(name));

            Assert.True(reading.Certainty is Certainty.Exact && reading.Groups.SequenceEqual(groups), $"{name} was read as {reading}");
        }
    }

    [Fact]
    public void Every_other_name_is_read_as_another_medicine()
    {
        foreach (var other in TestMedicines.File.OtherMedicines)
        {
            var reading = Assert.Single(TestMedicines.Reader.Read(other.Name));

            Assert.Equal(Certainty.Exact, reading.Certainty);
            Assert.Equal([MedicineGroup.Other], reading.Groups);
        }
    }

    [Fact]
    public void Every_vague_name_is_a_question_about_its_group()
    {
        foreach (var group in TestMedicines.File.Groups)
        {
            foreach (var vague in group.VagueNames)
            {
                var reading = Assert.Single(TestMedicines.Reader.Read(vague));

                Assert.Equal(Certainty.Doubtful, reading.Certainty);
                Assert.Contains(reading.Candidates, candidate => candidate.Groups.Contains(group.Id.Value));
            }
        }
    }

    [Fact]
    public void No_slip_of_another_medicine_is_read_as_a_listed_one()
    {
        var misread = TestMedicines.File.OtherMedicines
            .SelectMany(other => Slips.Of(other.Name))
            .SelectMany(TestMedicines.Reader.Read)
            .Where(reading => reading.Certainty is Certainty.Slip && !reading.Groups.SequenceEqual([MedicineGroup.Other]))
            .Select(reading => $"{reading.Typed} as {reading.Known}");

        Assert.Empty(misread);
    }

    [Fact]
    public void A_slip_of_a_listed_name_is_read_as_its_group_or_asked_about()
    {
        // In names of several words one word may be a name of its own ("Cozaar-Comp").
        var names = ListedNames().Where(name => name.Name.Length > 6 && name.Name.All(char.IsLetter));
        foreach (var (name, groups) in names)
        {
            foreach (var slip in Slips.Of(name))
            {
                string[] told = [.. TestMedicines.Reader.Read(slip).SelectMany(reading => (string[])
                [
                    .. reading.Groups,
                    .. reading.Candidates.SelectMany(candidate => candidate.Groups),
                ])];

                Assert.True(groups.All(told.Contains), $"{slip} for {name} was read as {string.Join(", ", told)}");
            }
        }
    }

    [Fact]
    public void A_name_of_two_meanings_is_refused()
    {
        var file = TestMedicines.File with { OtherMedicines = [new() { Name = "Furo-semide" }] };

        var error = Assert.Throws<InvalidDataException>(() => new MedicineReader(file));

        Assert.Contains("Furo-semide", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_of_two_roles_is_refused()
    {
        var words = TestMedicines.File.Words with { ReasonWords = ["mg"] };

        Assert.Throws<InvalidDataException>(() => new MedicineReader(TestMedicines.File with { Words = words }));
    }

    private static IEnumerable<(string Name, IReadOnlyList<string> Groups)> ListedNames()
    {
        foreach (var group in TestMedicines.File.Groups)
        {
            foreach (var substance in group.Substances)
            {
                IEnumerable<string> names = [substance.Name, .. substance.Synonyms, .. substance.Brands.Select(brand => brand.Name)];
                foreach (var name in names)
                {
                    yield return (name, [group.Id.Value]);
                }
            }

            foreach (var everyday in group.EverydayNames)
            {
                yield return (everyday, [group.Id.Value]);
            }
        }

        foreach (var combination in TestMedicines.File.Combinations)
        {
            yield return (combination.Name, [.. combination.Groups.Select(id => id.Value)]);
        }
    }
}
