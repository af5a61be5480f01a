using HamstringHelp.Web.Kiosk;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HamstringHelp.Web.Pages.Kiosk;

/// <summary>
/// Asks a person who has touched nothing for a while whether they are there; the page's Refresh header clears when nobody
/// answers. It is for browsers without script, which otherwise ask without leaving the page.
/// </summary>
public sealed class StillThereModel : PageModel
{
    public TimeSpan Warning { get; private set; }

    /// <summary>The page to go on with.</summary>
    public string Back { get; private set; } = KioskHosting.Home;

    public IActionResult OnGet(string? back)
    {
        if (KioskMode.Of(HttpContext) is not { } mode)
        {
            return Redirect(KioskHosting.Home);
        }

        Warning = mode.Warning;
        if (Url.IsLocalUrl(back) && back.StartsWith('/'))
        {
            Back = back;
        }

        return Page();
    }
}
