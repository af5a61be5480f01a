using System.Collections.Immutable;
using HamstringHelp.Assessment.Questions;
using HamstringHelp.Web.Hosting;
using HamstringHelp.Web.Journey;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HamstringHelp.Web.Pages.Check;

/// <summary>How each typed medicine name was read, with a choice to correct it, before it counts.</summary>
public sealed class MedicineNamesModel(JourneyCookie cookie, Measurements measurements) : PageModel
{
    private PersonJourney _journey = null!;

    public RouteStep Step { get; private set; } = null!;

    public Route Route => _journey.Route;

    public IReadOnlyList<NameQuestion> Names { get; private set; } = [];

    /// <summary>The fields in which nothing offered was chosen.</summary>
    public IReadOnlyList<NameQuestion> Unanswered { get; private set; } = [];

    /// <summary>"answers" when the person came to change one answer and wants to return to the list.</summary>
    [FromQuery(Name = "from")]
    public string? From { get; set; }

    public string BackLink => $"/check/{Step.Question.Id}" + (From is null ? "" : QuestionModel.ToChange);

    public IActionResult OnGet() => (IActionResult?)Enter() ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (Enter() is { } elsewhere)
        {
            return elsewhere;
        }

        var form = await Request.ReadFormAsync(cancellation);
        var chosen = Names.Select(name => (Question: name, Option: name.Options.FirstOrDefault(option => option.Value == form[name.Field]))).ToList();
        Unanswered = [.. chosen.Where(pair => pair.Option is null).Select(pair => pair.Question)];
        if (Unanswered.Count > 0)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        ImmutableArray<TypedName> names = [.. chosen.Where(pair => pair.Option!.Groups is not null).Select(pair => pair.Question.Name with { Groups = pair.Option!.Groups!.Value })];
        var journey = _journey.With(_journey.Answers.WithNames(Step, names, confirmed: true));
        measurements.Answered(_journey, journey);
        cookie.Write(HttpContext, journey);
        return Redirect(journey.NextPage);
    }

    /// <summary>Finds the names; where there are none (any more), says where to go instead.</summary>
    private RedirectResult? Enter()
    {
        _journey = cookie.Read(HttpContext, out _);
        if (_journey.Content.Questionnaire.NamesStep is not { } step || !_journey.Route.MayVisit(step) || _journey.Answers.Names.IsEmpty)
        {
            return Redirect(_journey.NextPage);
        }

        Step = step;
        Names = [.. _journey.Answers.Names.Index().Select(pair => NameQuestion.For(_journey.Content, pair.Item, pair.Index))];
        return null;
    }
}
