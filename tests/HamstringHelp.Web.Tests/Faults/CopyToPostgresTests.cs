using System.Globalization;
using System.Security.Cryptography;
using HamstringHelp.Web.Sharing;
using HamstringHelp.Web.Storage;
using HamstringHelp.Web.Tests.Postgres;
using HamstringHelp.Web.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace HamstringHelp.Web.Tests.Faults;

/// <summary>A clinic moves from its SQLite file to PostgreSQL.</summary>
[Collection(OnPublishedProgram.Name)]
public sealed class CopyToPostgresTests(PublishedProgram program, PostgresServer server) : IClassFixture<PostgresServer>
{
    private const int Results = 6_000;
    private const int Ended = 10;

    [EngineFact]
    public async Task No_link_kiosk_tally_or_cookie_is_lost_even_if_the_copy_is_killed_in_the_middle()
    {
        await using var old = new Installation(program);
        await old.Start();
        await old.RunToEnd("kiosk", "add", "Northside");
        await old.RunToEnd("kiosk", "rotate", "Northside");
        var (_, link) = await old.RunToEnd("kiosk", "add", "Southside");
        using var tablet = old.Visit();
        await tablet.Go($"/kiosk/{link.Split("/kiosk/")[1].Split(' ')[0]}");
        await tablet.Submit();
        await Personas.ColdLeg.WalkToResult(tablet);
        var people = await Sharer.Arrive(old, 8);
        await people.Share(old);
        await old.Terminate();
        Fill(old.Database);
        var live = Results + people.Count;

        var database = new PostgresDatabase(server);
        string[] copy = ["storage", "copy", "--to", database.ConnectionString];
        await using (var empty = new Installation(program, database))
        {
            await empty.RunToEnd("kiosk", "list");
        }

        // Somebody else is about to write the last of the rows, so the copy stands still before its last batch until it is killed.
        using var look = database.Open();
        using var busy = database.Open();
        string cut;
        using (busy.BeginTransaction())
        {
            TestDatabase.Query(busy, $"""INSERT INTO "SharedResults" ("Key", "Sealed", "Expires") VALUES ('\x{LastKey(old.Database)}', '', now())""");
            cut = await old.RunAndKill(() => TestDatabase.Query(look, """SELECT count(*) FROM "SharedResults" """) is > 0L, copy);
        }

        Assert.DoesNotContain("Everything has arrived", cut, StringComparison.Ordinal);
        Assert.InRange(Count(database, "SharedResults"), 1, live - 1);

        var (exitCode, output) = await old.RunToEnd(copy);
        Assert.True(exitCode == 0, output);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"{live} shared result(s), "), output, StringComparison.Ordinal);
        Assert.Equal(live, Count(database, "SharedResults"));
        Assert.Contains("shared result(s), 0 copied now", (await old.RunToEnd(copy)).Output, StringComparison.Ordinal);
        Assert.Equal((2L, 1L, 1L, 1L, 1L), (Count(database, "Kiosks"), Count(database, "RetiredKioskCodes"), Count(database, "KioskTallies"), Count(database, "CountedVisits"), Count(database, "DataProtectionKeys")));
        Assert.Equal(1, database.Query("""SELECT "Count" FROM "KioskTallies" """));

        await using var moved = new Installation(program, database);
        await moved.Start();
        await people.AssertShared(moved);
        Assert.Equal(1L, Count(database, "DataProtectionKeys"));
        (exitCode, output) = await moved.RunToEnd("kiosk", "add", "Hillside");
        Assert.True(exitCode == 0, output);

        // The tablet goes on where it was: its cookies are read, and the person is not counted again.
        using var same = moved.Visit();
        foreach (var (name, value) in tablet.Cookies)
        {
            same.Keep(name, value);
        }

        await same.Go("/result");
        Assert.NotNull(same.Page.QuerySelector("html.kiosk [data-outcome]"));
        Assert.Equal(1, database.Query("""SELECT "Count" FROM "KioskTallies" """));
    }

    [EngineFact]
    public async Task Into_a_public_place_the_keys_are_encrypted_on_the_way_and_still_read_the_cookies()
    {
        await using var old = new Installation(program);
        await old.Start();
        var people = await Sharer.Arrive(old, 2);
        await people.Share(old);
        await old.Terminate();
        var database = new PostgresDatabase(server);
        string[] copy = ["storage", "copy", "--to", database.ConnectionString];
        await using var open = new Installation(program, old.Database) { Settings = new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Production" } };
        Assert.Contains("Keys__Certificate is not set", (await open.RunToEnd(copy)).Output, StringComparison.Ordinal);

        var keys = KeyCertificate.Make(old.Folder, "right").ToDictionary(setting => setting.Key, setting => setting.Value);
        await using var closed = new Installation(program, old.Database) { Settings = keys };
        var (exitCode, output) = await closed.RunToEnd(copy);
        Assert.True(exitCode == 0, output);

        var stored = (string)database.Query("""SELECT string_agg("Xml", '') FROM "DataProtectionKeys" """)!;
        Assert.Contains("encryptedSecret", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("<value>", stored, StringComparison.Ordinal);
        await using var moved = new Installation(program, database) { Settings = keys };
        await moved.Start();
        await people.AssertShared(moved);
    }

    [EngineFact]
    public async Task A_copy_into_a_database_with_other_kiosks_says_that_it_did_not_arrive()
    {
        var database = new PostgresDatabase(server);
        await using var old = new Installation(program);
        await using var taken = new Installation(program, database);
        await old.RunToEnd("kiosk", "add", "Northside");
        await taken.RunToEnd("kiosk", "add", "Southside");

        var (exitCode, output) = await old.RunToEnd("storage", "copy", "--to", database.ConnectionString);

        Assert.Equal(1, exitCode);
        Assert.Contains("Of 1 kiosk(s) only 0 arrived", output, StringComparison.Ordinal);
        Assert.Contains("is \"postgres\" already", (await taken.RunToEnd("storage", "copy", "--to", database.ConnectionString)).Output, StringComparison.Ordinal);
    }

    private static string LastKey(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        return (string)TestDatabase.Query(connection, "SELECT hex(Key) FROM SharedResults ORDER BY rowid DESC LIMIT 1")!;
    }

    private static long Count(PostgresDatabase database, string table) => (long)database.Query($"""SELECT count(*) FROM "{table}" """)!;

    /// <summary>More results than fit into one batch; some have ended.</summary>
    private static void Fill(string file)
    {
        using var storage = new StorageContext(new DbContextOptionsBuilder<StorageContext>().UseSqlite($"Data Source={file};Pooling=False").Options);
        for (var number = 0; number < Results + Ended; number++)
        {
            storage.Add(new SharedResult
            {
                Key = RandomNumberGenerator.GetBytes(32),
                Sealed = RandomNumberGenerator.GetBytes(156),
                Expires = number < Ended ? new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc) : new DateTime(2099, 1, 1, 0, 0, 0, DateTimeKind.Utc),
            });
        }

        storage.SaveChanges();
    }
}
