using HamstringHelp.Assessment.Medicines;

namespace HamstringHelp.Assessment.Tests.Medicines;

public sealed class MedicineReaderTests
{
    [Fact]
    public void A_name_keeps_its_dose_and_says_what_it_was_read_as()
    {
        var reading = Assert.Single(TestMedicines.Reader.Read("  Lasix 40mg twice a day. "));

        Assert.Equal("Lasix 40mg twice a day", reading.Typed);
        Assert.Equal("Lasix (furosemide)", reading.Known);
        Assert.Equal(Certainty.Exact, reading.Certainty);
    }

    [Fact]
    public void A_dose_after_a_comma_belongs_to_the_name_before_it() =>
        Assert.Equal(["furosemide, 40 mg", "Lipitor"], Typed("furosemide, 40 mg, Lipitor"));

    [Fact]
    public void A_reason_after_a_comma_is_no_second_name() =>
        Assert.Equal(["furosemide, for my heart"], Typed("furosemide, for my heart"));

    [Fact]
    public void Names_with_nothing_but_blanks_between_them_are_told_apart() =>
        Assert.Equal(["furosemide 40", "Adalat CC 30 mg", "xyzaprolin"], Typed("furosemide 40 Adalat CC 30 mg xyzaprolin"));

    [Theory]
    [InlineData("lisinopril/HCTZ", "lisinopril", "HCTZ")]
    [InlineData("co-amilofruse 5/40", "co-amilofruse 5/40")]
    [InlineData("furosemide 40 mg/day", "furosemide 40 mg/day")]
    [InlineData("furosemide b.d.", "furosemide b.d")]
    [InlineData("hydrochlorothiazide 12,5 mg", "hydrochlorothiazide 12,5 mg")]
    public void A_slash_a_dot_and_a_comma_part_names_but_not_doses(string typed, params string[] parts) =>
        Assert.Equal(parts, Typed(typed));

    [Theory]
    [InlineData("Carace Plus 20 mg, aspirin", "Carace Plus 20 mg", "aspirin")]
    [InlineData("Coversyl plus aspirin", "Coversyl", "aspirin")]
    [InlineData("Carace Plus", "Carace Plus")]
    [InlineData("Carace Plus, aspirin", "Carace Plus", "aspirin")]
    [InlineData("Lasix and", "Lasix")]
    [InlineData("and Lasix", "Lasix")]
    [InlineData("Lasix and and aspirin", "Lasix", "aspirin")]
    public void A_joining_word_may_be_the_end_of_a_name(string typed, params string[] parts) =>
        Assert.Equal(parts, Typed(typed));

    [Fact]
    public void A_combination_is_shown_with_what_is_in_it() =>
        Assert.Equal("Carace Plus (hydrochlorothiazide with lisinopril)", Assert.Single(TestMedicines.Reader.Read("Carace Plus 20 mg")).Known);

    [Theory]
    [InlineData("my Lasix", "my Lasix")]
    [InlineData("furosemide zq", "furosemide zq")]
    [InlineData("furosemide zqx", "furosemide", "zqx")]
    [InlineData("furosemide zqxa wvba", "furosemide", "zqxa wvba")]
    public void A_stray_letter_or_two_is_no_name_and_words_that_nobody_knows_are_one(string typed, params string[] parts) =>
        Assert.Equal(parts, Typed(typed));

    [Fact]
    public void A_name_told_twice_is_shown_once()
    {
        Assert.Equal(["Lasix"], Typed("Lasix, LASIX, lasix"));
        Assert.Equal(["Lasix 20 mg"], Typed("Lasix 20 mg, Lasix 40 mg"));
        Assert.Equal(["xyzaprolin"], Typed("xyzaprolin, Xyzaprolin"));
        Assert.Equal(["furosemide", "furosemid"], Typed("furosemide, furosemid"));
    }

    [Fact]
    public void An_everyday_word_beside_its_medicine_adds_nothing() =>
        Assert.Equal(["Ventolin (blue inhaler)"], Typed("Ventolin (blue inhaler)"));

    [Fact]
    public void A_salt_is_a_name_only_where_it_stands_alone()
    {
        Assert.Equal(["statin"], TestMedicines.GroupsRead("atorvastatin calcium"));
        Assert.Equal(["other-medicine"], TestMedicines.GroupsRead("calcium tablets"));
    }

    [Theory]
    [InlineData("I stopped taking Lipitor")]
    [InlineData("not furosemide")]
    public void A_name_that_may_not_be_taken_is_asked_about(string typed)
    {
        var reading = Assert.Single(TestMedicines.Reader.Read(typed));

        Assert.Equal(Certainty.Doubtful, reading.Certainty);
        Assert.Null(reading.Known);
        Assert.Single(reading.Candidates);
        Assert.Empty(Assert.Single(TestMedicines.Reader.Read("furosemide")).Candidates);
    }

    [Fact]
    public void A_word_for_two_groups_asks_about_both() => Assert.Equal(
        ["diuretic", "nifedipine"],
        Assert.Single(TestMedicines.Reader.Read("blood pressure tablets")).Candidates.SelectMany(candidate => candidate.Groups));

    [Fact]
    public void A_refusal_beside_a_name_is_not_asked_about() =>
        Assert.Equal(["furosemide, no others"], Typed("furosemide, no others"));

    [Fact]
    public void A_short_brand_with_a_slip_is_asked_about()
    {
        var reading = Assert.Single(TestMedicines.Reader.Read("Lozul"));

        Assert.Equal(Certainty.Doubtful, reading.Certainty);
        Assert.Equal("Lozol (indapamide)", reading.Candidates[0].Known);
    }

    [Fact]
    public void A_name_between_two_medicines_offers_both()
    {
        var reading = Assert.Single(TestMedicines.Reader.Read("nimedipine"));

        Assert.Equal(Certainty.Doubtful, reading.Certainty);
        Assert.Equal(["nimodipine", "nifedipine"], reading.Candidates.Select(candidate => candidate.Known));
    }

    [Fact]
    public void A_name_that_was_not_typed_to_its_end_is_asked_about()
    {
        var reading = Assert.Single(TestMedicines.Reader.Read("spiro"));

        Assert.Contains(reading.Candidates, candidate => candidate.Groups.Contains("diuretic"));
    }

    [Fact]
    public void A_text_that_is_too_long_ends_in_a_question()
    {
        var readings = TestMedicines.Reader.Read(new string(' ', 390) + "Lasix amlodipine 5 mg");

        Assert.Equal(["Lasix", "amlodipine 5 mg"], readings.Select(reading => reading.Typed));
        Assert.Equal([Certainty.Exact, Certainty.Doubtful], readings.Select(reading => reading.Certainty));
    }

    [Fact]
    public void A_text_that_is_as_long_as_may_be_is_read_to_its_end() =>
        Assert.Equal(Certainty.Exact, Assert.Single(TestMedicines.Reader.Read(new string(' ', MedicineReader.MostCharacters - 5) + "Lasix")).Certainty);

    [Theory]
    [InlineData(MedicineReader.MostNames, Certainty.NotRecognised)]
    [InlineData(60, Certainty.Doubtful)]
    public void More_names_than_anyone_takes_end_in_a_question(int names, Certainty last)
    {
        var readings = TestMedicines.Reader.Read(string.Join(',', Enumerable.Range(0, names).Select(number => $"qx{(char)('a' + (number / 26))}{(char)('a' + (number % 26))}")));

        Assert.Equal(Math.Min(names, MedicineReader.MostNames + 1), readings.Count);
        Assert.Equal(last, readings[^1].Certainty);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t\r\n\u00a0")]
    public void Nothing_typed_is_nothing_read(string typed) => Assert.Empty(TestMedicines.Reader.Read(typed));

    [Fact]
    public void No_text_and_no_medicines_are_mistakes_of_the_program()
    {
        Assert.Throws<ArgumentNullException>(() => TestMedicines.Reader.Read(null!));
        Assert.Throws<ArgumentNullException>(() => new MedicineReader(null!));
    }

    private static IEnumerable<string> Typed(string typed) => TestMedicines.Reader.Read(typed).Select(reading => reading.Typed);
}
