using HamstringHelp.Assessment.Content;
using HamstringHelp.Assessment.Questions;
using HamstringHelp.Assessment.Rules;
using HamstringHelp.Web.Journey;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HamstringHelp.Web.Pages.Result;

/// <summary>One A4 page for the doctor: what the person has, what they deny, what they take, and why the software said what it said.</summary>
public sealed class DoctorModel(JourneyCookie cookie, TimeProvider clock) : PageModel
{
    public DoctorView View { get; private set; } = null!;

    public IActionResult OnGet()
    {
        var journey = cookie.Read(HttpContext, out _);
        if (!journey.HasResult)
        {
            return Redirect(journey.NextPage);
        }

        View = new DoctorView(new ResultView(journey.Content.Assessor.Assess(journey.Answers), journey.Answers), journey.Route, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        return Page();
    }
}

/// <summary>A finding in one line, with the statements that it rests on.</summary>
public sealed record DoctorFinding(string Id, string Text, bool IsPossible = false);

/// <summary>What the doctor's page shows.</summary>
/// <param name="Result">The result.</param>
/// <param name="Route">Which questions were asked.</param>
/// <param name="Date">The day of the answers, UTC.</param>
public sealed record DoctorView(ResultView Result, Route Route, DateOnly Date)
{
    public IReadOnlyList<DoctorFinding> Medicines =>
        [.. Result.Assessment.Medicines.Select(finding => new DoctorFinding(finding.Item.Id.Value, Sourced(finding.Item.Clinical, finding.Item.From)))];

    public IReadOnlyList<DoctorFinding> Known => [.. Result.Assessment.Known.Select(Line)];

    /// <summary>Benign causes and risk factors.</summary>
    public IReadOnlyList<DoctorFinding> Everyday => [.. Result.Assessment.Benign.Concat(Result.Assessment.Risks).Select(Line)];

    public IReadOnlyList<DoctorFinding> Possible =>
        [.. Result.Assessment.Possible.Select(finding => new DoctorFinding(finding.Item.Id.Value, finding.Item.Name, IsPossible: true))];

    /// <summary>Every typed name with what it was read as.</summary>
    public string TypedNames =>
        string.Join("; ", Result.Answers.Names.Select(name => $"“{name.Typed}”: {MedicineNames.Groups(Result.Content, name.Groups)}"));

    /// <summary>What was said at a question, in a professional's words.</summary>
    public IEnumerable<string> Reports(RouteStep step) => Choices(step, given: true).Select(choice => choice.Clinical);

    /// <summary>What was asked at a question and not ticked. Where the person is not sure, nothing is denied.</summary>
    public IEnumerable<string> Denies(RouteStep step)
    {
        var unsure = Choices(step, given: true).Any(choice => choice.Id.Value == "not-sure");
        return unsure || step.Question.Answers == AnswerKind.One || !step.Facts.Any(Result.Answers.Has)
            ? []
            : Choices(step, given: false).Where(choice => !choice.ExcludesOthers).Select(choice => choice.Clinical);
    }

    private static DoctorFinding Line(Finding<Cause> finding) => new(finding.Item.Id.Value, Sourced(finding.Item.Name, finding.Item.From));

    private static string Sourced(string text, IEnumerable<Id<Source>> from) => $"{text} ({string.Join(", ", from)})";

    private IEnumerable<Choice> Choices(RouteStep step, bool given) =>
        step.Facts.Where(fact => fact.Kind == FactKind.Choice && Result.Answers.Has(fact) == given).Select(fact => step.FindChoice(fact.Id)!);
}
