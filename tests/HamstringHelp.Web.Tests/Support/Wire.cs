using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace HamstringHelp.Web.Tests.Support;

/// <summary>Bytes as they are over a connection of their own: what no HTTP client would send.</summary>
public static partial class Wire
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>How long the server may think before it is told that nothing more will come; told at once, it would not answer.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    /// <summary>Sends bytes, and when nothing (more) comes back says that this was all; reads until the server closes.</summary>
    /// <returns>What came back, one character a byte; empty when the server hung up without a word.</returns>
    /// <exception cref="OperationCanceledException">The server neither answered nor closed.</exception>
    public static async Task<string> Send(Uri site, byte[] request)
    {
        using var timeout = new CancellationTokenSource(Longest);
        using var client = new TcpClient();
        await client.ConnectAsync(site.Host, site.Port, timeout.Token);
        var stream = client.GetStream();
        var answer = new StringBuilder();
        try
        {
            await stream.WriteAsync(request, timeout.Token);
        }
        catch (IOException)
        {
            // The server may have seen enough: what it said is still there to be read.
        }

        var buffer = new byte[16 * 1024];
        try
        {
            var reading = stream.ReadAsync(buffer, timeout.Token).AsTask();
            for (var isAll = false; ;)
            {
                if (!isAll && await Task.WhenAny(reading, Task.Delay(Pause, timeout.Token)) != reading)
                {
                    client.Client.Shutdown(SocketShutdown.Send);
                    isAll = true;
                }

                if (await reading is not (> 0 and var read))
                {
                    break;
                }

                answer.Append(Encoding.Latin1.GetString(buffer, 0, read));
                reading = stream.ReadAsync(buffer, timeout.Token).AsTask();
            }
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            // Hung up in the middle; what came before counts.
        }

        return answer.ToString();
    }

    /// <summary>The final answers in what came back: status and head of each.</summary>
    public static IEnumerable<(int Status, string Head)> Answers(string received) => StatusLine().Matches(received)
        .Select(match => (
            Status: int.Parse(match.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture),
            Head: received[match.Index..(received.IndexOf("\r\n\r\n", match.Index, StringComparison.Ordinal) is > 0 and var end ? end : received.Length)]))
        .Where(answer => answer.Status >= 200);

    [GeneratedRegex("HTTP/1\\.1 (\\d{3}) ")]
    private static partial Regex StatusLine();
}
