using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using HamstringHelp.Benchmarks.Servers;

namespace HamstringHelp.Benchmarks;

/// <summary>A request that is sent again and again.</summary>
/// <param name="Path">Path and query.</param>
/// <param name="Form">The encoded form; null for a GET.</param>
/// <param name="Cookies">The Cookie header; empty for none.</param>
internal sealed record Sent(string Path, string? Form = null, string Cookies = "");

/// <summary>What a server did under load.</summary>
/// <param name="Rate">Requests answered a second.</param>
/// <param name="Median">The median answer time, in milliseconds.</param>
/// <param name="Percentile99">The time in which 99 of 100 answers came, in milliseconds.</param>
/// <param name="Processor">Processor time of the server for each request, in microseconds.</param>
internal sealed record Measured(double Rate, double Median, double Percentile99, double Processor);

/// <summary>Sends requests as fast as they are answered, from wrk.</summary>
internal static partial class Load
{
    /// <summary>Keeps a number of connections busy for some time.</summary>
    /// <param name="server">The server, on the loopback address.</param>
    /// <param name="requests">Sent in turn by each connection.</param>
    /// <param name="connections">How many at once.</param>
    /// <param name="seconds">For how long.</param>
    /// <exception cref="InvalidOperationException">An answer was an error, or wrk is missing.</exception>
    public static async Task<Measured> Run(ServerProcess server, IReadOnlyList<Sent> requests, int connections, int seconds)
    {
        var script = System.IO.Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(script, Script(requests));
            var before = server.Processor;
            var printed = await Wrk($"-t1 -c{connections} -d{seconds}s --timeout 10s --latency -s {script} {server.Address}");
            var processor = server.Processor - before;
            if (Failures().Match(printed) is { Success: true } failed)
            {
                throw new InvalidOperationException($"{requests[0].Path}: {failed.Value}");
            }

            return new Measured(
                Number(Rate(), printed),
                Milliseconds(Half(), printed),
                Milliseconds(NinetyNine(), printed),
                processor.TotalMicroseconds / Number(Total(), printed));
        }
        finally
        {
            File.Delete(script);
        }
    }

    private static async Task<string> Wrk(string arguments)
    {
        try
        {
            using var wrk = Process.Start(new ProcessStartInfo("wrk", arguments) { RedirectStandardOutput = true })!;
            var printed = await wrk.StandardOutput.ReadToEndAsync();
            await wrk.WaitForExitAsync();
            return printed;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new InvalidOperationException("The load comes from wrk, which is missing (on Debian: apt-get install wrk).", e);
        }
    }

    private static string Script(IReadOnlyList<Sent> requests)
    {
        var script = new StringBuilder("local sent = {}\n");
        foreach (var request in requests)
        {
            script.Append(CultureInfo.InvariantCulture, $"sent[#sent + 1] = wrk.format(\"{(request.Form is null ? "GET" : "POST")}\", \"{request.Path}\", {{[\"Host\"] = \"127.0.0.1\", ");
            if (request.Cookies.Length > 0)
            {
                script.Append(CultureInfo.InvariantCulture, $"[\"Cookie\"] = \"{request.Cookies}\", ");
            }

            if (request.Form is null)
            {
                script.Append("})\n");
            }
            else
            {
                script.Append(CultureInfo.InvariantCulture, $"[\"Content-Type\"] = \"application/x-www-form-urlencoded\"}}, \"{request.Form}\")\n");
            }
        }

        return script.Append("local last = 0\nrequest = function() last = last % #sent + 1; return sent[last] end\n").ToString();
    }

    private static double Number(Regex regex, string printed) => double.Parse(regex.Match(printed).Groups[1].ValueSpan, CultureInfo.InvariantCulture);

    private static double Milliseconds(Regex regex, string printed)
    {
        var match = regex.Match(printed);
        return double.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) * (match.Groups[2].Value switch { "us" => 0.001, "ms" => 1, _ => 1000 });
    }

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex Rate();

    [GeneratedRegex(@"(\d+) requests in")]
    private static partial Regex Total();

    [GeneratedRegex(@"50%\s+([\d.]+)(us|ms|s)")]
    private static partial Regex Half();

    [GeneratedRegex(@"99%\s+([\d.]+)(us|ms|s)")]
    private static partial Regex NinetyNine();

    [GeneratedRegex(@"(Non-2xx or 3xx responses: \d+|Socket errors: [^\n]+)")]
    private static partial Regex Failures();
}
