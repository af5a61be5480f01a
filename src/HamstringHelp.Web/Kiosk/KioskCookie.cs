using System.Globalization;
using System.Security.Cryptography;
using HamstringHelp.Web.Hosting;
using Microsoft.AspNetCore.DataProtection;

namespace HamstringHelp.Web.Kiosk;

/// <summary>
/// Kiosk mode lives in an encrypted cookie. It outlives the browser's session: a tablet that restarts in ordinary mode
/// would serve strangers without anything being cleared between them.
/// </summary>
public sealed class KioskCookie(EnvelopeKeys keys, IHostEnvironment environment)
{
    private static readonly TimeSpan Life = TimeSpan.FromDays(400);

    private readonly Envelopes _envelopes = Envelopes.For(keys, "HamstringHelp.Kiosk.v1");
    private readonly bool _secure = !environment.IsDevelopment();

    /// <summary>The cookie's name.</summary>
    public string Name => _secure ? "__Host-kiosk" : "kiosk";

    /// <summary>The session that the request carries; null outside of kiosk mode, and where the cookie is not ours.</summary>
    internal KioskSession? Read(HttpContext context)
    {
        if (context.Request.Cookies[Name] is not { Length: > 0 } value)
        {
            return null;
        }

        try
        {
            return _envelopes.Unprotect(value).Split(' ') is [var id, var check, var person]
                ? new KioskSession(int.Parse(id, CultureInfo.InvariantCulture), check, person)
                : null;
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }

    internal void Write(HttpContext context, KioskSession session) => context.Response.Cookies.Append(
        Name,
        _envelopes.Protect(string.Create(CultureInfo.InvariantCulture, $"{session.KioskId} {session.Check} {session.Person}")),
        new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = _secure, Path = "/", IsEssential = true, MaxAge = Life });
}
