using HamstringHelp.Web.Journey;
using HamstringHelp.Web.Sharing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HamstringHelp.Web.Pages.SharedResult;

/// <summary>Asks once, then deletes a shared result for whoever holds its link.</summary>
public sealed class DeleteModel(SharedResults shared, JourneyCookie cookie) : PageModel
{
    public string BackLink { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string? token, CancellationToken cancellation)
    {
        if (await shared.Open(ShareToken.Parse(token), cancellation) is null)
        {
            return NotFound();
        }

        BackLink = $"/r/{token}";
        return Page();
    }

    /// <summary>Answers the same whether or not there was anything, so that a second click is no error and nobody learns which links exist.</summary>
    public async Task<IActionResult> OnPostAsync(string? token, CancellationToken cancellation)
    {
        await shared.Delete(ShareToken.Parse(token), cancellation);

        // In the browser that shared it, the next share gets a new link: a deleted one never opens again.
        var journey = cookie.Read(HttpContext, out _);
        if (journey.HasResult && SharedResults.TokenOf(journey).Text == token)
        {
            cookie.Write(HttpContext, new PersonJourney(journey.Content, journey.Answers, JourneySecret.New()));
        }

        return Redirect("/deleted");
    }
}
