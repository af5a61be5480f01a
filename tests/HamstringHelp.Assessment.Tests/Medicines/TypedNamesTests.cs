using System.Globalization;
using HamstringHelp.Assessment.Medicines;
using Xunit.Abstractions;

namespace HamstringHelp.Assessment.Tests.Medicines;

/// <summary>
/// The figures of the reader on names as people type them. A question with the right answer in it is safe, but it is
/// not counted as read; "asked" says how many there were.
/// </summary>
public sealed class TypedNamesTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_is_read_for_a_group_is_of_that_group_and_little_is_missed(bool heldOut)
    {
        var figures = Named(heldOut).SelectMany(name => name.Groups).Distinct().Select(group => Figures(group, heldOut)).ToArray();

        output.WriteLine($"{(heldOut ? "Held-out" : "First")} list, {Named(heldOut).Count()} typed names");
        output.WriteLine("group             right  wrong  asked  missed  precision  recall  recall with asked");
        foreach (var figure in figures)
        {
            output.WriteLine(figure.ToString());
        }

        Assert.All(figures, figure => Assert.True(figure.Precision >= 0.98, figure.ToString()));
        Assert.All(figures, figure => Assert.True(figure.Recall >= 0.8, figure.ToString()));
        Assert.All(figures, figure => Assert.Equal(0, figure.Missed));
    }

    [Theory]
    [InlineData("exact", 0.99)]
    [InlineData("everyday", 0.99)]
    [InlineData("form", 0.99)]
    [InlineData("several", 0.99)]
    [InlineData("look-alike", 1.0)]
    [InlineData("slip", 0.95)]
    public void Nearly_every_name_of_a_kind_is_read_as_exactly_its_groups(string kind, double least)
    {
        foreach (var heldOut in new[] { false, true })
        {
            var names = Named(heldOut).Where(name => name.Kind == kind).ToArray();
            var failures = names.Where(name => !TestMedicines.GroupsRead(name.Typed).SequenceEqual(name.Groups.Order(StringComparer.Ordinal))).ToArray();
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{(heldOut ? "held-out" : "first")} {kind}: {names.Length - failures.Length} of {names.Length}; not at once: {string.Join(", ", failures.Select(name => name.Typed))}"));

            Assert.True(failures.Length <= names.Length * (1 - least), string.Join(", ", failures.Select(name => name.Typed)));
        }
    }

    [Fact]
    public void A_look_alike_is_never_read_as_a_listed_medicine_nor_asked_about()
    {
        var lookAlikes = TestMedicines.TypedNames.Where(name => name.Kind == "look-alike").ToArray();

        Assert.All(lookAlikes, name => Assert.Equal(["other-medicine"], TestMedicines.GroupsRead(name.Typed)));
        Assert.All(lookAlikes, name => Assert.DoesNotContain(TestMedicines.Reader.Read(name.Typed), reading => reading.Certainty is Certainty.Doubtful));
    }

    [Fact]
    public void What_cannot_be_known_is_asked_with_the_likely_answer_offered()
    {
        foreach (var name in TestMedicines.TypedNames.Where(name => name.Kind == "ask"))
        {
            var reading = Assert.Single(TestMedicines.Reader.Read(name.Typed));

            Assert.Equal(Certainty.Doubtful, reading.Certainty);
            Assert.Empty(reading.Groups);
            Assert.Subset(reading.Candidates.SelectMany(candidate => candidate.Groups).ToHashSet(), name.Asks.ToHashSet());
        }
    }

    private static IEnumerable<TypedName> Named(bool heldOut) => TestMedicines.TypedNames.Where(name => name.HeldOut == heldOut);

    private static GroupFigures Figures(string group, bool heldOut)
    {
        var (right, wrong, asked, missed) = (0, 0, 0, 0);
        foreach (var name in Named(heldOut))
        {
            var readings = TestMedicines.Reader.Read(name.Typed);
            var isRead = readings.Any(reading => reading.Groups.Contains(group));
            if (!name.Groups.Contains(group))
            {
                wrong += isRead ? 1 : 0;
            }
            else if (isRead)
            {
                right++;
            }
            else if (readings.Any(reading => reading.Candidates.Any(candidate => candidate.Groups.Contains(group))))
            {
                asked++;
            }
            else
            {
                missed++;
            }
        }

        return new(group, right, wrong, asked, missed);
    }

    private sealed record GroupFigures(string Group, int Right, int Wrong, int Asked, int Missed)
    {
        public double Precision => Right / (double)(Right + Wrong);

        public double Recall => Right / (double)(Right + Asked + Missed);

        public double RecallWithAsked => (Right + Asked) / (double)(Right + Asked + Missed);

        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture,
            $"{Group,-16} {Right,6} {Wrong,6} {Asked,6} {Missed,7} {Precision,10:P1} {Recall,7:P1} {RecallWithAsked,18:P1}");
    }
}
