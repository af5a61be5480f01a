using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using HamstringHelp.Assessment.Checks;
using HamstringHelp.Assessment.Content;

namespace HamstringHelp.Web.Commands;

/// <summary>Writes the report of a check.</summary>
internal static class CheckPrinter
{
    internal static JsonSerializerOptions Indented { get; } = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static void Print(CheckReport report, Terminal terminal)
    {
        foreach (var note in report.Notes)
        {
            terminal.Output.WriteLine($"{terminal.Yellow("note")} {note}");
        }

        foreach (var problem in report.Problems)
        {
            PrintProblem(problem, terminal, terminal.Output);
        }

        foreach (var (version, proof) in report.Proofs)
        {
            terminal.Output.WriteLine();
            var verdict = proof.IsProved ? terminal.Green("all ten properties hold for every one of") : terminal.Red($"{proof.Violations.Length} violation(s) among");
            terminal.Output.WriteLine(Invariant($"{terminal.Bold(version.Number.ToString())} ({(version.IsPublished ? "published" : "draft")}): {verdict} {proof.Sheets:N0} answer sheets"));
            terminal.Output.WriteLine(Invariant($"  {proof.CompleteSheets:N0} complete, {proof.EarlySheets:N0} with the result offered early"));
            foreach (var outcome in proof.Outcomes)
            {
                terminal.Output.WriteLine(Invariant($"  {outcome.Sheets,25:N0}  {100 * proof.ShareOf(outcome),10:0.000000} %  {outcome.Outcome.Id}"));
            }
        }

        terminal.Output.WriteLine();
        terminal.Output.WriteLine(report.Passed
            ? terminal.Green($"The content is good. {report.Notes.Length} note(s).")
            : terminal.Red($"The content has {report.Problems.Length} problem(s). {report.Notes.Length} note(s)."));
    }

    internal static void PrintProblem(ContentProblem problem, Terminal terminal, TextWriter writer)
    {
        var place = problem.Path.Length == 0 ? problem.File : $"{problem.File}:{problem.Path}";
        writer.WriteLine($"{terminal.Red(place)}: {problem.What} {problem.Mend}");
    }

    internal static void PrintJson(CheckReport report, Terminal terminal) =>
        terminal.Output.WriteLine(new JsonObject
        {
            ["passed"] = report.Passed,
            ["problems"] = List(report.Problems.Select(Json)),
            ["notes"] = List(report.Notes.Select(Json)),
            ["versions"] = List(report.Proofs.Select(Json)),
        }.ToJsonString(Indented));

    internal static JsonArray List(IEnumerable<JsonNode> nodes) => new([.. nodes]);

    private static JsonObject Json(ContentProblem problem) => new()
    {
        ["file"] = problem.File,
        ["path"] = problem.Path,
        ["what"] = problem.What,
        ["mend"] = problem.Mend,
    };

    /// <summary>Counts are texts: they are larger than what every reader of JSON takes for a number.</summary>
    private static JsonObject Json(VersionProof version) => new()
    {
        ["number"] = version.Version.Number.ToString(),
        ["status"] = version.Version.IsPublished ? "published" : "draft",
        ["proved"] = version.Proof.IsProved,
        ["sheets"] = Invariant($"{version.Proof.Sheets}"),
        ["completeSheets"] = Invariant($"{version.Proof.CompleteSheets}"),
        ["earlySheets"] = Invariant($"{version.Proof.EarlySheets}"),
        ["outcomes"] = List(version.Proof.Outcomes.Select(outcome => new JsonObject
        {
            ["id"] = outcome.Outcome.Id.Value,
            ["sheets"] = Invariant($"{outcome.Sheets}"),
            ["share"] = version.Proof.ShareOf(outcome),
        })),
    };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
