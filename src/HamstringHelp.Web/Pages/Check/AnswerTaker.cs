using System.Diagnostics.CodeAnalysis;
using FluentValidation.Results;
using HamstringHelp.Assessment.Questions;
using HamstringHelp.Web.Hosting;
using HamstringHelp.Web.Journey;

namespace HamstringHelp.Web.Pages.Check;

/// <summary>Takes answers to questions: checks them, counts them, and writes them into the person's cookie.</summary>
public sealed class AnswerTaker(JourneyCookie cookie, SubmittedAnswerValidator validator, Measurements measurements)
{
    /// <summary>Takes an answer, if nothing is wrong with it.</summary>
    /// <param name="context">The request that brought it.</param>
    /// <param name="journey">The person's way so far.</param>
    /// <param name="submitted">The answer, to a question that they may visit.</param>
    /// <param name="next">The address of the page where they should be next.</param>
    /// <param name="errors">What is wrong with it.</param>
    public bool TryTake(HttpContext context, PersonJourney journey, SubmittedAnswer submitted, [NotNullWhen(true)] out string? next, out IReadOnlyList<ValidationFailure> errors)
    {
        errors = validator.Validate(submitted).Errors;
        if (errors.Count > 0)
        {
            next = null;
            return false;
        }

        var answered = journey.With(MedicineNames.Answer(journey.Content, journey.Answers, submitted));
        measurements.Answered(journey, answered);
        cookie.Write(context, answered);
        next = Next(answered, submitted.Step, QuestionModel.IsChange(context.Request));
        return true;
    }

    private static string Next(PersonJourney answered, RouteStep step, bool isChange)
    {
        if (step.Question.Names is not null && answered.NamesPending)
        {
            return "/check/medicine-names" + (isChange ? QuestionModel.ToChange : "");
        }

        if (isChange)
        {
            return answered.Route.FirstUnanswered is null ? answered.NextPage : answered.NextPage + QuestionModel.ToChange;
        }

        return answered.Route.After(step) is { } after ? $"/check/{after.Question.Id}" : answered.NextPage;
    }
}
