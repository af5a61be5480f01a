using System.Net;
using HamstringHelp.Web.Tests.Postgres;
using HamstringHelp.Web.Tests.Support;

namespace HamstringHelp.Web.Tests.Faults;

/// <summary>The published program on a PostgreSQL that goes away and comes back, and with other instances beside it.</summary>
[Collection(OnPublishedProgram.Name)]
public sealed class PostgresTests(PublishedProgram program, PostgresServer server) : IClassFixture<PostgresServer>
{
    private const string NotJustNow = "could not be saved just now";

    [EngineFact]
    public async Task While_the_database_is_down_only_sharing_waits_for_it_and_afterwards_it_works_by_itself()
    {
        await using var site = new Installation(program, new PostgresDatabase(server));
        await site.Start();
        var before = Assert.Single(await Sharer.Arrive(site, 1));
        await before.Share(site);

        server.Kill();
        using var visitor = site.Visit();
        await visitor.Go("/");
        await Personas.StatinTaker.WalkToResult(visitor);
        var seen = ShownResult.On(visitor.Page);
        foreach (var address in new[] { "/result/doctor", "/relief", "/check/answers", "/about", "/health/live", "/result" })
        {
            await visitor.Go(address);
            Assert.Equal(HttpStatusCode.OK, visitor.Status);
        }

        await visitor.Answer("7");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, visitor.Status);
        Assert.Contains(NotJustNow, visitor.Page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equivalent(seen, ShownResult.On(visitor.Page), strict: true);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusOf(site, "/r/" + new string('A', 43)));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusOf(site, "/r/" + new string('A', 43) + "/delete"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusOf(site, "/health/ready"));
        Assert.Equal(HttpStatusCode.OK, await StatusOf(site, "/health/live"));
        await using (var late = new Installation(program, new UnreachableDatabase()))
        {
            var (exitCode, output) = await late.StartInVain();
            Assert.Equal(1, exitCode);
            Assert.Contains("does not start: PostgreSQL cannot be reached: Failed to connect to 127.0.0.1:1.", output, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        }

        server.Start();
        await visitor.Answer("7");
        await visitor.Go(visitor.Page.QuerySelector(".link-text")!.GetAttribute("href")!);
        Assert.Equivalent(seen, ShownResult.On(visitor.Page), strict: true);
        await before.AssertShared(site);
        await Eventually(async () => await StatusOf(site, "/health/ready") == HttpStatusCode.OK);
    }

    [EngineFact]
    public async Task Instances_that_start_at_once_make_one_database_with_one_key_and_serve_each_others_people()
    {
        var database = new PostgresDatabase(server);
        await using var one = new Installation(program, database);
        await using var two = new Installation(program, database);
        await Task.WhenAll(one.Start(), two.Start());
        Assert.Equal(1L, database.Query("""SELECT count(*) FROM "DataProtectionKeys" """));
        Assert.Contains("Npgsql", await File.ReadAllTextAsync($"/proc/{one.ProcessId}/maps"), StringComparison.Ordinal);

        var people = await Sharer.Arrive(one, 20);
        // Half of them click at both, and the connections are cut in between.
        var sharing = Task.WhenAll(people.Share(two), people.Take(10).Share(one));
        while (!sharing.IsCompleted)
        {
            server.Query("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = 'HamstringHelp'");
            await Task.Delay(20);
        }

        await people.Share(one);
        await people.AssertShared(two);
        Assert.Equal(people.Count, two.Rows());
    }

    [EngineFact]
    public async Task The_tally_is_exact_across_instances_and_a_restart_of_the_database()
    {
        var database = new PostgresDatabase(server);
        await using var one = new Installation(program, database);
        await using var two = new Installation(program, database);
        await one.Start();
        await two.Start();
        var (exitCode, output) = await one.RunToEnd("kiosk", "add", "Northside");
        Assert.True(exitCode == 0, output);
        var code = output.Split("/kiosk/")[1].Split(' ')[0];
        Assert.Contains("Northside: open", (await two.RunToEnd("kiosk", "list")).Output, StringComparison.Ordinal);

        using var tablet = one.Visit();
        await tablet.Go($"/kiosk/{code}");
        await tablet.Submit();
        const int People = 4;
        for (var person = 0; person < People; person++)
        {
            await Personas.ColdLeg.WalkToResult(tablet);
            if (person == People / 2)
            {
                server.Stop();
                server.Start();
            }

            // The same person's result in many tabs, at both instances.
            var tabs = Enumerable.Range(0, 8).Select(number => (number % 2 == 0 ? one : two).Visit()).ToList();
            foreach (var (tab, (name, value)) in tabs.SelectMany(tab => tablet.Cookies.Select(cookie => (tab, cookie))))
            {
                tab.Keep(name, value);
            }

            await Task.WhenAll(tabs.Select(tab => tab.Go("/result")));
            Assert.All(tabs, tab => Assert.Equal(HttpStatusCode.OK, tab.Status));
            tabs.ForEach(tab => tab.Dispose());
            await tablet.Post("/kiosk/finish");
        }

        Assert.Equal(People, database.Query("""SELECT "Count" FROM "KioskTallies" """));
    }

    [EngineFact]
    public async Task In_public_it_starts_with_a_certificate_alone_and_encrypts_the_keys_with_it()
    {
        var database = new PostgresDatabase(server);
        await using var without = new Installation(program, database) { Settings = InPublic() };
        var (exitCode, output) = await without.StartInVain();
        Assert.Equal(1, exitCode);
        Assert.Contains("Keys__Certificate is not set", output, StringComparison.Ordinal);
        Assert.Contains("openssl req -x509", output, StringComparison.Ordinal);

        var right = KeyCertificate.Make(without.Folder, "right").ToArray();
        await using var wrong = new Installation(program, database) { Settings = InPublic(right[0], KeyValuePair.Create("Keys__CertificatePassword", "wrong")) };
        Assert.Contains("cannot be opened", (await wrong.StartInVain()).Output, StringComparison.Ordinal);

        await using (var with = new Installation(program, database) { Settings = InPublic(right) })
        {
            await with.Start();
            Assert.Contains("<encryptedSecret", Keys(database), StringComparison.Ordinal);
            Assert.DoesNotContain("<value>", Keys(database), StringComparison.Ordinal);
        }

        await using var another = new Installation(program, database) { Settings = InPublic([.. KeyCertificate.Make(without.Folder, "another")]) };
        Assert.Contains("encrypted with another certificate", (await another.StartInVain()).Output, StringComparison.Ordinal);
    }

    [EngineFact]
    public async Task Verbs_for_the_SQLite_file_say_what_to_use_instead()
    {
        await using var site = new Installation(program, new PostgresDatabase(server));

        foreach (var verb in new[] { "backup", "restore" })
        {
            var (exitCode, output) = await site.RunToEnd(verb, Path.Combine(site.Folder, "copy.db"));
            Assert.Equal(1, exitCode);
            Assert.Contains("pg_dump", output, StringComparison.Ordinal);
        }
    }

    private static string Keys(TestDatabase database) => (string)database.Query("""SELECT string_agg("Xml", '') FROM "DataProtectionKeys" """)!;

    private static Dictionary<string, string> InPublic(params KeyValuePair<string, string>[] settings) =>
        new([.. settings, KeyValuePair.Create("ASPNETCORE_ENVIRONMENT", "Production")]);

    private static async Task<HttpStatusCode> StatusOf(Installation site, string address)
    {
        using var response = await site.Http.GetAsync(address);
        return response.StatusCode;
    }

    private static async Task Eventually(Func<Task<bool>> holds)
    {
        while (!await holds())
        {
            await Task.Delay(100);
        }
    }

    private sealed class UnreachableDatabase : TestDatabase
    {
        public override string Provider => "postgres";

        public override string ConnectionString => "Host=127.0.0.1;Port=1;Database=hamstring;Username=hamstring";

        public override string VersionQuery => throw new NotSupportedException();

        public override byte[] ReadBytes() => throw new NotSupportedException();

        public override System.Data.Common.DbConnection Open() => throw new NotSupportedException();

        public override TestDatabase Another() => this;
    }
}
