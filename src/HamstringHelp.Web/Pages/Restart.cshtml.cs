using HamstringHelp.Web.Journey;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HamstringHelp.Web.Pages;

/// <summary>Asks once, then forgets the answers in this browser.</summary>
public sealed class RestartModel(JourneyCookie cookie) : PageModel
{
    public void OnGet()
    {
    }

    public IActionResult OnPost()
    {
        cookie.Clear(HttpContext);
        return Redirect("/");
    }
}
