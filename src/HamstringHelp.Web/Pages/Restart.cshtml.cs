using HamstringHelp.Web.Journey;
using HamstringHelp.Web.Kiosk;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HamstringHelp.Web.Pages;

/// <summary>Asks once, then forgets the answers in this browser.</summary>
public sealed class RestartModel(JourneyCookie cookie, KioskVisits visits) : PageModel
{
    public void OnGet()
    {
    }

    public IActionResult OnPost()
    {
        cookie.Clear(HttpContext);
        // At a kiosk it may be somebody else who starts again.
        visits.Clear(HttpContext);
        return Redirect("/");
    }
}
