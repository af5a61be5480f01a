using System.Collections.Immutable;
using System.Numerics;
using HamstringHelp.Assessment.Content;

namespace HamstringHelp.Assessment.Proof;

/// <summary>
/// Decides the ten properties of a content version exactly, for every answer sheet that can come to a result, from the
/// same compiled conditions that serve people. Nothing is sampled.
/// </summary>
public static class ContentProof
{
    /// <summary>Proves a version. The same version always gives the same report.</summary>
    public static ProofReport Run(ContentVersion content)
    {
        var sheets = new AllSheets(content);
        var safety = new SafetyProperties(content);
        var urgency = new UrgencyChecks(sheets);
        IEnumerable<Violation> violations =
        [
            .. urgency.Order(),
            .. Promise.Prove(sheets, safety.Promises()),
            .. urgency.SayingMore(safety.Additions()),
            .. new ReachChecks(sheets).All(),
            .. new ResultChecks(sheets).All(),
            .. new RouteChecks(sheets).All(),
            .. new SourceChecks(sheets).All(),
        ];
        return new ProofReport
        {
            CompleteSheets = sheets.Count(sheets.Space.Complete),
            EarlySheets = sheets.Count(sheets.Space.Early),
            Outcomes = [.. content.Rules.Outcomes.Select(rule => new OutcomeShare(rule.Item, sheets.Count(sheets.Findings[rule.Fact])))],
            Violations = [.. violations.OrderBy(violation => violation.Property)],
        };
    }
}

/// <summary>What was proved, over how many answer sheets, and what does not hold.</summary>
public sealed record ProofReport
{
    /// <summary>Sheets on which every question that is asked is answered.</summary>
    public required BigInteger CompleteSheets { get; init; }

    /// <summary>Sheets with open questions, whose result was offered early.</summary>
    public required BigInteger EarlySheets { get; init; }

    /// <summary>How many sheets get which outcome, the most urgent first.</summary>
    public required ImmutableArray<OutcomeShare> Outcomes { get; init; }

    /// <summary>In the order of the properties; empty when all ten hold.</summary>
    public required ImmutableArray<Violation> Violations { get; init; }

    /// <summary>All sheets that the statement covers.</summary>
    public BigInteger Sheets => CompleteSheets + EarlySheets;

    public bool IsProved => Violations.IsEmpty;

    /// <summary>The part of all sheets that get an outcome, from 0 to 1.</summary>
    public double ShareOf(OutcomeShare outcome) => (double)outcome.Sheets / (double)Sheets;
}

/// <summary>An outcome and the number of sheets that get it.</summary>
public sealed record OutcomeShare(Outcome Outcome, BigInteger Sheets);
