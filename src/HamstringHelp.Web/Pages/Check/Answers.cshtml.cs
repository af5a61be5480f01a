using HamstringHelp.Assessment.Content;
using HamstringHelp.Assessment.Questions;
using HamstringHelp.Assessment.Rules;
using HamstringHelp.Web.Journey;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HamstringHelp.Web.Pages.Check;

/// <summary>All answers that count, each with a link to change it that returns here.</summary>
public sealed class AnswersModel(JourneyCookie cookie) : PageModel
{
    public PersonJourney Journey { get; private set; } = null!;

    public IActionResult OnGet()
    {
        Journey = cookie.Read(HttpContext, out _);
        var complete = Journey.Route.FirstUnanswered is null && !Journey.NamesPending;
        return complete ? Page() : Redirect(Journey.NextPage);
    }

    /// <summary>The labels of what was chosen at a question.</summary>
    public IEnumerable<Choice> Chosen(RouteStep step) =>
        step.Facts.Where(fact => fact.Kind == FactKind.Choice && Journey.Answers.Has(fact)).Select(fact => step.FindChoice(fact.Id)!);

    public string BackLink => Journey.Route.Asked[^1].Question is { Names: not null } && !Journey.Answers.Names.IsEmpty
        ? "/check/medicine-names"
        : $"/check/{Journey.Route.Asked[^1].Question.Id}";
}
