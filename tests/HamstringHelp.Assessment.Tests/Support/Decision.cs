using System.Text.Encodings.Web;
using System.Text.Json;
using HamstringHelp.Assessment.Questions;

namespace HamstringHelp.Assessment.Tests.Support;

/// <summary>What was decided for an answer sheet: ids alone, each list in alphabetical order. The words are not part of it.</summary>
public sealed record Decision
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    public required string Outcome { get; init; }

    public required IReadOnlyList<string> Triggers { get; init; }

    /// <summary>Causes, known conditions and medicines.</summary>
    public required IReadOnlyList<string> Findings { get; init; }

    /// <summary>Conditions that a doctor should think of.</summary>
    public required IReadOnlyList<string> Possible { get; init; }

    public required IReadOnlyList<string> Advice { get; init; }

    public static Decision Of(Rules.Assessment assessment) => new()
    {
        Outcome = assessment.Outcome.Id.Value,
        Triggers = Sorted(assessment.Triggers.Select(finding => finding.Item.Id.Value)),
        Findings = Sorted(
            assessment.Benign.Concat(assessment.Risks).Concat(assessment.Known).Select(finding => finding.Item.Id.Value)
                .Concat(assessment.Medicines.Select(finding => finding.Item.Id.Value))),
        Possible = Sorted(assessment.Possible.Select(finding => finding.Item.Id.Value)),
        Advice = Sorted(assessment.Advice.Select(finding => finding.Item.Id.Value)),
    };

    /// <summary>Every finding with the answers that led to it: <c>trigger warmth because symptoms=warmth</c>.</summary>
    public static IReadOnlyList<string> Reasons(Rules.Assessment assessment) =>
    [
        .. assessment.Benign.Select(finding => Reason("benign", finding.Item.Id.Value, finding.Because)),
        .. assessment.Risks.Select(finding => Reason("risk", finding.Item.Id.Value, finding.Because)),
        .. assessment.Known.Select(finding => Reason("known", finding.Item.Id.Value, finding.Because)),
        .. assessment.Medicines.Select(finding => Reason("medicine", finding.Item.Id.Value, finding.Because)),
        .. assessment.Possible.Select(finding => Reason("possible", finding.Item.Id.Value, finding.Because)),
        .. assessment.Triggers.Select(finding => Reason("trigger", finding.Item.Id.Value, finding.Because)),
        .. assessment.Advice.Select(finding => Reason("advice", finding.Item.Id.Value, finding.Because)),
    ];

    /// <summary>Answers as a test writes them: <c>symptoms=warmth medicines=typed:statin</c>.</summary>
    public static string Written(IEnumerable<GivenAnswer> answers) =>
        string.Join(' ', answers.Select(answer => $"{answer.Question.Id}={answer.Choice?.Id.Value ?? $"typed:{answer.Named!.Id}"}"));

    public string ToJson() => JsonSerializer.Serialize(this, Options);

    /// <summary>What differs from the decision that was expected, one line each; empty when nothing does.</summary>
    public IReadOnlyList<string> DifferencesFrom(Decision expected)
    {
        List<string> differences = [];
        if (Outcome != expected.Outcome)
        {
            differences.Add($"outcome: expected {expected.Outcome}, but it is {Outcome}");
        }

        Compare("triggers", Triggers, expected.Triggers);
        Compare("findings", Findings, expected.Findings);
        Compare("possible", Possible, expected.Possible);
        Compare("advice", Advice, expected.Advice);
        return differences;

        void Compare(string list, IReadOnlyList<string> actual, IReadOnlyList<string> wanted)
        {
            differences.AddRange(wanted.Except(actual).Select(id => $"{list}: {id} is missing"));
            differences.AddRange(actual.Except(wanted).Select(id => $"{list}: {id} was not expected"));
        }
    }

    private static string Reason(string kind, string id, IEnumerable<GivenAnswer> because) => $"{kind} {id} because {Written(because)}".TrimEnd();

    private static IReadOnlyList<string> Sorted(IEnumerable<string> ids) => [.. ids.Order(StringComparer.Ordinal)];
}
