using HamstringHelp.Web.Kiosk;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HamstringHelp.Web.Pages.Kiosk;

/// <summary>Where a clinic's link leads. It says what will happen; only the button begins it, so that a preview of the link does not.</summary>
public sealed class StartModel(KioskRegister register, KioskVisits visits, KioskTimes times) : PageModel
{
    public ClinicKiosk Opened { get; private set; } = null!;

    public TimeSpan Warning => times.Warning;

    public async Task<IActionResult> OnGetAsync(string? code, CancellationToken cancellation) => await Enter(code, cancellation) ?? Page();

    public async Task<IActionResult> OnPostAsync(string? code, CancellationToken cancellation)
    {
        if (await Enter(code, cancellation) is { } elsewhere)
        {
            return elsewhere;
        }

        visits.Begin(HttpContext, Opened);
        return Redirect(KioskHosting.Home);
    }

    /// <summary>A code of spaces alone arrives as none.</summary>
    private async Task<IActionResult?> Enter(string? code, CancellationToken cancellation)
    {
        var (kiosk, wasOne) = await register.Open(code ?? "", cancellation);
        if (kiosk is null)
        {
            return wasOne ? Redirect("/kiosk/closed") : NotFound();
        }

        Opened = kiosk;
        return null;
    }
}
