using HamstringHelp.Assessment.Content;
using HamstringHelp.Assessment.Questions;

namespace HamstringHelp.Web.Journey;

/// <summary>One person's way through the questions: the content that they answer, the answers so far, and the secret that a shared link is derived from.</summary>
public sealed record PersonJourney(ContentVersion Content, Answers Answers, JourneySecret Secret)
{
    /// <summary>Until when exactly these answers are shared; null when they are not.</summary>
    public DateTimeOffset? SharedUntil { get; init; }

    /// <summary>Where the answers have led.</summary>
    public Route Route { get; } = Route.Replay(Content.Questionnaire, Answers);

    /// <summary>Whether typed medicine names still wait for the person to look at how they were read.</summary>
    public bool NamesPending => !Answers.NamesConfirmed && Content.Questionnaire.NamesStep is { } step && Route.Asked.Contains(step);

    /// <summary>
    /// Whether there is a result to show: the questions are answered and the names looked at, or a warning sign was
    /// named, which nothing may keep waiting.
    /// </summary>
    public bool HasResult => Route.OfferedBy is not null || (Route.HasResult && !NamesPending);

    /// <summary>The same journey with other answers, which are not shared (yet).</summary>
    public PersonJourney With(Answers answers) => new(Content, answers, Secret);

    /// <summary>The address of the page where the person should be next: a question, the names, the answers or the result.</summary>
    public string NextPage =>
        Route.FirstUnanswered is { } step ? $"/check/{step.Question.Id}"
        : NamesPending ? "/check/medicine-names"
        : Route.EndedEarly ? "/result"
        : "/check/answers";
}
