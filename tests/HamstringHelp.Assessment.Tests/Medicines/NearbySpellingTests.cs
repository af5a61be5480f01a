using HamstringHelp.Assessment.Medicines;

namespace HamstringHelp.Assessment.Tests.Medicines;

/// <summary>How many slips a name bears, on made-up names that stand on each limit.</summary>
public sealed class NearbySpellingTests
{
    private const string Shared = "qwertyuioplkjh";

    /// <param name="letters">The number of letters of the name.</param>
    /// <param name="shared">How many of them three names of other meanings end with too.</param>
    /// <param name="slip">The furthest that is read as the name, in eighths of a letter; -1 where every slip is asked about.</param>
    /// <param name="doubt">The furthest that is asked about.</param>
    [Theory]
    [InlineData(4, 0, -1, 6)]
    [InlineData(5, 0, -1, 8)]
    [InlineData(6, 0, 8, 16)]
    [InlineData(6, 4, 6, 14)]
    [InlineData(8, 5, 6, 14)]
    [InlineData(8, 4, 8, 16)]
    [InlineData(10, 5, 8, 16)]
    [InlineData(8, 0, 12, 20)]
    [InlineData(12, 5, 12, 20)]
    [InlineData(12, 4, 16, 24)]
    [InlineData(16, 5, 16, 24)]
    [InlineData(16, 4, 20, 28)]
    public void The_longer_the_part_that_tells_a_name_apart_the_more_slips_it_bears(int letters, int shared, int slip, int doubt)
    {
        var spelling = Spelling(Name('a', letters, shared), [.. "bcd".Select(first => Name(first, shared + 1, shared))]);

        Assert.Equal((slip, doubt), (spelling.SlipLimit, spelling.DoubtLimit));
    }

    [Theory]
    [InlineData(2, 4, 20)]
    [InlineData(3, 3, 20)]
    [InlineData(3, 4, 16)]
    [InlineData(4, 4, 16)]
    public void An_ending_is_shared_where_three_names_of_other_meanings_have_four_letters_of_it(int others, int shared, int slip)
    {
        var name = Name('a', 15, shared);
        string[] sharing = [.. "bcde".Take(others).Select(first => Name(first, shared + 1, shared))];

        Assert.Equal(slip, Spelling(name, sharing).SlipLimit);
        Assert.Equal(20, Spelling(name, sharing, sameMeaning: true).SlipLimit);
    }

    [Fact]
    public void The_ending_is_the_longest_that_enough_names_share()
    {
        // Five letters are shared by two of them, four by all three: 2 x 12 - 4 is one limit, 2 x 12 - 5 another.
        var spelling = Spelling(Name('a', 12, 5), [Name('b', 6, 5), Name('c', 6, 5), Name('d', 5, 4)]);

        Assert.Equal(16, spelling.SlipLimit);
    }

    [Fact]
    public void A_name_that_is_the_end_of_others_is_ending_but_for_its_first_third()
    {
        var name = Name('a', 9, 8);
        var spelling = Spelling(name, [$"b{name}", $"c{name}", $"d{name}"]);

        // 2 x 9 - 6, not 2 x 9 - 9.
        Assert.Equal(8, spelling.SlipLimit);
    }

    [Theory]
    [InlineData("begavortal", 0)]
    [InlineData("begavoxtal", 4)]
    [InlineData("begaxortal", 8)]
    public void A_slip_in_a_shared_ending_counts_half(string typed, int distance)
    {
        var spelling = Spelling("begavortal", ["cortal", "dortal", "fortal"]);

        Assert.Equal(distance, Distance(spelling, typed, 40));
    }

    [Theory]
    [InlineData("fyselan", 2)]
    [InlineData("pheselan", 4)]
    [InlineData("fiselan", 2)]
    [InlineData("physelan", 0)]
    public void What_only_sounds_alike_is_a_little_apart(string typed, int distance) =>
        Assert.Equal(distance, Distance(Spelling("physelan", []), typed, 40));

    [Fact]
    public void A_slip_in_an_ending_that_is_shared_by_sound_counts_half_too() =>
        Assert.Equal(6, Distance(Spelling("phelavortal", ["cortal", "dortal", "fortal"]), "felavontal", 40));

    private static int Distance(NearbySpelling spelling, string typed, int limit) =>
        spelling.DistanceTo(typed, SoundSpelling.Of(typed), limit);

    private static string Name(char first, int letters, int shared) => new string(first, letters - shared) + Shared[^shared..];

    private static NearbySpelling Spelling(string name, string[] others, bool sameMeaning = false)
    {
        var known = new KnownName("", [], KnownName.NameKind.Medicine) { Candidates = [] };
        return NearbySpelling.All([(name, known, 0), .. others.Select((other, place) => (other, known, sameMeaning ? 0 : place + 1))])[0];
    }
}
