using System.Security.Cryptography;
using System.Text;
using HamstringHelp.Web.Kiosk;
using HamstringHelp.Web.Storage;
using HamstringHelp.Web.Tests.Commands;
using Microsoft.EntityFrameworkCore;

namespace HamstringHelp.Web.Tests.Kiosk;

/// <summary>The verbs for kiosks, as an operator would use them.</summary>
public sealed class KioskCommandsTests : IDisposable
{
    private const string Setting = "Storage__ConnectionString";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hamstring-kiosk-");

    /// <summary>The verbs find the database where the program would. Every program under test has a setting that goes before this one.</summary>
    public KioskCommandsTests() => Environment.SetEnvironmentVariable(Setting, $"Data Source={Database}");

    private string Database => Path.Combine(_folder.FullName, "test.db");

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Setting, null);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public void Adding_a_kiosk_prints_its_link_once_and_stores_only_the_hash()
    {
        var (exit, text) = Type("add", "Northside Clinic", "--idle", "90s", "--allow-print", "--address", "https://cramps.example.org/");

        Assert.True(exit == 0, text);
        var code = CodeIn(text);
        Assert.Contains($"https://cramps.example.org/kiosk/{code} ", text, StringComparison.Ordinal);
        using var storage = Open();
        var kiosk = storage.Kiosks.Single();
        Assert.Equal(SHA256.HashData(Encoding.UTF8.GetBytes(code)), kiosk.CodeHash);
        Assert.Equal(("Northside Clinic", 90, "en", true, false), (kiosk.Name, kiosk.IdleSeconds, kiosk.Language, kiosk.MayPrint, kiosk.IsDisabled));
        foreach (var file in _folder.EnumerateFiles())
        {
            using var stream = file.Open(FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            Assert.True(bytes.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(code)) < 0, $"{file.Name} holds the code.");
        }

        Assert.DoesNotContain(code, Type("list").Text, StringComparison.Ordinal);
        Assert.Contains("Northside Clinic: open, asks after 90 s, language en, may print", Type("list").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_kiosk_asks_after_three_minutes_in_English_and_prints_nothing_unless_told_otherwise()
    {
        Assert.Contains("opens at /kiosk/", Type("add", "Northside").Text, StringComparison.Ordinal);

        Assert.Contains("Northside: open, asks after 180 s, language en, prints nothing", Type("list").Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is a kiosk \"Northside\" already", "add", "northside ")]
    [InlineData("There is a kiosk \"Northside\" already", "rename", "Southside", "NORTHSIDE")]
    [InlineData("There is no kiosk \"Eastside\". There is \"Northside\", \"Southside\".", "rotate", "Eastside")]
    [InlineData("There is no kiosk \"Eastside\"", "disable", "Eastside")]
    [InlineData("There is no kiosk \"Eastside\"", "rename", "Eastside", "Westside")]
    [InlineData("1 to 80 characters", "add", " ")]
    [InlineData("1 to 80 characters", "add", "two\nlines")]
    [InlineData("--idle is \"5s\"", "add", "Westside", "--idle", "5s")]
    [InlineData("--idle is \"31m\"", "add", "Westside", "--idle", "31m")]
    [InlineData("--idle is \"3\"", "add", "Westside", "--idle", "3")]
    [InlineData("--idle is \"-3m\"", "add", "Westside", "--idle=-3m")]
    [InlineData("'xx' not recognized", "add", "Westside", "--language", "xx")]
    [InlineData("--address is \"cramps\"", "add", "Westside", "--address", "cramps")]
    [InlineData("\"yesterday\" is no day", "tally", "--from", "yesterday")]
    public void What_cannot_be_done_is_said_clearly_and_changes_nothing(string said, params string[] args)
    {
        Type("add", "Northside");
        Type("add", "Southside");
        var before = Type("list").Text;

        var (exit, text) = Type(args);

        Assert.Equal(1, exit);
        Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.Equal(before, Type("list").Text);
    }

    [Fact]
    public void A_name_of_eighty_characters_fits_and_one_more_does_not()
    {
        Assert.Equal(0, Type("add", new string('x', 80)).Exit);
        Assert.Equal(1, Type("add", new string('y', 81)).Exit);
    }

    [Fact]
    public void A_kiosk_is_renamed_disabled_and_opened_again_with_a_new_link()
    {
        var first = CodeIn(Type("add", "Northside").Text);

        Assert.Equal(0, Type("rename", "northside", "Hillside").Exit);
        Assert.Equal(0, Type("rename", "Hillside", "HillSide").Exit);
        Assert.Equal(0, Type("disable", "Hillside").Exit);
        Assert.Contains("HillSide: disabled", Type("list").Text, StringComparison.Ordinal);
        var second = CodeIn(Type("rotate", "Hillside").Text);

        Assert.NotEqual(first, second);
        Assert.Contains("HillSide: open", Type("list").Text, StringComparison.Ordinal);
        using var storage = Open();
        Assert.Equal(SHA256.HashData(Encoding.UTF8.GetBytes(second)), storage.Kiosks.Single().CodeHash);
        Assert.Equal(SHA256.HashData(Encoding.UTF8.GetBytes(first)), storage.RetiredKioskCodes.Single().CodeHash);
    }

    [Fact]
    public void A_day_with_fewer_than_five_journeys_says_only_that()
    {
        Type("add", "=Northside \"A\"");
        using (var storage = Open())
        {
            var id = storage.Kiosks.Single().Id;
            storage.KioskTallies.AddRange(
                new KioskTally { KioskId = id, Day = new DateOnly(2026, 11, 2), Outcome = "self-care", Count = 4 },
                new KioskTally { KioskId = id, Day = new DateOnly(2026, 11, 3), Outcome = "self-care", Count = 4 },
                new KioskTally { KioskId = id, Day = new DateOnly(2026, 11, 3), Outcome = "ask", Count = 1 },
                new KioskTally { KioskId = id, Day = new DateOnly(2026, 11, 9), Outcome = "emergency", Count = 7 });
            storage.SaveChanges();
        }

        Assert.Equal(
            """
            =Northside "A", 2026-11-02: under 5
            =Northside "A", 2026-11-03: ask 1, self-care 4
            """,
            Type("tally", "--from", "2026-11-01", "--to", "2026-11-08").Text.Trim(),
            ignoreLineEndingDifferences: true);
        Assert.Equal(
            """"
            kiosk,day,outcome,count
            "'=Northside ""A""",2026-11-02,,under 5
            "'=Northside ""A""",2026-11-03,ask,1
            "'=Northside ""A""",2026-11-03,self-care,4
            """",
            Type("tally", "--from", "2026-11-01", "--to", "2026-11-08", "--csv").Text.Trim(),
            ignoreLineEndingDifferences: true);
        Assert.Contains("nothing to count", Type("tally", "--from", "2026-01-01", "--to", "2026-01-02").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_help_says_how_to_lock_a_tablet_and_what_is_not_protected()
    {
        var (exit, text) = Type("--help");

        Assert.Equal(0, exit);
        Assert.Contains("Guided Access", text, StringComparison.Ordinal);
        Assert.Contains("Not protected", text, StringComparison.Ordinal);
    }

    private static (int Exit, string Text) Type(params string[] args) => AuthorsDesk.Type(["kiosk", .. args]);

    private static string CodeIn(string text) => text.Split("/kiosk/")[1].Split(' ')[0];

    private StorageContext Open() => new(new DbContextOptionsBuilder<StorageContext>().UseSqlite($"Data Source={Database}").Options);
}
