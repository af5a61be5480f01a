using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace HamstringHelp.Benchmarks;

/// <summary>Load from wrk.</summary>
internal static partial class Wrk
{
    public static bool IsThere()
    {
        try
        {
            using var wrk = Start("--version");
            wrk.WaitForExit();
            return true;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    /// <inheritdoc cref="Load.Run"/>
    public static async Task<Answered> Send(string address, IReadOnlyList<Sent> requests, int connections, int seconds)
    {
        var script = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(script, Script(requests));
            using var wrk = Start($"-t1 -c{connections} -d{seconds}s --timeout 10s --latency -s {script} {address}");
            var printed = await wrk.StandardOutput.ReadToEndAsync();
            await wrk.WaitForExitAsync();
            return Failures().Match(printed) is { Success: true } failed
                ? throw new InvalidOperationException($"{requests[0].Path}: {failed.Value}")
                : new Answered((long)Number(Total(), printed), Number(Rate(), printed), Milliseconds(Half(), printed), Milliseconds(NinetyNine(), printed));
        }
        finally
        {
            File.Delete(script);
        }
    }

    private static Process Start(string arguments) => Process.Start(new ProcessStartInfo("wrk", arguments) { RedirectStandardOutput = true })!;

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

            if (request.SaysFromWhere)
            {
                script.Append(CultureInfo.InvariantCulture, $"[\"{Sent.FromWhere}\"] = \"{Sent.FromOurOwn}\", ");
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
