using System.Diagnostics;
using HamstringHelp.Assessment.Proof;
using HamstringHelp.Assessment.Tests.Support;

namespace HamstringHelp.Assessment.Tests.Proof;

public sealed class ContentProofTests
{
    [Fact]
    public void The_content_that_ships_is_proved_for_every_answer_sheet()
    {
        var report = ContentProof.Run(PublishedContent.Current);
        Assert.True(report.IsProved, string.Join('\n', report.Violations));
        Assert.True(report.CompleteSheets > 1_000_000_000_000, $"{report.CompleteSheets} complete sheets");
        Assert.True(report.EarlySheets > 1_000_000_000_000, $"{report.EarlySheets} early sheets");
    }

    [Fact]
    public void Every_sheet_is_counted_under_one_outcome()
    {
        var report = ContentProof.Run(PublishedContent.Current);
        Assert.Equal(report.Sheets, report.Outcomes.Aggregate(System.Numerics.BigInteger.Zero, (sum, outcome) => sum + outcome.Sheets));
        Assert.Equal(1, report.Outcomes.Sum(report.ShareOf), tolerance: 1e-9);
        Assert.Equal(7, report.Outcomes[0].Sheets);
    }

    [Fact]
    public void The_proof_takes_seconds_at_most()
    {
        var watch = Stopwatch.StartNew();
        ContentProof.Run(PublishedContent.Current);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{watch.Elapsed}");
    }

    [Fact]
    public void Two_runs_say_the_same()
    {
        var broken = EditedContent.Load(content => content.Remove("triggers", "pregnancy"));
        Assert.Equal(
            ContentProof.Run(broken).Violations.Select(violation => violation.ToString()),
            ContentProof.Run(broken).Violations.Select(violation => violation.ToString()));
    }

    [Fact]
    public void A_counterexample_reads_as_a_person_would_say_it()
    {
        var broken = EditedContent.Load(content => content.Set("triggers", "warmth", "when", "symptoms has warmth and symptoms has redness"));
        var violation = ContentProof.Run(broken).Violations.First(violation => violation.Property == 1);
        Assert.Equal(
            "1.0.0/triggers.json:$.triggers[4].when: breaks property 1 (a warning sign is never reassured): The symptom “warmth” needs at least a call to the doctor. "
            + "If you have none of the emergency signs, your leg is warm where it cramps and you leave the other questions open, the result is “See your doctor”. "
            + "Let the trigger “warmth” hold here.",
            violation.ToString());
    }

    [Fact]
    public void Each_property_has_a_name_of_its_own()
    {
        var names = Enumerable.Range(1, 10).Select(property => new Violation(property, "", "", "", "", null).Name).ToList();
        Assert.All(names, Assert.NotEmpty);
        Assert.Equal(10, names.Distinct().Count());
    }

    [Fact]
    public void A_violation_tells_both_sheets_and_what_else_the_rule_breaks()
    {
        var sheets = new AllSheets(PublishedContent.Current);
        var (one, other) = (sheets.Smallest(sheets.Space.Complete)!, sheets.Smallest(sheets.Space.Early)!);
        var violation = new Violation(5, "1.0.0/triggers.json", "$.triggers", "It does not hold.", "Mend it.", one) with { Compared = other, Also = ["This.", "That."] };
        Assert.Equal(
            $"1.0.0/triggers.json:$.triggers: breaks property 5 (saying more never lowers the urgency): It does not hold. {one} But: {other} The same rule breaks: This. That. Mend it.",
            violation.ToString());
        Assert.NotEqual($"{one}", $"{other}");
        Assert.Equal(
            "1.0.0/triggers.json:$.triggers: breaks property 5 (saying more never lowers the urgency): It does not hold. Mend it.",
            new Violation(5, "1.0.0/triggers.json", "$.triggers", "It does not hold.", "Mend it.", Example: null).ToString());
    }
}
