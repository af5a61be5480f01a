namespace HamstringHelp.Assessment.Content;

/// <summary>A paragraph that can be explained: its words, when it is said, and what it rests on.</summary>
public sealed record Block
{
    public required string Text { get; init; }

    /// <summary>Bullets below the text.</summary>
    public IReadOnlyList<string> Points { get; init => field = value ?? []; } = [];

    /// <summary>Numbered steps below the text.</summary>
    public IReadOnlyList<string> Steps { get; init => field = value ?? []; } = [];

    /// <summary>The condition under which it is said; always when absent.</summary>
    public string When { get; init => field = value ?? "always"; } = "always";

    /// <summary>Statements and sources that it rests on; at least one.</summary>
    public required IReadOnlyList<Id<Source>> From { get; init; }
}
