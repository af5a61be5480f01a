using CsCheck;
using HamstringHelp.Assessment.Medicines;

namespace HamstringHelp.Assessment.Tests.Medicines;

/// <summary>What holds for any text at all.</summary>
public sealed class MedicineReaderProperties
{
    private static readonly Gen<string> Name = Gen.OneOf([.. TestMedicines.TypedNames
        .Where(name => name.Kind is "exact" or "slip" or "look-alike" && name.Typed.Length < 30)
        .Select(name => name.Typed)]);

    private static readonly Gen<string> Hostile = Gen.String[
        Gen.OneOf(Gen.Char, Gen.Char['\ud800', '\udfff'], Gen.Char['\0', '\u001f'], Gen.OneOf([.. "lasix statin nimo/,.;&+'-0040mg\u0301\u00ad"])),
        0,
        500];

    [Fact]
    public void Any_text_is_read_without_an_error_and_within_bounds() => Hostile.Sample(
        typed =>
        {
            var readings = TestMedicines.Reader.Read(typed);

            Assert.InRange(readings.Count, string.IsNullOrWhiteSpace(typed) ? 0 : 1, MedicineReader.MostNames + 1);
            Assert.All(readings, reading => Assert.Contains(reading.Typed, typed, StringComparison.Ordinal));
            Assert.All(readings, reading => Assert.Equal(reading.Certainty is Certainty.Doubtful, reading.Groups.Count == 0));
        },
        iter: 2000);

    [Fact]
    public void The_order_of_the_names_changes_no_group() => Gen.Select(Name, Name, Name).Sample(
        (one, two, three) => Assert.Equal(
            TestMedicines.GroupsRead($"{one}, {two}\n{three}"),
            TestMedicines.GroupsRead($"{three}; {one} and {two}")),
        iter: 1000);

    [Fact]
    public void Another_name_never_takes_a_group_away() => Gen.Select(Name, Gen.String[Gen.Char['a', 'z'], 1, 20]).Sample(
        (name, unknown) => Assert.Subset(
            TestMedicines.GroupsRead($"{name}, {unknown}").ToHashSet(),
            TestMedicines.GroupsRead(name).ToHashSet()),
        iter: 1000);

    [Fact]
    public void One_reader_serves_many_threads()
    {
        var alone = TestMedicines.TypedNames.Select(name => TestMedicines.GroupsRead(name.Typed)).ToArray();
        var together = new string[alone.Length][];

        Parallel.For(0, alone.Length, i => together[i] = TestMedicines.GroupsRead(TestMedicines.TypedNames[i].Typed));

        Assert.Equal(alone, together);
    }
}
