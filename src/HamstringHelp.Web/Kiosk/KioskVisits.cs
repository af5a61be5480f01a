using HamstringHelp.Web.Journey;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Options;

namespace HamstringHelp.Web.Kiosk;

/// <summary>One person after another at a kiosk: begins the mode, clears after each of them, counts who came to a result.</summary>
public sealed class KioskVisits(KioskCookie kiosk, JourneyCookie journey, KioskRegister register, IOptions<AntiforgeryOptions> antiforgery)
{
    /// <summary>Turns this browser into a kiosk. What it held before is gone.</summary>
    internal void Begin(HttpContext context, ClinicKiosk opened)
    {
        Forget(context);
        kiosk.Write(context, KioskSession.For(opened));
    }

    /// <summary>Forgets the person who was there, so that nothing of theirs opens any more. Outside of kiosk mode it does nothing.</summary>
    public void Clear(HttpContext context)
    {
        if (KioskMode.Of(context) is { } mode)
        {
            Forget(context);
            kiosk.Write(context, mode.Session.Next());
        }
    }

    /// <summary>Removes everything but the kiosk's own cookie from the browser.</summary>
    internal void Forget(HttpContext context)
    {
        journey.Clear(context);
        // As it was set, or a browser does not take the deletion for a __Host- cookie.
        context.Response.Cookies.Delete(antiforgery.Value.Cookie.Name!, new CookieOptions { Path = "/", Secure = context.Request.IsHttps });
        context.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
    }

    /// <summary>Adds a result to the tally, once for each person. It never fails.</summary>
    internal async Task Count(HttpContext context, string outcome, CancellationToken cancellation)
    {
        if (KioskMode.Of(context) is { } mode)
        {
            await register.Count(mode.Session, outcome, cancellation);
        }
    }
}
