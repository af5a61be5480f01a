using System.Collections.Immutable;
using System.Numerics;
using HamstringHelp.Assessment.Content;
using HamstringHelp.Assessment.Rules;

namespace HamstringHelp.Assessment.Proof;

/// <summary>
/// What changed between two versions: in what they say, and, exactly, for which answer sheets. From this follows what
/// the new number has to be.
/// </summary>
public sealed record ContentDifference
{
    public required ContentVersion Old { get; init; }

    public required ContentVersion New { get; init; }

    /// <summary>Sheets that both versions can have. Answers are matched by their ids; a question that only one version asks may be answered in any way.</summary>
    public required BigInteger SharedSheets { get; init; }

    /// <summary>Sheets of the old version that nobody can have any more.</summary>
    public required BigInteger OnlyOldSheets { get; init; }

    /// <summary>Sheets of the new version that nobody could have before.</summary>
    public required BigInteger OnlyNewSheets { get; init; }

    /// <summary>Shared sheets whose outcome is now more urgent; null when there are none.</summary>
    public required SheetChange? MoreUrgent { get; init; }

    /// <summary>Shared sheets whose outcome is now less urgent; null when there are none.</summary>
    public required SheetChange? LessUrgent { get; init; }

    /// <summary>Findings that some shared sheet gains or loses, in the order of the stages.</summary>
    public required ImmutableArray<FindingChange> Findings { get; init; }

    /// <summary>Everything that reads differently, in the order of the files.</summary>
    public required ImmutableArray<ContentChange> Changes { get; init; }

    /// <summary>
    /// Major when the outcome of a sheet changes or a sheet is no longer possible; minor when a finding changes, sheets
    /// are new, or typed medicine names are read otherwise; else patch.
    /// </summary>
    public VersionStep RequiredStep =>
        MoreUrgent is not null || LessUrgent is not null || !OnlyOldSheets.IsZero ? VersionStep.Major
        : !Findings.IsEmpty || !OnlyNewSheets.IsZero || Changes.Any(change => change.IsMedicineName) ? VersionStep.Minor
        : VersionStep.Patch;

    /// <summary>What the two numbers claim; null when the new one is not higher.</summary>
    public VersionStep? ClaimedStep =>
        New.Number <= Old.Number ? null
        : New.Number.Major > Old.Number.Major ? VersionStep.Major
        : New.Number.Minor > Old.Number.Minor ? VersionStep.Minor
        : VersionStep.Patch;

    /// <summary>Whether the new number claims at least what changed.</summary>
    public bool IsHonest => ClaimedStep >= RequiredStep;

    /// <summary>Compares two versions for every answer sheet.</summary>
    public static ContentDifference Between(ContentVersion old, ContentVersion @new) => new SheetComparison(old, @new).Run();
}

/// <summary>How much a new version may change. Each allows what the one before it does.</summary>
public enum VersionStep
{
    /// <summary>No finding of any answer sheet.</summary>
    Patch,

    /// <summary>Findings, but no outcome.</summary>
    Minor,

    /// <summary>Outcomes.</summary>
    Major,
}

/// <summary>Sheets that changed, and the smallest of them.</summary>
/// <param name="Sheets">How many.</param>
/// <param name="Before">The smallest, as the old version takes it.</param>
/// <param name="After">The same, as the new version takes it.</param>
public sealed record SheetChange(BigInteger Sheets, ExampleSheet Before, ExampleSheet After);

/// <summary>A finding that some sheets gain or lose.</summary>
/// <param name="Kind">What kind of finding.</param>
/// <param name="Id">Its id.</param>
/// <param name="Gained">The sheets that have it now; null when none.</param>
/// <param name="Lost">The sheets that had it; null when none.</param>
public sealed record FindingChange(FactKind Kind, string Id, SheetChange? Gained, SheetChange? Lost);
