using System.Collections.Immutable;
using HamstringHelp.Assessment.Content;
using HamstringHelp.Assessment.Rules;

namespace HamstringHelp.Assessment.Questions;

/// <summary>
/// The way through the questions for one answer sheet, found by replaying the answers from the first question. Next,
/// back, progress and "may I be here?" all follow from it; the position itself is never stored.
/// </summary>
public sealed class Route
{
    private readonly ulong[] _counted;

    private Route(ImmutableArray<RouteStep> asked, RouteStep? firstUnanswered, bool ended, RouteStep? offeredBy, ulong[] counted)
    {
        Asked = asked;
        FirstUnanswered = firstUnanswered;
        EndedEarly = ended;
        OfferedBy = offeredBy;
        _counted = counted;
    }

    /// <summary>The questions that are asked, in order; those still to come as far as the answers so far tell.</summary>
    public ImmutableArray<RouteStep> Asked { get; }

    /// <summary>The question to answer next; null when all are answered.</summary>
    public RouteStep? FirstUnanswered { get; }

    /// <summary>Whether an answer ended the questions: an emergency sign.</summary>
    public bool EndedEarly { get; }

    /// <summary>
    /// The question whose answer offers the result right away: a symptom was named. Null when none does, or while an
    /// earlier question, such as that for emergency signs, waits for its answer.
    /// </summary>
    public RouteStep? OfferedBy { get; }

    /// <summary>Whether there is a result to show.</summary>
    public bool HasResult => FirstUnanswered is null || OfferedBy is not null;

    /// <summary>Replays the answers.</summary>
    public static Route Replay(Questionnaire questionnaire, Answers answers)
    {
        var counted = new ulong[questionnaire.Blank.Bits.Length];
        var last = questionnaire.Count(answers, counted);
        var asked = ImmutableArray.CreateBuilder<RouteStep>(questionnaire.Steps.Length);
        RouteStep? firstUnanswered = null;
        RouteStep? offeredBy = null;
        foreach (var step in questionnaire.Steps)
        {
            // A question's condition reads only earlier answers, so the whole count says the same as the count up to it.
            if (step.AskedWhen.Holds(counted))
            {
                asked.Add(step);
                firstUnanswered ??= step.IsAnswered(answers.Bits) ? null : step;
                offeredBy ??= firstUnanswered is null && step.OffersResultWhen?.Holds(counted) == true ? step : null;
            }

            if (step == last)
            {
                break;
            }
        }

        return new Route(asked.DrainToImmutable(), firstUnanswered, ended: last is not null, offeredBy, counted);
    }

    /// <summary>Whether the person may be at this question: it is asked, and everything before it is answered.</summary>
    public bool MayVisit(RouteStep step) =>
        Asked.Contains(step) && (FirstUnanswered is null || step.Index <= FirstUnanswered.Index);

    /// <summary>The question after this one; null at the end.</summary>
    public RouteStep? After(RouteStep step) => Asked.FirstOrDefault(other => other.Index > step.Index);

    /// <summary>The question before this one; null at the first.</summary>
    public RouteStep? Before(RouteStep step) => Asked.LastOrDefault(other => other.Index < step.Index);

    /// <summary>The question's number among those asked, from 1.</summary>
    public int PositionOf(RouteStep step) => Asked.IndexOf(step) + 1;

    /// <summary>The choices that led to the result being offered early.</summary>
    public IEnumerable<Choice> OfferedBecause(RouteStep offeredBy) =>
        offeredBy.Facts
            .Where(fact => fact.Kind == FactKind.Choice && (_counted[fact.Index / 64] & (1UL << (fact.Index % 64))) != 0)
            .Select(fact => offeredBy.FindChoice(fact.Id)!);
}
