using System.Globalization;
using System.Text;

namespace HamstringHelp.Web.Kiosk;

/// <summary>Writes tallies so that nobody is made out in them: a day with few journeys says only that they were few.</summary>
internal static class TallyReport
{
    /// <summary>Days with fewer journeys than this are not broken down.</summary>
    internal const int FewestShown = 5;

    private static readonly string Few = $"under {FewestShown}";

    internal static string Text(IReadOnlyDictionary<int, string> names, IEnumerable<KioskTally> rows)
    {
        var days = Days(names, rows);
        return days.Count == 0
            ? "There is nothing to count on these days."
            : string.Join(Environment.NewLine, days.Select(day => $"{day.Kiosk}, {Shown(day.Day)}: {(day.Outcomes is null ? Few : string.Join(", ", day.Outcomes.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Outcome} {row.Count}"))))}"));
    }

    internal static string Csv(IReadOnlyDictionary<int, string> names, IEnumerable<KioskTally> rows)
    {
        var csv = new StringBuilder("kiosk,day,outcome,count");
        foreach (var (kiosk, day, outcomes) in Days(names, rows))
        {
            if (outcomes is null)
            {
                csv.AppendLine().Append(Cell(kiosk)).Append(CultureInfo.InvariantCulture, $",{Shown(day)},,{Few}");
                continue;
            }

            foreach (var row in outcomes)
            {
                csv.AppendLine().Append(Cell(kiosk)).Append(CultureInfo.InvariantCulture, $",{Shown(day)},{row.Outcome},{row.Count}");
            }
        }

        return csv.ToString();
    }

    private static List<(string Kiosk, DateOnly Day, IReadOnlyList<KioskTally>? Outcomes)> Days(IReadOnlyDictionary<int, string> names, IEnumerable<KioskTally> rows) =>
    [
        .. rows.GroupBy(row => (Kiosk: names[row.KioskId], row.Day))
            .OrderBy(day => day.Key.Kiosk, StringComparer.Ordinal).ThenBy(day => day.Key.Day)
            .Select(day => (day.Key.Kiosk, day.Key.Day, day.Sum(row => row.Count) < FewestShown ? null : (IReadOnlyList<KioskTally>)[.. day.OrderBy(row => row.Outcome, StringComparer.Ordinal)])),
    ];

    private static string Shown(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Quoted; a name that a spreadsheet would take for a formula stays text.</summary>
    private static string Cell(string name) => $"\"{(name[0] is '=' or '+' or '-' or '@' ? "'" : "")}{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
