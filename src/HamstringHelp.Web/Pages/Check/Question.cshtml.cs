using FluentValidation.Results;
using HamstringHelp.Assessment.Questions;
using HamstringHelp.Assessment.Rules;
using HamstringHelp.Web.Hosting;
using HamstringHelp.Web.Journey;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HamstringHelp.Web.Pages.Check;

/// <summary>One question. Which one, its words, its choices and where it leads is content; this page serves them all.</summary>
public sealed class QuestionModel(JourneyCookie cookie, SubmittedAnswerValidator validator, Measurements measurements) : PageModel
{
    private PersonJourney _journey = null!;

    /// <summary>The query of whoever came to change one answer and wants to return to the list.</summary>
    internal const string ToChange = "?from=answers";

    public RouteStep Step { get; private set; } = null!;

    /// <summary>All that the page says of the person, other than what they answered.</summary>
    public QuestionPlace Place { get; private set; } = null!;

    public Route Route => _journey.Route;

    /// <summary>What is ticked: the answer so far, or what was just posted.</summary>
    public IReadOnlySet<string> Ticked { get; private set; } = new HashSet<string>();

    /// <summary>What stands in the text box for medicine names.</summary>
    public string Names { get; private set; } = "";

    /// <summary>Names that the browser may complete.</summary>
    public IReadOnlyList<string> KnownNames => _journey.Content.CommonMedicineNames;

    public IReadOnlyList<ValidationFailure> Errors { get; private set; } = [];

    /// <summary>Whether an earlier cookie could not be read, so that the answers begin afresh.</summary>
    public bool WasLost { get; private set; }

    /// <summary>"answers" when the person came to change one answer and wants to return to the list.</summary>
    public string? From => Request.Query["from"] is [{ Length: > 0 } from] ? from : null;

    public IActionResult OnGet()
    {
        if (Enter() is { } elsewhere)
        {
            return elsewhere;
        }

        if (WasLost)
        {
            cookie.Clear(HttpContext);
        }

        Ticked = Step.Facts.Where(fact => fact.Kind == FactKind.Choice && _journey.Answers.Has(fact)).Select(fact => fact.Id).ToHashSet();
        Names = MedicineNames.AsTyped(Step, _journey.Answers);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Enter() is { } elsewhere)
        {
            return elsewhere;
        }

        var submitted = SubmittedAnswer.Read(await Request.ReadFormAsync(HttpContext.RequestAborted), Step);
        Errors = validator.Validate(submitted).Errors;
        if (Errors.Count > 0)
        {
            Ticked = submitted.Choices.ToHashSet();
            Names = submitted.Names;
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        var journey = _journey.With(MedicineNames.Answer(_journey.Content, _journey.Answers, submitted));
        measurements.Answered(_journey, journey);
        cookie.Write(HttpContext, journey);
        return Redirect(Next(journey));
    }

    /// <summary>
    /// Finds the question; where the person may not be there (yet), says where to go instead. Its id is read from the address
    /// as it stands: asking MVC to bind it is a tenth of the work of the page.
    /// </summary>
    private IActionResult? Enter()
    {
        _journey = cookie.Read(HttpContext, out var wasLost);
        WasLost = wasLost;
        if (_journey.Content.Questionnaire.Find(RouteData.Values["question"] as string) is not { } step)
        {
            return NotFound();
        }

        if (!Route.MayVisit(step))
        {
            return Redirect(_journey.NextPage);
        }

        Step = step;
        Place = QuestionPlace.Of(_journey, step, isChange: From is not null);
        return null;
    }

    private string Next(PersonJourney journey)
    {
        if (Step.Question.Names is not null && journey.NamesPending)
        {
            return "/check/medicine-names" + (From is null ? "" : ToChange);
        }

        if (From is not null)
        {
            return journey.Route.FirstUnanswered is null ? journey.NextPage : journey.NextPage + ToChange;
        }

        return journey.Route.After(Step) is { } after ? $"/check/{after.Question.Id}" : journey.NextPage;
    }
}
