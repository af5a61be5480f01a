using FluentValidation.Results;
using HamstringHelp.Assessment.Questions;
using HamstringHelp.Assessment.Rules;
using HamstringHelp.Web.Journey;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HamstringHelp.Web.Pages.Check;

/// <summary>One question. Which one, its words, its choices and where it leads is content; this page serves them all.</summary>
public sealed class QuestionModel(JourneyCookie cookie, AnswerTaker answers) : PageModel
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
        if (answers.TryTake(HttpContext, _journey, submitted, out var next, out var errors))
        {
            return Redirect(next);
        }

        Errors = errors;
        Ticked = submitted.Choices.ToHashSet();
        Names = submitted.Names;
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }

    /// <summary>Whether an endpoint is this page.</summary>
    internal static bool Is(Endpoint? endpoint) => endpoint?.Metadata.GetMetadata<CompiledPageActionDescriptor>()?.ModelTypeInfo == typeof(QuestionModel);

    /// <summary>Whether somebody came to change one answer and wants to return to the list.</summary>
    internal static bool IsChange(HttpRequest request) => request.QueryString.HasValue && request.Query["from"] is [{ Length: > 0 }];

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
        Place = QuestionPlace.Of(_journey, step, IsChange(Request));
        return null;
    }
}
