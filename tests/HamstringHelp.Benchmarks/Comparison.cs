using System.Diagnostics;
using System.Globalization;
using HamstringHelp.Benchmarks.Servers;

namespace HamstringHelp.Benchmarks;

/// <summary>
/// The program beside what it is measured against, in one run: rounds take turns, so that whatever else the machine does
/// falls on all of them, and what counts is the median of the rounds' ratios.
/// </summary>
internal sealed class Comparison
{
    private const int Connections = 16;

    /// <summary>Many people press Share at once: then they can wait for the disk together.</summary>
    private const int Sharers = 64;

    /// <summary>Where the rates of bare Kestrel, which does the same each time, differ by more, nothing can be told.</summary>
    private const double NoisySpread = 0.25;

    // Bytes of the same question's first view: SurveyJS as measured from its packages, and the GOV.UK prototype kit.
    private const double SurveyJs = 322_000;
    private const double PrototypeKit = 348_000;

    private readonly int _rounds;
    private readonly int _seconds;
    private readonly int _warmUp;
    private readonly Report _report = new();
    private readonly Published _published;

    private Comparison(bool isShort, Published published)
    {
        _published = published;
        (_rounds, _seconds, _warmUp) = isShort ? (3, 2, 2) : (9, 4, 10);
    }

    internal static async Task<int> Run(bool isShort)
    {
        using var published = new Published();
        var comparison = new Comparison(isShort, published);
        // First, while nothing else has used up this process's memory.
        await comparison.Rules();
        await comparison.Pages();
        await comparison.Shares();
        await comparison.Starts();
        await comparison.Versions();
        Console.WriteLine(comparison._report.Text());
        if (!isShort)
        {
            var folder = Path.Combine(published.Repository, "tests", "HamstringHelp.Benchmarks");
            await File.WriteAllTextAsync(Path.Combine(folder, "measured.txt"), comparison._report.Text());
            await File.WriteAllTextAsync(Path.Combine(folder, "measured.svg"), comparison._report.Chart());
        }

        return 0;
    }

    /// <summary>Each page beside bare Kestrel that answers with as many bytes, and the page that the templates teach.</summary>
    private async Task Pages()
    {
        var database = _published.NewDatabase();
        using (var first = ServerProcess.Product(_published.Folder, database))
        {
            // The first start makes the database, for which it loads EF.
            await first.WaitFor("/check/emergency");
        }

        using var product = ServerProcess.Product(_published.Folder, database);
        using var limit = ServerProcess.Peer(Peers.Limit);
        using var taught = ServerProcess.Peer(Peers.Taught);
        await Task.WhenAll(product.WaitFor("/check/emergency"), limit.WaitFor("/0"), taught.WaitFor("/"));
        await Task.Delay(TimeSpan.FromSeconds(2));
        _report.Add("memory, idle after the first page", $"{product.Memory:0} MiB", "under 120 MiB", product.Memory < 120);

        using var asked = new Person(product);
        await asked.Walk("/check/conditions");
        var question = new Sent("/check/conditions", Cookies: asked.Cookies);
        var answer = asked.Answer("/check/conditions");
        using var done = new Person(product);
        await done.Walk("/result");
        var before = question with { Cookies = done.Cookies };
        var result = new Sent("/result", Cookies: done.Cookies);
        using var sharer = new Person(product);
        await sharer.Walk("/result");
        using (await sharer.Send(sharer.Share(days: 7)))
        {
        }

        using (await sharer.Send(new Sent("/result", Cookies: sharer.Cookies)))
        {
        }

        var shared = new Sent(sharer.Page.Split("href=\"").Select(link => link.Split('"')[0]).First(link => link.StartsWith("/r/", StringComparison.Ordinal)));

        await Beside("question page", product, question, 0.55, 0.85, limit);
        await Beside("question page with what was ticked before", product, before, null, null, limit);
        await Beside("question page for a browser that needs a token", product, before with { SaysFromWhere = false }, null, null, limit);
        await Beside("question answered", product, answer, 0.65, 0.80, limit);
        await Beside("own result", product, result, 0.50, 0.50, limit);
        await Beside("shared result", product, shared, 0.30, 0.40, limit);
        await Beside("first page, the same for everybody", product, new Sent("/"), null, null, limit);
        await Beside("question page as the templates teach it", taught, new Sent("/", Cookies: "answers=%7B%22conditions%22%3A%22none%22%7D"), null, null, limit);
        _report.Add("memory, under load", $"{product.Memory:0} MiB", "under 200 MiB", product.Memory < 200);
        await FirstView(product);
    }

    private async Task Beside(string what, ServerProcess server, Sent sent, double? goal, double? stretch, ServerProcess limit)
    {
        var ready = sent with { Path = "/" + await Length(server, sent), Cookies = "" };
        List<Sent> ours = [sent];
        await Load.Run(server, ours, Connections, _warmUp);
        await Load.Run(limit, [ready], Connections, _warmUp);
        var measured = new List<(Measured Server, Measured Limit)>();
        for (var round = 0; round < _rounds; round++)
        {
            measured.Add((await Load.Run(server, ours, Connections, _seconds), await Load.Run(limit, [ready], Connections, _seconds)));
        }

        _report.Add(what, measured, await Load.Allocated(server, ours, Connections, _seconds), goal, stretch, NoisySpread);
    }

    /// <summary>The length of an answer on the wire, less what bare Kestrel says of itself.</summary>
    private static async Task<int> Length(ServerProcess server, Sent sent)
    {
        using var person = new Person(server);
        using var answer = await person.Send(sent);
        var headers = answer.Headers.Concat(answer.Content.Headers).Sum(header => header.Value.Sum(value => header.Key.Length + value.Length + 4));
        const int BareHeaders = 110;
        return person.Page.Length + Math.Max(0, headers - BareHeaders);
    }

    /// <summary>People who press Share, beside an endpoint that inserts a row of that size with EF Core.</summary>
    private async Task Shares()
    {
        using var product = ServerProcess.Product(_published.Folder, _published.NewDatabase());
        using var insert = ServerProcess.Peer(Peers.Insert, (Peers.InsertFile, _published.NewFile()));
        await Task.WhenAll(product.WaitFor("/check/emergency"), insert.WaitFor("/"));
        var shares = new List<Sent>();
        var others = new List<Sent>();
        for (var number = 0; number < 200; number++)
        {
            using var person = new Person(product);
            await person.Walk("/result");
            shares.Add(person.Share(days: 7));
            others.Add(person.Share(days: 30));
        }

        // Each time round everybody chooses otherwise than the time before: a row that stays as it is would cost nothing.
        shares.AddRange(others);

        List<Sent> rows = [new Sent("/", "")];
        await Load.Run(product, shares, Sharers, _warmUp);
        await Load.Run(insert, rows, Sharers, _warmUp);
        var measured = new List<(Measured Product, Measured Insert)>();
        for (var round = 0; round < _rounds; round++)
        {
            measured.Add((await Load.Run(product, shares, Sharers, _seconds), await Load.Run(insert, rows, Sharers, _seconds)));
        }

        var rate = Ratio.Of([.. measured.Select(round => round.Product.Rate / round.Insert.Rate)]);
        var wait = Ratio.Of([.. measured.Select(round => round.Product.Percentile99 / round.Insert.Percentile99)]);
        _report.Add("shares a second, beside a plain EF Core insert", $"{rate} times, {Ratio.Of([.. measured.Select(round => round.Product.Rate)]).Median:0} and {Ratio.Of([.. measured.Select(round => round.Insert.Rate)]).Median:0} a second", "at least 3.5 times", rate.Median >= 3.5);
        _report.Add("the wait of 99 in 100 who share, beside it", $"{wait}", "at most 0.33", wait.Median <= 0.33);
    }

    private async Task Rules()
    {
        var (withReasons, findings, peers, times) = await new RulesComparison().Run(_rounds);
        _report.Add("all rules with their reasons", $"{withReasons}", "under 1000 ns", withReasons.Nanoseconds < 1000);
        _report.Add("RulesEngine takes longer for the same findings", $"{times} times: {peers}, and {findings}", "at least 30 times", times.Median >= 30);
    }

    /// <summary>From the start of the process to the first question page.</summary>
    private async Task Starts()
    {
        var database = _published.NewDatabase();
        var ratios = new List<double>();
        var ours = new List<double>();
        for (var round = -1; round < _rounds; round++)
        {
            var product = await Start(() => ServerProcess.Product(_published.Folder, database), "/check/emergency");
            var limit = await Start(() => ServerProcess.Peer(Peers.Limit), "/10000");
            // The first start makes the database.
            if (round >= 0)
            {
                ratios.Add(product / limit);
                ours.Add(product);
            }
        }

        var ratio = Ratio.Of(ratios);
        _report.Add("start to first question page, beside bare Kestrel", $"{ratio} times, {Ratio.Of(ours).Median:0} ms", "at most 3.5 times", ratio.Median <= 3.5);
    }

    private static async Task<double> Start(Func<ServerProcess> start, string page)
    {
        var clock = Stopwatch.StartNew();
        using var server = start();
        await server.WaitFor(page);
        return clock.Elapsed.TotalMilliseconds;
    }

    /// <summary>The question page with ten versions of the content loaded, beside the same with one.</summary>
    private async Task Versions()
    {
        using var one = ServerProcess.Product(_published.Folder, _published.NewDatabase());
        using var ten = ServerProcess.Product(_published.Folder, _published.NewDatabase(), ("Content__Folder", _published.Content(10)));
        await Task.WhenAll(one.WaitFor("/check/emergency"), ten.WaitFor("/check/emergency"));
        List<Sent> question = [new Sent("/check/emergency")];
        await Load.Run(one, question, Connections, _warmUp);
        await Load.Run(ten, question, Connections, _warmUp);
        var ratios = new List<double>();
        for (var round = 0; round < _rounds; round++)
        {
            ratios.Add((await Load.Run(ten, question, Connections, _seconds)).Rate / (await Load.Run(one, question, Connections, _seconds)).Rate);
        }

        var ratio = Ratio.Of(ratios);
        _report.Add("question page with ten versions loaded, beside one", ratio.ToString(), "no less than 0.95", ratio.Median >= 0.95);
    }

    /// <summary>What a browser fetches before it shows the first question, as it was compressed for it.</summary>
    private async Task FirstView(ServerProcess product)
    {
        using var client = new HttpClient { BaseAddress = new Uri(product.Address) };
        client.DefaultRequestHeaders.Add("Accept-Encoding", "br");
        var bytes = 0;
        foreach (var path in new[] { "/check/emergency", "/site.css", "/site.js" })
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            bytes += (await answer.Content.ReadAsByteArrayAsync()).Length;
        }

        _report.Add("bytes of the first view of a question", string.Create(CultureInfo.InvariantCulture, $"{bytes}, 1/{SurveyJs / bytes:0} of SurveyJS, 1/{PrototypeKit / bytes:0} of the GOV.UK prototype kit"), "at most 1/25 of each", bytes * 25 <= SurveyJs);
    }
}
