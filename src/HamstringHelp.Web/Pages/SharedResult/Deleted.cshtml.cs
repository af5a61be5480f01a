using HamstringHelp.Web.Journey;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HamstringHelp.Web.Pages.SharedResult;

/// <summary>Says that nothing is stored under a link any more.</summary>
public sealed class DeletedModel(JourneyCookie cookie) : PageModel
{
    /// <summary>Whether this browser still holds answers of its own.</summary>
    public bool HasOwnResult { get; private set; }

    public void OnGet() => HasOwnResult = cookie.Read(HttpContext, out _).HasResult;
}
