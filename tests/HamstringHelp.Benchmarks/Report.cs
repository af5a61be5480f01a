using System.Globalization;
using System.Text;

namespace HamstringHelp.Benchmarks;

/// <summary>What was measured, as text and as a picture.</summary>
internal sealed class Report
{
    private readonly List<(string What, string Found, string Goal, bool? IsMet)> _lines = [];
    private readonly List<(string What, Ratio Ratio, double? Goal)> _bars = [];
    private bool _isNoisy;

    /// <summary>Adds something that is no rate of pages.</summary>
    public void Add(string what, FormattableString found, string goal, bool isMet) => Add(what, found.ToString(CultureInfo.InvariantCulture), goal, isMet);

    /// <inheritdoc cref="Add(string, FormattableString, string, bool)"/>
    public void Add(string what, string found, string goal, bool isMet)
    {
        _lines.Add((what, found, goal, isMet));
        Console.Error.WriteLine($"{what}: {found} ({goal})");
    }

    /// <summary>Adds a server's rates beside those of bare Kestrel.</summary>
    public void Add(string what, IReadOnlyList<(Measured Server, Measured Limit)> rounds, long allocated, double? goal, double? stretch, double noisySpread)
    {
        var ratio = Ratio.Of([.. rounds.Select(round => round.Server.Rate / round.Limit.Rate)]);
        var processor = Ratio.Of([.. rounds.Select(round => round.Limit.Processor / round.Server.Processor)]);
        _isNoisy |= Ratio.Of([.. rounds.Select(round => round.Limit.Rate)]).Spread > noisySpread;
        _bars.Add((what, ratio, goal));
        var found = string.Create(
            CultureInfo.InvariantCulture,
            $"{ratio} of bare Kestrel; {Median(round => round.Server.Rate):0} and {Median(round => round.Limit.Rate):0} a second; processor {Median(round => round.Server.Processor):0} and {Median(round => round.Limit.Processor):0} us, {processor}; p50 {Median(round => round.Server.Median):0.0} ms, p99 {Median(round => round.Server.Percentile99):0.0} ms; allocated {allocated / 1024.0:0.0} KiB a request");
        _lines.Add((what, found, goal is null ? "for comparison" : string.Create(CultureInfo.InvariantCulture, $"at least {goal:0.00}, better {stretch:0.00}"), goal is null ? null : ratio.Median >= goal));
        Console.Error.WriteLine($"{what}: {found}");

        double Median(Func<(Measured Server, Measured Limit), double> of) => Ratio.Of([.. rounds.Select(of)]).Median;
    }

    public string Text()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{DateTime.UtcNow:yyyy-MM-dd}, {Environment.ProcessorCount} processors, .NET {Environment.Version}. Medians of rounds that take turns; in brackets the middle half of the rounds.\n");
        if (!Load.IsFromWrk)
        {
            text.Append("Without wrk the load took much of the processor itself, so look at processor times rather than at rates.\n");
        }

        if (_isNoisy)
        {
            text.Append("The machine was too busy with other things to tell: bare Kestrel's own rate differed by more than a quarter between rounds. Run it again.\n");
        }

        foreach (var (what, found, goal, isMet) in _lines)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{what}\n  {found}\n  goal: {goal}{(isMet switch { true => ", met", false => ", NOT met", null => "" })}\n");
        }

        return text.ToString();
    }

    /// <summary>Bars of the pages' rates, with a mark at each goal; colours that fit a light and a dark page.</summary>
    public string Chart()
    {
        const int Left = 310;
        const int Wide = 400;
        const int Row = 34;
        var height = 40 + (_bars.Count * Row) + 24;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Left + Wide + 70} {height}" role="img" aria-labelledby="title" font-family="sans-serif" font-size="13">
            <title id="title">Requests a second as a share of what bare Kestrel does with as many bytes</title>
            <rect width="100%" height="100%" fill="#fff"/>
            <text x="12" y="22" font-weight="bold">Requests a second, as a share of bare Kestrel with as many bytes</text>

            """);
        foreach (var (index, (what, ratio, goal)) in _bars.Index())
        {
            var top = 40 + (index * Row);
            svg.Append(CultureInfo.InvariantCulture, $"""
                <text x="{Left - 8}" y="{top + 17}" text-anchor="end">{what}</text>
                <rect x="{Left}" y="{top + 4}" width="{Wide * ratio.Median:0}" height="18" fill="{(goal is null ? "#8a8f98" : "#1f6f8b")}"/>
                <text x="{Left + (Wide * ratio.Median) + 6:0}" y="{top + 17}">{ratio.Median:0.00}</text>

                """);
            if (goal is { } wanted)
            {
                svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{Left + (Wide * wanted):0} {top}v26\" stroke=\"#b3261e\" stroke-width=\"2\"/>\n");
            }
        }

        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left}\" y=\"{height - 8}\" fill=\"#b3261e\">| goal</text>\n</svg>\n");
        return svg.ToString();
    }
}
