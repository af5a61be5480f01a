using HamstringHelp.Web.Journey;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HamstringHelp.Web.Pages.Result;

/// <summary>The result, straight from the person's own answers: nothing is stored.</summary>
public sealed class IndexModel(JourneyCookie cookie) : PageModel
{
    public ResultView View { get; private set; } = null!;

    public IActionResult OnGet()
    {
        var journey = cookie.Read(HttpContext, out _);
        if (!journey.HasResult)
        {
            return Redirect(journey.NextPage);
        }

        View = new ResultView(journey.Content.Assessor.Assess(journey.Answers), journey.Answers);
        return Page();
    }
}
