using HamstringHelp.Assessment.Content;
using HamstringHelp.Assessment.Medicines;

namespace HamstringHelp.Assessment.Tests.Medicines;

/// <summary>
/// Where a misspelt name is read, where it is asked about and where it is left alone, on made-up names that stand on
/// each limit. A wrong letter counts 8, a missing vowel 6, a wrong vowel 4, an e too much at the end 3.
/// </summary>
public sealed class NearbyNamesTests
{
    [Theory]
    [InlineData("bexavelt", "begavolt")]
    [InlineData("beravlt", "begavolt?")]
    [InlineData("beramelt", "begavolt?")]
    [InlineData("beramlt", "")]
    public void A_near_name_is_read_a_further_one_asked_about_and_one_beyond_left_alone(string typed, string read) =>
        Assert.Equal(read, Guess(typed, ("begavolt", "a")));

    [Theory]
    [InlineData("regavoltar", "begavoltar")]
    [InlineData("regavalter", "begavoltar?")]
    [InlineData("reravulter", "begavoltar?")]
    [InlineData("reravultere", "")]
    public void A_wrong_first_letter_costs_more_but_hides_nothing(string typed, string read) =>
        Assert.Equal(read, Guess(typed, ("begavoltar", "a")));

    [Theory]
    [InlineData("bego", "bega?")]
    [InlineData("beg", "")]
    [InlineData("brga", "bega?")]
    [InlineData("bige", "")]
    public void A_name_of_four_letters_is_asked_about(string typed, string read) =>
        Assert.Equal(read, Guess(typed, ("bega", "a")));

    [Fact]
    public void A_name_of_three_letters_is_never_guessed() => Assert.Equal("", Guess("bege", ("beg", "a")));

    [Theory]
    [InlineData("bbeeggaavvoltarimunes", "begavoltarimunes")]
    [InlineData("bbeeggaavvooltarimunes", "")]
    public void A_name_with_five_letters_too_many_may_be_read_and_with_six_not(string typed, string read) =>
        Assert.Equal(read, Guess(typed, ("begavoltarimunes", "a"), ("a name much longer than the other", "b")));

    [Theory]
    [InlineData("bbeeggaavvoltarimunes", "bbeeggaavvoltarimunes")]
    [InlineData("bbeeggaavvooltarimunes", "")]
    public void A_name_with_five_letters_missing_may_be_read_and_with_six_not(string known, string read) =>
        Assert.Equal(read, Guess("begavoltarimunes", (known, "a")));

    [Theory]
    [InlineData("begavelt", "begavolt", "begarelte", "begavolt")]
    [InlineData("begavelt", "begavolt", "bogavlt", "begavolt, bogavlt?")]
    [InlineData("begavoltar", "beramoltar", "bogavulfan", "beramoltar")]
    [InlineData("begavoltar", "beramoltar", "begavulfane", "beramoltar, begavulfane?")]
    public void The_nearest_meaning_is_read_only_where_every_other_is_clearly_further(string typed, string nearest, string rival, string read) =>
        Assert.Equal(read, Guess(typed, (nearest, "a"), (rival, "b")));

    [Theory]
    [InlineData("begavelt", "begavolt", "regavelt", "begavolt, regavelt?")]
    [InlineData("begavelt", "begavolt", "regavilt", "begavolt")]
    [InlineData("regavoltar", "begavoltar", "begamolter", "begavoltar, begamolter?")]
    public void A_rival_is_measured_without_the_cost_of_its_first_letter(string typed, string nearest, string rival, string read) =>
        Assert.Equal(read, Guess(typed, (nearest, "a"), (rival, "b")));

    [Fact]
    public void Spellings_of_one_meaning_are_no_rivals_and_the_nearest_is_the_name()
    {
        Assert.Equal("begavolt", Guess("begavelt", ("begaralt", "a"), ("begarelt", "a"), ("begavolt", "a")));
        Assert.Equal("begavolt", Guess("begavelt", ("begavolt", "a"), ("zomirant", "b"), ("begzvelt", "a")));
        Assert.Equal("begavalt", Guess("begavelt", ("begavolt", "a"), ("begavalt", "a")));
    }

    [Fact]
    public void A_rival_is_as_near_as_its_nearest_spelling()
    {
        // By its full distance "begarult" (12) is the rival's nearer spelling, not "regavelt" (8 and 6 for its first letter).
        Assert.Equal("begavolt, begarult?", Guess("begavelt", ("begavolt", "a"), ("regavelt", "b"), ("begarult", "b")));
        Assert.Equal("begavolt", Guess("begavelt", ("begavolt", "a"), ("begarult", "b")));
    }

    [Theory]
    [InlineData("bogaremtin", "begavoltin, begareltin, bogaremtin?")]
    [InlineData("bogarltine", "begavoltin, begareltin?")]
    public void What_is_two_letters_further_than_the_nearest_is_not_asked_about(string third, string read) =>
        Assert.Equal(read, Guess("begaveltin", (third, "c"), ("begareltin", "b"), ("begavoltin", "a")));

    [Fact]
    public void At_most_three_are_asked_about_the_nearest_first() => Assert.Equal(
        "begavolt, begavlt, begarelt?",
        Guess("begavelt", ("bagarelt", "e"), ("begarelt", "d"), ("begavlt", "c"), ("begavolt", "a")));

    [Fact]
    public void Medicines_of_no_group_alone_are_not_asked_about()
    {
        Assert.Equal("begavolt", Guess("begavelt", ("begavolt", MedicineGroup.Other)));
        Assert.Equal("", Guess("beravlt", ("begavolt", MedicineGroup.Other)));
        Assert.Equal("begavolt, begarelt?", Guess("begavelt", ("begavolt", MedicineGroup.Other), ("begarelt", "a")));
    }

    [Theory]
    [InlineData("begot", "begat", "(no name)")]
    [InlineData("bego", "bega", "")]
    [InlineData("berat", "begat", "(no name)")]
    [InlineData("berot", "begat", "")]
    public void A_misspelt_ordinary_word_is_no_name(string typed, string word, string read) =>
        Assert.Equal(read, GuessBeside([word], typed));

    [Fact]
    public void An_ordinary_word_that_is_a_name_too_is_no_rival_of_itself() =>
        Assert.Equal("begavolt", GuessBeside(["begavolt"], "begavelt", ("begavolt", "a")));

    [Theory]
    [InlineData("begarelt", "begavolt?")]
    [InlineData("bogavlt", "begavolt")]
    public void A_word_between_a_name_and_a_near_ordinary_word_is_asked_about(string word, string read) =>
        Assert.Equal(read, GuessBeside([word], "begavelt", ("begavolt", "a")));

    [Theory]
    [InlineData("begav", "begavoltarimunes?")]
    [InlineData("bega", "")]
    [InlineData("begax", "")]
    [InlineData("aaaaa", "")]
    [InlineData("zzzzz", "")]
    [InlineData("cotil", "cotilaminostran, cotilandrovustin?")]
    [InlineData("cotiland", "cotilandrovostin, cotilandrovustin?")]
    [InlineData("dovel", "dovelimarutanes?")]
    public void A_name_that_was_not_typed_to_its_end_is_asked_about_by_its_first_spelling(string typed, string read) => Assert.Equal(
        read,
        Guess(
            typed,
            ("begavoltarimunes", "a"),
            ("cotilandrovustin", "b"),
            ("cotilandrovostin", "a"),
            ("cotilaminostran", "a"),
            ("dovelimarutanes", "c")));

    [Fact]
    public void An_everyday_word_is_not_completed()
    {
        var file = TestMedicines.MadeUp([], ("zomirant", "a"));
        file = file with { Groups = [file.Groups[0] with { EverydayNames = ["begavoltarimunes"] }] };

        Assert.Equal("", Said(new NearbyNames(new KnownNames(file)).Guess("begav")));
    }

    private static string Guess(string typed, params (string Name, string Group)[] names) => GuessBeside([], typed, names);

    private static string GuessBeside(string[] words, string typed, params (string Name, string Group)[] names) =>
        Said(new NearbyNames(new KnownNames(TestMedicines.MadeUp(words, names))).Guess(typed));

    private static string Said(NameGuess guess) => guess switch
    {
        { Certainty: Certainty.Slip, Name.IsNoise: true } => "(no name)",
        { Certainty: Certainty.Slip } => guess.Name!.Shown,
        { Certainty: Certainty.Doubtful } => $"{string.Join(", ", guess.Candidates.Select(candidate => candidate.Known))}?",
        _ => "",
    };
}
