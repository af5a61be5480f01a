using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using HamstringHelp.Web.Tests.Support;
using Serilog.Events;
using Xunit.Abstractions;

namespace HamstringHelp.Web.Tests.Faults;

/// <summary>Whatever is sent, the mistake is the sender's: no failure on our side, nothing of what went on inside.</summary>
public sealed class BadRequestTests(PublicApp app, ITestOutputHelper output) : IClassFixture<PublicApp>
{
    /// <summary>Statuses that the server itself gives to what is no request at all, without a page and its headers.</summary>
    private static readonly int[] Unreadable = [400, 405, 408, 413, 414, 431, 505];

    /// <summary>Statuses that all have to come up, or the requests do not reach what they are meant for.</summary>
    private static readonly int[] Expected = [200, 302, 304, 400, 404, 405, 413, 415, 416, 431, 505];

    private static readonly string[] Insides = ["Exception", "   at ", "Microsoft.AspNetCore", ".cshtml", ".cs:line"];

    [Fact]
    public async Task No_generated_request_breaks_anything_or_shows_what_is_inside()
    {
        var isFull = Environment.GetEnvironmentVariable("FAULTS") == "full";
        var count = isFull ? 100_000 : 3_000;
        output.WriteLine(isFull ? $"{count} requests." : $"{count} requests; FAULTS=full sends 100,000, which takes minutes.");
        var (cookies, token) = await Person();
        var requests = new BadRequests(
            cookies,
            token,
            app.Content.Questionnaire.Steps.Select(step => step.Question.Id.Value));
        var statuses = new ConcurrentDictionary<int, int>();
        var harmful = new ConcurrentQueue<string>();

        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (number, _) =>
        {
            var request = requests.Make(number);
            var received = await Wire.Send(app.ClientOptions.BaseAddress, request);
            foreach (var (status, head) in Wire.Answers(received))
            {
                statuses.AddOrUpdate(status, 1, (_, seen) => seen + 1);
                if (!IsHarmless(status, head))
                {
                    harmful.Enqueue($"Request {number} is answered with {head}{Environment.NewLine}{Shown(request)}");
                }
            }

            if (Insides.FirstOrDefault(word => received.Contains(word, StringComparison.Ordinal)) is { } inside)
            {
                harmful.Enqueue($"The answer to request {number} says '{inside}'.{Environment.NewLine}{Shown(request)}");
            }
        });

        output.WriteLine(string.Join(", ", statuses.OrderBy(status => status.Key).Select(status => $"{status.Key}: {status.Value}")));
        Assert.True(harmful.IsEmpty, $"{harmful.Count} did harm, such as:{Environment.NewLine}{string.Join(Environment.NewLine, harmful.Take(3))}");
        Assert.Empty(Expected.Except(statuses.Keys));
        using var stored = new StoredBytes(app);
        Assert.Equal(0, stored.Results);
        Assert.Empty(app.Log.Events.Where(line => line.Level >= LogEventLevel.Error && !IsConnection(line)).Select(LogBook.Whole).Take(3));
        Assert.Empty(app.Log.Events.Select(LogBook.Whole).Where(line => line.Contains(BadRequests.Marker, StringComparison.OrdinalIgnoreCase) || line.Contains("127.0.0.1:", StringComparison.Ordinal) && !line.Contains("Now listening", StringComparison.Ordinal)).Take(3));
        var result = await Wire.Send(app.ClientOptions.BaseAddress, Encoding.Latin1.GetBytes($"GET /result HTTP/1.1\r\nHost: x\r\nConnection: close\r\nCookie: {cookies}\r\n\r\n"));
        Assert.StartsWith("HTTP/1.1 200 ", result, StringComparison.Ordinal);
    }

    /// <summary>The cookies and the form token of somebody who has answered everything, over HTTPS as in public.</summary>
    private async Task<(string Cookies, string Token)> Person()
    {
        using var secure = new ProductionApp { Keys = app.Keys };
        using var visitor = secure.Visit();
        await Personas.Everything.WalkToResult(visitor);
        await visitor.Go("/restart");
        return (string.Join("; ", visitor.Cookies.Select(cookie => $"{cookie.Name}={cookie.Value}")), visitor.Hidden().Single().Value);
    }

    /// <summary>
    /// After its answer to a broken chunked body Kestrel sometimes trips over its own reading of that connection, and says
    /// so as an error while it closes it.
    /// </summary>
    private static bool IsConnection(LogEvent line) =>
        line.Exception is InvalidOperationException { Message: "Reading is already in progress." } && $"{line.Properties.GetValueOrDefault("SourceContext")}".Contains("Server.Kestrel", StringComparison.Ordinal);

    private static bool IsHarmless(int status, string head) =>
        status is < 500 or 505
        && !head.Contains("\r\nServer:", StringComparison.OrdinalIgnoreCase)
        && (head.Contains("\r\nContent-Security-Policy: default-src 'none';", StringComparison.Ordinal) || (Unreadable.Contains(status) && head.Contains("\r\nContent-Length: 0", StringComparison.Ordinal)));

    private static string Shown(byte[] request) => string.Concat(Encoding.Latin1.GetString(request).Take(2_000).Select(character =>
        character is '\r' or '\n' or (>= ' ' and <= '~') ? character.ToString() : string.Create(CultureInfo.InvariantCulture, $"\\x{(int)character:x2}")));
}
