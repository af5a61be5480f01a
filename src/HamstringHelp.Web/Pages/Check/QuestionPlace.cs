using HamstringHelp.Assessment.Content;
using HamstringHelp.Assessment.Questions;
using HamstringHelp.Web.Journey;

namespace HamstringHelp.Web.Pages.Check;

/// <summary>
/// Where in the questions a person stands: all that the page of a question says of somebody who has not answered it. Whoever
/// stands at the same place is shown the same page.
/// </summary>
/// <param name="Content">The version that they answer.</param>
/// <param name="Question">The id of the question.</param>
/// <param name="Position">Its number among those asked, from 1.</param>
/// <param name="Count">How many are asked, as far as the answers tell.</param>
/// <param name="Back">The address that the page's link back leads to.</param>
public sealed record QuestionPlace(VersionNumber Content, string Question, int Position, int Count, string Back)
{
    /// <summary>The place of a person at a question.</summary>
    /// <param name="journey">The person's way so far.</param>
    /// <param name="step">The question; one that they may visit.</param>
    /// <param name="isChange">Whether they came from the list of their answers and want to return there.</param>
    public static QuestionPlace Of(PersonJourney journey, RouteStep step, bool isChange) => new(
        journey.Content.Number,
        step.Question.Id.Value,
        journey.Route.PositionOf(step),
        journey.Route.Asked.Length,
        isChange ? "/check/answers" : journey.Route.Before(step) is { } before ? $"/check/{before.Question.Id}" : "/");

    /// <summary>The place, if it is all that the page says of the person: not where they see an answer again, or a symptom that they named.</summary>
    /// <inheritdoc cref="Of" path="/param"/>
    public static QuestionPlace? OfUnanswered(PersonJourney journey, RouteStep step, bool isChange) =>
        journey.Route.MayVisit(step) && journey.Route.OfferedBy is null && !step.Facts.Any(journey.Answers.Has) && MedicineNames.AsTyped(step, journey.Answers).Length == 0
            ? Of(journey, step, isChange)
            : null;
}
