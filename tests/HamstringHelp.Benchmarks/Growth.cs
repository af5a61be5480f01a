using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using HamstringHelp.Benchmarks.Servers;
using Microsoft.Data.Sqlite;

namespace HamstringHelp.Benchmarks;

/// <summary>How the program grows: with versions of the content, with choices, with stored results, and with people at the same time.</summary>
internal sealed class Growth(Published published)
{
    private const int Connections = 16;
    private const int Seconds = 4;

    private readonly List<GrowthTable> _tables = [];

    internal static async Task<int> Run()
    {
        using var published = new Published();
        var growth = new Growth(published);
        await growth.Versions();
        await growth.Choices();
        await growth.Rows();
        await growth.People();
        var folder = Path.Combine(published.Repository, "tests", "HamstringHelp.Benchmarks");
        await File.WriteAllTextAsync(Path.Combine(folder, "growth.txt"), growth.Text());
        await File.WriteAllTextAsync(Path.Combine(folder, "growth.svg"), GrowthTable.Curves(growth._tables));
        return 0;
    }

    private async Task Versions()
    {
        var table = Table("versions of the content", "start to first page, ms", "memory, MiB", "question pages a second");
        foreach (var versions in new[] { 1, 10, 100 })
        {
            var content = published.Content(versions);
            var clock = Stopwatch.StartNew();
            using var server = ServerProcess.Product(published.Folder, published.NewDatabase(), ("Content__Folder", content));
            await server.WaitFor("/check/emergency");
            var started = clock.ElapsedMilliseconds;
            await Load.Run(server, [new Sent("/check/emergency")], Connections, Seconds);
            var measured = await Load.Run(server, [new Sent("/check/emergency")], Connections, Seconds);
            table.Add(versions, started, server.Memory, measured.Rate);
        }
    }

    private async Task Choices()
    {
        var table = Table("choices at one question", "start to first page, ms", "memory, MiB", "that page, KiB", "of it a second", "results a second");
        foreach (var choices in new[] { 10, 100, 1_000, 10_000 })
        {
            var content = published.ContentWithChoices(choices);
            var clock = Stopwatch.StartNew();
            using var server = ServerProcess.Product(published.Folder, published.NewDatabase(), ("Content__Folder", content));
            await server.WaitFor("/check/emergency");
            var started = clock.ElapsedMilliseconds;
            using var person = new Person(server);
            await person.Walk("/check/conditions");
            var length = person.Page.Length;
            await person.Walk("/result");
            // With what they ticked, or it would be a page that is kept.
            List<Sent> question = [new Sent("/check/conditions", Cookies: person.Cookies)];
            List<Sent> result = [new Sent("/result", Cookies: person.Cookies)];
            await Load.Run(server, question, Connections, Seconds);
            var asked = await Load.Run(server, question, Connections, Seconds);
            await Load.Run(server, result, Connections, Seconds);
            var shown = await Load.Run(server, result, Connections, Seconds);
            table.Add(choices, started, server.Memory, length / 1024.0, asked.Rate, shown.Rate);
        }
    }

    private async Task Rows()
    {
        var table = Table("stored results", "file, MiB", "links opened a second", "shares a second", "backup, s", "erasing a tenth until a share is taken again, s");
        foreach (var rows in new[] { 1_000, 100_000, 1_000_000, 5_000_000 })
        {
            var file = published.NewFile();
            using (var first = ServerProcess.Product(published.Folder, ("Storage__ConnectionString", $"Data Source={file}")))
            {
                await first.WaitFor("/check/emergency");
            }

            Fill(file, rows);
            using var server = ServerProcess.Product(published.Folder, ("Storage__ConnectionString", $"Data Source={file}"));
            await server.WaitFor("/check/emergency");
            var clock = Stopwatch.StartNew();
            while (Ended(file) > 0)
            {
                await Task.Delay(100);
            }

            using var person = new Person(server);
            await person.Walk("/result");
            List<Sent> shares = [person.Share(days: 7), person.Share(days: 30)];
            await PressUntilStored(person, shares[0]);
            var erased = clock.Elapsed;
            using (await person.Send(new Sent("/result", Cookies: person.Cookies)))
            {
            }

            var link = person.Page.Split("href=\"").Select(part => part.Split('"')[0]).First(part => part.StartsWith("/r/", StringComparison.Ordinal));
            var opened = await Load.Run(server, [new Sent(link)], Connections, Seconds);
            var shared = await Load.Run(server, shares, Connections, Seconds);
            clock.Restart();
            published.BackUp(file);
            table.Add(rows, new FileInfo(file).Length / 1024.0 / 1024, opened.Rate, shared.Rate, clock.Elapsed.TotalSeconds, erased.TotalSeconds);
        }
    }

    private async Task People()
    {
        var table = Table("connections at once", "question pages a second", "p50, ms", "p99, ms", "memory, MiB");
        using var server = ServerProcess.Product(published.Folder, published.NewDatabase());
        await server.WaitFor("/check/emergency");
        await Load.Run(server, [new Sent("/check/emergency")], Connections, Seconds);
        foreach (var connections in new[] { 1, 10, 100, 1000 })
        {
            var measured = await Load.Run(server, [new Sent("/check/emergency")], connections, Seconds);
            table.Add(connections, measured.Rate, measured.Median, measured.Percentile99, server.Memory);
        }
    }

    /// <summary>While SQLite writes a large file anew it takes no share, and the page says so.</summary>
    private static async Task PressUntilStored(Person person, Sent share)
    {
        while (true)
        {
            try
            {
                using var stored = await person.Send(share);
                return;
            }
            catch (InvalidOperationException)
            {
                await Task.Delay(200);
            }
        }
    }

    /// <summary>Rows as sharing makes them; a tenth has ended.</summary>
    private static void Fill(string file, int rows)
    {
        using var connection = new SqliteConnection($"Data Source={file}");
        connection.Open();
        using var transaction = connection.BeginTransaction();
        using var command = connection.CreateCommand();
        command.CommandText = """INSERT INTO "SharedResults" ("Key", "Sealed", "Expires") VALUES (@key, @sealed, @expires)""";
        var (key, content, expires) = (command.Parameters.Add("@key", SqliteType.Blob), command.Parameters.Add("@sealed", SqliteType.Blob), command.Parameters.Add("@expires", SqliteType.Text));
        var now = DateTime.UtcNow;
        for (var row = 0; row < rows; row++)
        {
            (key.Value, content.Value, expires.Value) = (RandomNumberGenerator.GetBytes(32), RandomNumberGenerator.GetBytes(164), now.AddDays(row % 10 == 0 ? -1 : 7));
            command.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    private static long Ended(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """SELECT count(*) FROM "SharedResults" WHERE "Expires" <= @now""";
        command.Parameters.AddWithValue("@now", DateTime.UtcNow);
        return (long)command.ExecuteScalar()!;
    }

    private GrowthTable Table(string of, params string[] columns)
    {
        var table = new GrowthTable(of, columns);
        _tables.Add(table);
        return table;
    }

    private string Text() => string.Create(
        CultureInfo.InvariantCulture,
        $"{DateTime.UtcNow:yyyy-MM-dd}, {Environment.ProcessorCount} processors, .NET {Environment.Version}. One measurement each: look at the order of magnitude.\n{string.Concat(_tables.Select(table => $"\n{table}"))}");
}
