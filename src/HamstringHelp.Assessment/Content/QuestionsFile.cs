using System.Text.Json.Serialization;

namespace HamstringHelp.Assessment.Content;

/// <summary><c>questions.json</c>: the questions in the order in which they are asked.</summary>
public sealed record QuestionsFile
{
    [JsonPropertyName("$schema")]
    public required string Schema { get; init; }

    public required IReadOnlyList<Question> Questions { get; init; }
}

/// <summary>One question, which is one page.</summary>
public sealed record Question
{
    public required Id<Question> Id { get; init; }

    /// <summary>The question itself, as the page's heading.</summary>
    public required string Title { get; init; }

    public string Hint { get; init => field = value ?? ""; } = "";

    /// <summary>A short label for the list of answers and for the doctor.</summary>
    public required string Short { get; init; }

    public required AnswerKind Answers { get; init; }

    /// <summary>A condition on the answers to earlier questions.</summary>
    public required string AskedWhen { get; init; }

    /// <summary>The questions end here when this holds: the result is known.</summary>
    public string? EndsWhen { get; init; }

    /// <summary>While this holds every later page says so and links straight to the result.</summary>
    public string? OffersResultWhen { get; init; }

    /// <summary>What later pages say while the result is offered; needed exactly with <see cref="OffersResultWhen"/>.</summary>
    public string? Notice { get; init; }

    public required IReadOnlyList<Choice> Choices { get; init; }

    /// <summary>A text box for medicine names; at most one question has it.</summary>
    public NamesBox? Names { get; init; }
}

[JsonConverter(typeof(Converter))]
public sealed class AnswerKind : Word
{
    public static readonly AnswerKind One = new("one");

    public static readonly AnswerKind Several = new("several");

    private AnswerKind(string text)
        : base(text)
    {
    }

    internal sealed class Converter() : WordConverter<AnswerKind>(One, Several);
}

/// <summary>One answer that can be chosen.</summary>
public sealed record Choice
{
    public required Id<Choice> Id { get; init; }

    /// <summary>The words beside the box.</summary>
    public required string Label { get; init; }

    public string Hint { get; init => field = value ?? ""; } = "";

    /// <summary>Such as "none of these": cannot be chosen together with another.</summary>
    public bool ExcludesOthers { get; init; }

    /// <summary>Completes "because you said …": second person, lower case, no full stop.</summary>
    public required string Said { get; init; }

    /// <summary>For the doctor's page, in a professional's words.</summary>
    public required string Clinical { get; init; }
}

/// <summary>The text box in which medicine names are typed, several at once.</summary>
public sealed record NamesBox
{
    public required string Label { get; init; }

    public required string Hint { get; init; }

    /// <summary>In UTF-16 code units; at most 400, so that a full answer sheet stays under 2 KB in its cookie.</summary>
    public required int MaxLength { get; init; }

    /// <summary>Choices that contradict a typed name, such as "none".</summary>
    public required IReadOnlyList<Id<Choice>> ExcludedBy { get; init; }
}
