using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Xunit.Abstractions;

namespace HamstringHelp.Web.Tests.Faults;

/// <summary>SIGTERM while people use the site, as at every update.</summary>
[Collection(OnPublishedProgram.Name)]
public sealed class ShutdownTests(PublishedProgram program, ITestOutputHelper output)
{
    private const int Callers = 16;

    [Fact]
    public async Task A_shutdown_under_load_breaks_no_request_that_was_sent_before_it_and_cuts_none_short()
    {
        var rounds = Rounds.Of(2, 20, output);
        await using var site = new Installation(program);
        var (whole, late) = (0, 0);
        var everybody = new List<Sharer>();
        for (var round = 0; round < rounds; round++)
        {
            await site.Start();
            var people = await Sharer.Arrive(site, Callers);
            using var stop = new CancellationTokenSource();
            var calls = Enumerable.Range(0, Callers).Select(caller => Task.Run(() => CallUntilRefused(site, people[caller], stop.Token))).ToList();
            await people[0].Share(site);

            var signalled = Stopwatch.GetTimestamp();
            Assert.Equal(0, await site.Terminate());
            await stop.CancelAsync();
            var answers = (await Task.WhenAll(calls)).SelectMany(each => each).ToList();

            Assert.DoesNotContain(answers, answer => answer.IsCutShort);
            Assert.DoesNotContain(answers, answer => answer.Sent < signalled && !answer.IsWhole);
            whole += answers.Count(answer => answer.IsWhole);
            late += answers.Count(answer => !answer.IsWhole);
            everybody.AddRange(people);
        }

        await site.Start();
        await everybody.Share(site);
        await everybody.AssertShared(site);
        Assert.Equal(everybody.Count, site.Rows());
        output.WriteLine($"{rounds} rounds: {whole} requests answered whole, {late} came too late and were refused before a byte of an answer, 0 cut short.");
    }

    /// <summary>Asks for pages and shares, on one connection after the other, until nobody listens any more.</summary>
    private static async Task<List<Answer>> CallUntilRefused(Installation site, Sharer person, CancellationToken stop)
    {
        byte[][] requests = [await Wire(person.Press()), Page("/relief"), Page("/check/emergency"), Page("/sources")];
        var answers = new List<Answer>();
        for (var number = 0; !stop.IsCancellationRequested; number++)
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(IPAddress.Loopback, site.Port, CancellationToken.None);
                await socket.SendAsync(requests[number % requests.Length]);
            }
            catch (SocketException)
            {
                break;
            }

            var sent = Stopwatch.GetTimestamp();
            answers.Add(new Answer(sent, await ReadToEnd(socket)));
        }

        return answers;
    }

    private static byte[] Page(string address) => Encoding.Latin1.GetBytes($"GET {address} HTTP/1.1\r\nHost: hamstring.test\r\nConnection: close\r\n\r\n");

    private static async Task<byte[]> Wire(HttpRequestMessage request)
    {
        using (request)
        {
            var body = await request.Content!.ReadAsStringAsync();
            return Encoding.Latin1.GetBytes(
                $"POST {request.RequestUri} HTTP/1.1\r\nHost: hamstring.test\r\nConnection: close\r\nCookie: {request.Headers.GetValues("Cookie").Single()}\r\n"
                + $"Content-Type: {request.Content.Headers.ContentType}\r\nContent-Length: {body.Length}\r\n\r\n{body}");
        }
    }

    private static async Task<string> ReadToEnd(Socket socket)
    {
        using var received = new MemoryStream();
        var buffer = new byte[8192];
        try
        {
            while (await socket.ReceiveAsync(buffer) is > 0 and var count)
            {
                received.Write(buffer, 0, count);
            }
        }
        catch (SocketException)
        {
            // Reset: what came so far is what counts.
        }

        return Encoding.Latin1.GetString(received.ToArray());
    }

    private sealed record Answer(long Sent, string Received)
    {
        /// <summary>Some of it came, and the rest did not.</summary>
        public bool IsCutShort => Received.Length > 0 && !IsWhole;

        public bool IsWhole { get; } = IsComplete(Received);

        private static bool IsComplete(string received)
        {
            var end = received.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end < 0)
            {
                return false;
            }

            var lines = received[..end].Split("\r\n");
            return Header("Content-Length") is { } length
                ? received.Length - end - 4 == int.Parse(length, CultureInfo.InvariantCulture)
                : Header("Transfer-Encoding") == "chunked" && received.EndsWith("\r\n0\r\n\r\n", StringComparison.Ordinal);

            string? Header(string name) =>
                lines.FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))?.Split(':')[1].Trim();
        }
    }
}
