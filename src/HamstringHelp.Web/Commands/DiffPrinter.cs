using System.Globalization;
using System.Text.Json.Nodes;
using HamstringHelp.Assessment.Checks;
using HamstringHelp.Assessment.Proof;

namespace HamstringHelp.Web.Commands;

/// <summary>Writes what changed between two versions.</summary>
internal static class DiffPrinter
{
    internal static void Print(ContentDifference difference, Terminal terminal)
    {
        var output = terminal.Output;
        var required = ContentCheck.Word(difference.RequiredStep);
        var claimed = difference.ClaimedStep is { } step ? ContentCheck.Word(step) : "nothing, because it is not higher";
        var verdict = $"the change is {required}; the number claims {claimed}.";
        output.WriteLine($"{terminal.Bold($"{difference.Old.Number} -> {difference.New.Number}")}: {(difference.IsHonest ? terminal.Green(verdict) : terminal.Red($"{verdict} Call it {ContentCheck.NumberFor(difference.Old.Number, difference.RequiredStep)}."))}");
        output.WriteLine();
        output.WriteLine(terminal.Bold("Answer sheets"));
        output.WriteLine($"  {Count(difference.SharedSheets)} in both versions, {Count(difference.OnlyOldSheets)} no longer possible, {Count(difference.OnlyNewSheets)} new");
        PrintSheets("More urgent", difference.MoreUrgent, output);
        PrintSheets("Less urgent", difference.LessUrgent, output);
        foreach (var finding in difference.Findings)
        {
            PrintSheets($"{Kind(finding)} {finding.Id}, gained", finding.Gained, output);
            PrintSheets($"{Kind(finding)} {finding.Id}, lost", finding.Lost, output);
        }

        PrintChanges("Rules", difference.Changes.Where(IsRule), terminal);
        PrintChanges("Medicine names", difference.Changes.Where(change => change.IsMedicineName), terminal);
        PrintChanges("Words", difference.Changes.Where(change => !IsRule(change) && !change.IsMedicineName), terminal);
    }

    internal static void PrintJson(ContentDifference difference, Terminal terminal) =>
        terminal.Output.WriteLine(new JsonObject
        {
            ["old"] = difference.Old.Number.ToString(),
            ["new"] = difference.New.Number.ToString(),
            ["required"] = ContentCheck.Word(difference.RequiredStep),
            ["claimed"] = difference.ClaimedStep is { } step ? ContentCheck.Word(step) : null,
            ["honest"] = difference.IsHonest,
            ["sharedSheets"] = difference.SharedSheets.ToString(CultureInfo.InvariantCulture),
            ["onlyOldSheets"] = difference.OnlyOldSheets.ToString(CultureInfo.InvariantCulture),
            ["onlyNewSheets"] = difference.OnlyNewSheets.ToString(CultureInfo.InvariantCulture),
            ["moreUrgent"] = Json(difference.MoreUrgent),
            ["lessUrgent"] = Json(difference.LessUrgent),
            ["findings"] = CheckPrinter.List(difference.Findings.Select(finding => new JsonObject
            {
                ["kind"] = Kind(finding),
                ["id"] = finding.Id,
                ["gained"] = Json(finding.Gained),
                ["lost"] = Json(finding.Lost),
            })),
            ["changes"] = CheckPrinter.List(difference.Changes.Select(change => new JsonObject
            {
                ["kind"] = change.IsMedicineName ? "medicine-name" : change.Kind.ToString().ToLowerInvariant(),
                ["file"] = change.File,
                ["path"] = change.Path,
                ["old"] = change.Old,
                ["new"] = change.New,
            })),
        }.ToJsonString(CheckPrinter.Indented));

    private static bool IsRule(ContentChange change) => change.Kind == ContentChangeKind.Rule;

    private static string Kind(FindingChange finding) => finding.Kind.ToString().ToLowerInvariant();

    private static string Count(System.Numerics.BigInteger sheets) => sheets.ToString("N0", CultureInfo.InvariantCulture);

    private static void PrintSheets(string title, SheetChange? change, TextWriter output)
    {
        if (change is not null)
        {
            output.WriteLine($"  {title}: {Count(change.Sheets)} sheets; the smallest:");
            output.WriteLine($"    before: {change.Before}");
            output.WriteLine($"    now:    {change.After}");
        }
    }

    private static void PrintChanges(string title, IEnumerable<ContentChange> changes, Terminal terminal)
    {
        var list = changes.ToList();
        if (list.Count == 0)
        {
            return;
        }

        terminal.Output.WriteLine();
        terminal.Output.WriteLine(terminal.Bold($"{title}: {list.Count} change(s)"));
        foreach (var change in list)
        {
            terminal.Output.WriteLine($"  {change.File}:{change.Path}");
            PrintText(change.Old, "-", terminal.Red);
            PrintText(change.New, "+", terminal.Green);
        }

        void PrintText(string? text, string sign, Func<string, string> colour)
        {
            if (text is not null)
            {
                terminal.Output.WriteLine(colour($"    {sign} {text}"));
            }
        }
    }

    private static JsonObject? Json(SheetChange? change) => change is null ? null : new()
    {
        ["sheets"] = change.Sheets.ToString(CultureInfo.InvariantCulture),
        ["before"] = change.Before.ToString(),
        ["after"] = change.After.ToString(),
    };
}
