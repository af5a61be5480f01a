using System.Collections.Immutable;
using HamstringHelp.Assessment.Content;
using HamstringHelp.Assessment.Rules;

namespace HamstringHelp.Assessment.Proof;

/// <summary>Something that may be true of an answer sheet, said with ids of the content.</summary>
/// <param name="Ids">Every id that it names.</param>
/// <param name="Sheets">The sheets on which it is true; asked only when all ids exist.</param>
internal sealed record Claim(ImmutableArray<KnownId> Ids, Func<AllSheets, int> Sheets)
{
    private static readonly ImmutableArray<string> Urgency = ["emergency", "call-doctor", "see-doctor", "ask", "self-care"];

    /// <summary>The outcomes of the program, the most urgent first, whatever order the content gives them.</summary>
    internal static IReadOnlyList<string> OutcomesByUrgency => Urgency;

    internal static Claim Everybody { get; } = new([], _ => Bdd.True);

    /// <summary>Some benign cause was found.</summary>
    internal static Claim AnyBenignCause { get; } =
        new([], sheets => sheets.Bdd.Any(sheets.Content.Vocabulary.OfKind(FactKind.Benign).Select(fact => sheets.Findings[fact])));

    internal static Claim Answer(string question, string choice) =>
        new([KnownId.Choice(question, choice)], sheets => sheets.Findings[sheets.Content.Vocabulary.FindChoice(question, choice)!]);

    /// <summary>One of several answers to a question.</summary>
    internal static Claim AnyAnswer(string question, IEnumerable<string> choices) =>
        choices.Select(choice => Answer(question, choice)).Aggregate((left, right) => left | right);

    /// <summary>A typed medicine name was read as one of the group.</summary>
    internal static Claim Named(string group) => OfFact(FactKind.Named, group);

    /// <summary>The question was asked, and something was answered.</summary>
    internal static Claim Answered(string question) =>
        new([KnownId.Question(question)], sheets => sheets.Space.Answered(sheets.Content.Questionnaire.Find(question)!));

    internal static Claim Found(FactKind kind, string id) => OfFact(kind, id);

    internal static Claim Outcome(string id) => OfFact(FactKind.Outcome, id);

    /// <summary>The advice is shown.</summary>
    internal static Claim Shown(string advice) => OfFact(FactKind.Advice, advice);

    /// <summary>
    /// The outcome is this one or a more urgent one. How urgent the five are is fixed here. An outcome that the
    /// content adds counts by where it stands.
    /// </summary>
    internal static Claim AtLeast(string outcome) =>
        new([KnownId.Finding(FactKind.Outcome, outcome)], sheets => sheets.Bdd.Any(sheets.Content.Vocabulary.OfKind(FactKind.Outcome)
            .Where(other => IsAtLeast(sheets.Content, other, outcome))
            .Select(other => sheets.Findings[other])));

    public static Claim operator &(Claim left, Claim right) =>
        new([.. left.Ids, .. right.Ids], sheets => sheets.Bdd.And(left.Sheets(sheets), right.Sheets(sheets)));

    public static Claim operator |(Claim left, Claim right) =>
        new([.. left.Ids, .. right.Ids], sheets => sheets.Bdd.Or(left.Sheets(sheets), right.Sheets(sheets)));

    public static Claim operator !(Claim claim) =>
        claim with { Sheets = sheets => sheets.Bdd.Not(claim.Sheets(sheets)) };

    private static Claim OfFact(FactKind kind, string id) =>
        new([KnownId.Finding(kind, id)], sheets => sheets.Findings[sheets.Content.Vocabulary.Find(kind, id)!]);

    private static bool IsAtLeast(ContentVersion content, Fact outcome, string least) => Urgency.Contains(outcome.Id)
        ? Urgency.IndexOf(outcome.Id) <= Urgency.IndexOf(least)
        : outcome.Index < content.Vocabulary.Find(FactKind.Outcome, least)!.Index;
}

/// <summary>An id that the program relies on. The content may add ids, but never take these away.</summary>
/// <param name="Said">What it names, in words.</param>
/// <param name="Exists">Whether the content has it.</param>
/// <param name="Place">Where it should stand.</param>
internal sealed record KnownId(string Said, Func<ContentVersion, bool> Exists, Func<ContentVersion, Place> Place)
{
    internal static KnownId Question(string id) => new(
        $"the question “{id}”",
        content => content.Questionnaire.Find(id) is not null,
        content => Proof.Place.Of(content, "questions.json", "$.questions"));

    internal static KnownId Choice(string question, string id) => new(
        $"the answer “{id}” to “{question}”",
        content => content.Vocabulary.FindChoice(question, id) is not null,
        content => content.Questionnaire.Find(question) is { } step
            ? Proof.Place.Of(content, "questions.json", "$.questions").At(step.Index).Member("choices")
            : Proof.Place.Of(content, "questions.json", "$.questions"));

    internal static KnownId Finding(FactKind kind, string id)
    {
        var (said, file, path) = kind switch
        {
            FactKind.Named or FactKind.Medicine => ("medicine group", "medicines.json", "$.groups"),
            FactKind.Trigger => ("trigger", "triggers.json", "$.triggers"),
            FactKind.Outcome => ("outcome", "outcomes.json", "$.outcomes"),
            FactKind.Advice => ("advice", "advice.json", "$.advice"),
            _ => ("cause", "causes.json", "$.causes"),
        };
        return new KnownId($"the {said} “{id}”", content => content.Vocabulary.Find(kind, id) is not null, content => Proof.Place.Of(content, file, path));
    }
}
