using HamstringHelp.Web.Pages.Result;
using HamstringHelp.Web.Sharing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HamstringHelp.Web.Pages.SharedResult;

/// <summary>A shared result on one A4 page for the doctor.</summary>
public sealed class DoctorModel(SharedResults shared) : PageModel
{
    public DoctorView View { get; private set; } = null!;

    public string BackLink { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string? token, CancellationToken cancellation)
    {
        if (await shared.Open(ShareToken.Parse(token), cancellation) is not { Sheet: var sheet })
        {
            return NotFound();
        }

        BackLink = $"/r/{token}";
        View = new DoctorView(
            new ResultView(sheet.Content.Assessor.Assess(sheet.Answers), sheet.Answers),
            Route.Replay(sheet.Content.Questionnaire, sheet.Answers),
            DateOnly.FromDateTime(sheet.Created.UtcDateTime));
        return Page();
    }
}
