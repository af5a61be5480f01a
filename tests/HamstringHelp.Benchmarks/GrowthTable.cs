using System.Globalization;
using System.Text;

namespace HamstringHelp.Benchmarks;

/// <summary>How some things change while another one grows.</summary>
/// <param name="of">What grows.</param>
/// <param name="columns">What was measured.</param>
internal sealed class GrowthTable(string of, string[] columns)
{
    private const int Width = 720;
    private const int Height = 250;
    private const int Left = 60;
    private const int PlotWidth = 330;
    private const int Top = 34;
    private const int PlotHeight = 170;

    /// <summary>The least and the largest change that a curve shows.</summary>
    private const double Lowest = 0.01;
    private const double Highest = 10_000;

    /// <summary>Distinct to people who see few colours, too; the dashes tell the curves apart without any.</summary>
    private static readonly (string Colour, string Dashes)[] Lines = [("#1f6f8b", "none"), ("#b3261e", "8 3"), ("#5b4a8a", "2 3"), ("#7a5c00", "10 3 2 3"), ("#2e7d32", "5 5")];

    private readonly List<(double Of, double[] Values)> _rows = [];

    /// <summary>Adds a row and prints it.</summary>
    public void Add(double size, params double[] values)
    {
        _rows.Add((size, values));
        Console.WriteLine($"{of}: {Row(_rows[^1])}");
    }

    public override string ToString()
    {
        var text = new StringBuilder().Append(of).Append(" | ").AppendJoin(" | ", columns).Append('\n');
        foreach (var row in _rows)
        {
            text.Append(Row(row)).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>A picture of curves for each table: how many times the first value the others are, both axes logarithmic.</summary>
    public static string Curves(IReadOnlyList<GrowthTable> tables)
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {Height * tables.Count}" role="img" aria-labelledby="title" font-family="sans-serif" font-size="12">
            <title id="title">How the program grows, as multiples of the first value</title>
            <rect width="100%" height="100%" fill="#fff"/>

            """);
        foreach (var (index, table) in tables.Index())
        {
            svg.Append(CultureInfo.InvariantCulture, $"<g transform=\"translate(0 {index * Height})\">\n");
            table.Draw(svg);
            svg.Append("</g>\n");
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static string Row((double Of, double[] Values) row) =>
        string.Join(" | ", row.Values.Prepend(row.Of).Select(value => value.ToString(value is < 100 and not 0 && value != Math.Round(value) ? "0.0" : "0", CultureInfo.InvariantCulture)));

    private void Draw(StringBuilder svg)
    {
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"12\" y=\"20\" font-weight=\"bold\">{of}</text>\n");
        for (var times = Lowest; times <= Highest; times *= 10)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{Left} {Y(times):0.0}h{PlotWidth}\" stroke=\"{(times is > 0.9 and < 1.1 ? "#555" : "#ddd")}\"/><text x=\"{Left - 6}\" y=\"{Y(times) + 4:0.0}\" text-anchor=\"end\">{times:0.##}×</text>\n");
        }

        foreach (var (size, _) in _rows)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{X(size):0.0}\" y=\"{Top + PlotHeight + 18}\" text-anchor=\"middle\">{(size < 1_000_000 ? size : size / 1_000_000):#,0}{(size < 1_000_000 ? "" : "M")}</text>\n");
        }

        foreach (var (column, name) in columns.Index())
        {
            var (colour, dashes) = Lines[column];
            var points = string.Join(' ', _rows.Select(row => string.Create(CultureInfo.InvariantCulture, $"{X(row.Of):0.0},{Y(row.Values[column] / _rows[0].Values[column]):0.0}")));
            var y = Top + 14 + (column * 30);
            svg.Append(CultureInfo.InvariantCulture, $"""
                <polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2" stroke-dasharray="{dashes}"/>
                <path d="M{Left + PlotWidth + 20} {y - 4}h28" stroke="{colour}" stroke-width="2" stroke-dasharray="{dashes}"/>
                <text x="{Left + PlotWidth + 54}" y="{y}">{name}</text>

                """);
        }
    }

    private double X(double size) => Left + (PlotWidth * (Math.Log(size) - Math.Log(_rows[0].Of)) / (Math.Log(_rows[^1].Of) - Math.Log(_rows[0].Of)));

    private static double Y(double times) =>
        Top + (PlotHeight * (Math.Log(Highest) - Math.Log(Math.Clamp(times, Lowest, Highest))) / (Math.Log(Highest) - Math.Log(Lowest)));
}
