using System.Text.Json.Serialization;

namespace HamstringHelp.Assessment.Content;

/// <summary><c>version.json</c>: what this version is, who reviewed it and what changed.</summary>
public sealed record VersionFile
{
    /// <summary>What stands in the changes of a new draft; such a version cannot be published.</summary>
    public const string UnwrittenChange = "To be written: what changed since the version before, one sentence each.";

    [JsonPropertyName("$schema")]
    public required string Schema { get; init; }

    /// <summary>Equals the name of the folder.</summary>
    public required VersionNumber Number { get; init; }

    public required VersionStatus Status { get; init; }

    /// <summary>The day it was published, or last worked on while it is a draft.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Language tags; <c>en</c> first, because English stands inline beside the rules.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    public required Review Review { get; init; }

    /// <summary>What changed since the version before, one sentence each.</summary>
    public required IReadOnlyList<string> Changes { get; init; }
}

[JsonConverter(typeof(Converter))]
public sealed class VersionStatus : Word
{
    public static readonly VersionStatus Draft = new("draft");

    public static readonly VersionStatus Published = new("published");

    private VersionStatus(string text)
        : base(text)
    {
    }

    internal sealed class Converter() : WordConverter<VersionStatus>(Draft, Published);
}

/// <summary>Whether a clinician has signed the content off. A review that did not happen is never claimed.</summary>
public sealed record Review
{
    public required ReviewStatus Status { get; init; }

    public required string Note { get; init; }
}

[JsonConverter(typeof(Converter))]
public sealed class ReviewStatus : Word
{
    public static readonly ReviewStatus AwaitingClinician = new("awaiting-clinician");

    public static readonly ReviewStatus SignedOff = new("signed-off");

    private ReviewStatus(string text)
        : base(text)
    {
    }

    internal sealed class Converter() : WordConverter<ReviewStatus>(AwaitingClinician, SignedOff);
}
