using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using HamstringHelp.Web.Tests.Commands;
using HamstringHelp.Web.Tests.Postgres;
using HamstringHelp.Web.Tests.Support;
using Xunit.Abstractions;

namespace HamstringHelp.Web.Tests.Faults;

/// <summary>
/// Three instances behind nginx on one PostgreSQL with a standby that confirms every commit. While people answer and share,
/// everything fails that can. Only in <c>tests/run --cluster</c>: it takes minutes.
/// </summary>
[Collection(OnPublishedProgram.Name)]
public sealed class ClusterTests(PublishedProgram program, ITestOutputHelper output)
{
    private const int Instances = 3;
    private const int PeopleAtATime = 4;
    private const int Cuts = 50;

    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(4);

    [ClusterFact]
    public async Task Nothing_that_was_acknowledged_is_lost_and_no_journey_breaks_whatever_fails()
    {
        using var primary = new PostgresServer();
        using var standby = primary.Standby();
        primary.Query("ALTER SYSTEM SET synchronous_standby_names = '*'");
        primary.Query("SELECT pg_reload_conf()");
        var database = new FailOverDatabase(primary, standby);
        var instances = Enumerable.Range(0, Instances).Select(_ => new Installation(program, database) { Port = PostgresServer.FreePort() }).ToList();
        await Task.WhenAll(instances.Select(instance => instance.Start()));
        await using var site = new Installation(program) { Port = PostgresServer.FreePort() };
        using var nginx = new Nginx(site.Folder, site.Port, instances.Select(instance => instance.Port));
        await nginx.Start();
        var crowd = new Crowd(site);

        await crowd.During("nothing fails", PeopleAtATime, () => Task.Delay(Calm));
        await crowd.During("kill -9 of an instance", PeopleAtATime, async () =>
        {
            await instances[0].Kill();
            await Task.Delay(Calm);
            await instances[0].Start();
        });
        await crowd.During("every instance restarted in turn", PeopleAtATime, async () =>
        {
            foreach (var instance in instances)
            {
                Assert.Equal(0, await instance.Terminate());
                await instance.Start();
            }
        });
        await crowd.During("the database stopped and started", PeopleAtATime, async () =>
        {
            primary.Stop();
            await Task.Delay(Calm);
            primary.Start();
        });
        await crowd.During($"{Cuts} connections cut", PeopleAtATime, async () =>
        {
            for (var cut = 0; cut < Cuts; cut++)
            {
                primary.Query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'HamstringHelp' ORDER BY random() LIMIT 1");
                await Task.Delay(100);
            }
        });
        await crowd.During("the primary killed and the standby promoted", PeopleAtATime, async () =>
        {
            primary.Kill();
            await Task.Delay(Calm);
            standby.Promote();
        });
        await crowd.During("nothing fails any more", PeopleAtATime, () => Task.Delay(Calm));

        foreach (var line in crowd.Report)
        {
            output.WriteLine(line);
        }

        Assert.Empty(crowd.BrokenJourneys);
        Assert.Empty(crowd.FailedPages);
        var acknowledged = crowd.People.Where(person => person.IsAcknowledged).ToList();
        await acknowledged.AssertShared(site);
        // Whoever has no answer presses again, and nobody's row is there twice.
        await crowd.People.Except(acknowledged).Share(site);
        await crowd.People.ToList().AssertShared(site);
        Assert.Equal(crowd.People.Count, standby.Query("""SELECT count(*) FROM "SharedResults" """, database.Name) is long rows ? rows : -1);
        output.WriteLine($"{crowd.People.Count} people, {acknowledged.Count} shares acknowledged; 0 lost, 0 doubled, 0 journeys broken.");
        foreach (var instance in instances)
        {
            await instance.DisposeAsync();
        }
    }

    /// <summary>People who come one after another: each answers, reads pages, shares, and presses again until it worked.</summary>
    private sealed class Crowd(Installation site)
    {
        private static readonly string[] PagesWithoutStorage = ["/", "/about", "/relief", "/privacy", "/result/doctor", "/check/answers"];
        private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

        private readonly ConcurrentDictionary<string, int> _answers = [];
        private int _requests;

        public ConcurrentBag<Sharer> People { get; } = [];

        public ConcurrentBag<string> BrokenJourneys { get; } = [];

        public ConcurrentBag<string> FailedPages { get; } = [];

        public ConcurrentQueue<string> Report { get; } = [];

        public async Task During(string what, int atATime, Func<Task> fault)
        {
            using var over = new CancellationTokenSource();
            var shares = new ConcurrentBag<(TimeSpan Began, TimeSpan Ended)>();
            var clock = Stopwatch.StartNew();
            _answers.Clear();
            _requests = 0;
            var people = Enumerable.Range(0, atATime).Select(number => Task.Run(() => Come(number, shares, clock, over.Token))).ToList();
            await Task.Delay(Calm / 4);
            var (began, before) = (clock.Elapsed, shares.Count);
            await fault();
            var mended = clock.Elapsed;
            // They go on until one who pressed after it was mended has an answer.
            while (!shares.Any(share => share.Began > mended) && clock.Elapsed < mended + LongestWait)
            {
                await Task.Delay(20);
            }

            await over.CancelAsync();
            await Task.WhenAll(people);
            var after = shares.Where(share => share.Ended > mended).Select(share => share.Ended).DefaultIfEmpty(TimeSpan.MaxValue).Min();
            var slowest = shares.Select(share => share.Ended - share.Began).DefaultIfEmpty().Max();
            Report.Enqueue(string.Create(
                CultureInfo.InvariantCulture,
                $"{what}: {_requests} requests in {clock.Elapsed.TotalSeconds:0.0} s, {shares.Count} shares ({before} before it); mended after {(mended - began).TotalSeconds:0.0} s, the next share {(after - mended).TotalSeconds:0.00} s later, the slowest {slowest.TotalSeconds:0.0} s; failed: {(_answers.IsEmpty ? "none" : string.Join(", ", _answers.Select(answer => $"{answer.Key} {answer.Value}")))}"));
        }

        private async Task Come(int number, ConcurrentBag<(TimeSpan Began, TimeSpan Ended)> shares, Stopwatch clock, CancellationToken over)
        {
            while (!over.IsCancellationRequested)
            {
                Sharer person;
                try
                {
                    person = Assert.Single(await Sharer.Arrive(site, 1));
                    Interlocked.Add(ref _requests, 3);
                    await Read(person);
                }
                catch (Exception e)
                {
                    BrokenJourneys.Add(e.Message);
                    continue;
                }

                People.Add(person);
                // The first attempt is what counts; a person who reads "not just now" presses again.
                var began = clock.Elapsed;
                while (!over.IsCancellationRequested)
                {
                    Interlocked.Increment(ref _requests);
                    var answer = await person.Share(site);
                    if (answer?.Status == HttpStatusCode.Found)
                    {
                        shares.Add((began, clock.Elapsed));
                        break;
                    }

                    _answers.AddOrUpdate(answer is null ? "share without an answer" : $"share {(int)answer.Value.Status}", 1, (_, count) => count + 1);
                    await Task.Delay(200, CancellationToken.None);
                    began = clock.Elapsed;
                }
            }
        }

        private async Task Read(Sharer person)
        {
            foreach (var page in PagesWithoutStorage)
            {
                try
                {
                    Interlocked.Increment(ref _requests);
                    await person.Get(site, page);
                }
                catch (Exception e)
                {
                    FailedPages.Add($"{page}: {e.Message}");
                }
            }
        }
    }

    /// <summary>Debian's nginx with the configuration that the README gives to operators.</summary>
    private sealed class Nginx : IDisposable
    {
        private readonly string _file;
        private readonly int _port;
        private Process? _process;

        public Nginx(string folder, int port, IEnumerable<int> instances)
        {
            _port = port;
            _file = Path.Combine(folder, "nginx.conf");
            var shipped = File.ReadAllLines(Path.Combine(Path.GetDirectoryName(AuthorsDesk.Shipped)!, "deploy", "nginx.conf"));
            var server = shipped.First(line => line.Contains("server 10.0.0.11:5080", StringComparison.Ordinal));
            var site = shipped
                .Where(line => !line.Contains("ssl", StringComparison.Ordinal) && !(line.Contains("server 10.", StringComparison.Ordinal) && line != server))
                .SelectMany<string, string>(line =>
                    line == server ? instances.Select(instance => line.Replace("10.0.0.11:5080", string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{instance}"), StringComparison.Ordinal))
                    : line.Contains("server_name", StringComparison.Ordinal) ? [line, $"listen 127.0.0.1:{port};"]
                    : [line]);
            File.WriteAllText(_file, $$"""
                {{(Environment.IsPrivilegedProcess ? "user root;" : "")}}
                daemon off;
                pid {{folder}}/nginx.pid;
                events { worker_connections 1024; }
                http {
                client_body_temp_path {{folder}}/body; proxy_temp_path {{folder}}/proxy; fastcgi_temp_path {{folder}}/f; uwsgi_temp_path {{folder}}/u; scgi_temp_path {{folder}}/s;
                {{string.Join('\n', site)}}
                }
                """);
        }

        public async Task Start()
        {
            _process = Process.Start("nginx", ["-c", _file, "-e", "/dev/null"]);
            using var http = new HttpClient();
            while (true)
            {
                try
                {
                    using var answer = await http.GetAsync(new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_port}/health/ready")));
                    Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                    return;
                }
                catch (HttpRequestException) when (!_process.HasExited)
                {
                    await Task.Delay(20);
                }
            }
        }

        public void Dispose()
        {
            _process?.Kill(entireProcessTree: true);
            _process?.WaitForExit();
            _process?.Dispose();
        }
    }

    /// <summary>A database on two servers, of which one is the primary.</summary>
    private sealed class FailOverDatabase(PostgresServer first, PostgresServer second) : TestDatabase
    {
        public string Name { get; } = first.CreateDatabase();

        public override string Provider => "postgres";

        public override string ConnectionString =>
            first.ConnectionString(Name).Replace($"Host=127.0.0.1;Port={first.Port}", $"Host=127.0.0.1:{first.Port},127.0.0.1:{second.Port};Target Session Attributes=primary", StringComparison.Ordinal);

        public override string VersionQuery => throw new NotSupportedException();

        public override byte[] ReadBytes() => throw new NotSupportedException();

        public override System.Data.Common.DbConnection Open() => first.Open(Name);

        public override TestDatabase Another() => new FailOverDatabase(first, second);
    }
}

/// <summary>A test of a whole cluster, which takes minutes and needs nginx.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ClusterFactAttribute : FactAttribute
{
    public ClusterFactAttribute() =>
        Skip = Environment.GetEnvironmentVariable("CLUSTER") == "full" ? null : "It takes minutes; 'bash tests/run --cluster' runs it.";
}
