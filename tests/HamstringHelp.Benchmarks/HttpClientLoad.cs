using System.Collections.Concurrent;
using System.Diagnostics;

namespace HamstringHelp.Benchmarks;

/// <summary>Load from this process, where wrk is missing.</summary>
internal static class HttpClientLoad
{
    /// <summary>No more than this is sent, however fast the server is: each answer's time is kept.</summary>
    private const int MostRequests = 2_000_000;

    /// <inheritdoc cref="Load.Run"/>
    public static async Task<Answered> Send(string address, IReadOnlyList<Sent> requests, int connections, int seconds)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false, MaxConnectionsPerServer = connections })
        {
            BaseAddress = new Uri(address),
            Timeout = TimeSpan.FromSeconds(10),
        };
        var times = new ConcurrentBag<List<double>>();
        var sent = 0;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
        {
            var own = new List<double>();
            for (var number = 0; clock.Elapsed.TotalSeconds < seconds && Interlocked.Increment(ref sent) <= MostRequests; number++)
            {
                var began = clock.Elapsed;
                await Send(client, requests[number % requests.Count]);
                own.Add((clock.Elapsed - began).TotalMilliseconds);
            }

            times.Add(own);
        })));
        var sorted = times.SelectMany(own => own).Order().ToList();
        return new Answered(sorted.Count, sorted.Count / clock.Elapsed.TotalSeconds, sorted[sorted.Count / 2], sorted[sorted.Count * 99 / 100]);
    }

    private static async Task Send(HttpClient client, Sent sent)
    {
        using var request = sent.ToMessage();
        using var answer = await client.SendAsync(request);
        if ((int)answer.StatusCode is < 200 or >= 400)
        {
            throw new InvalidOperationException($"{sent.Path}: {answer.StatusCode}");
        }
    }
}
