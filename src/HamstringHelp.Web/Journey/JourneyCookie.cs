using System.Buffers.Text;
using System.Security.Cryptography;
using HamstringHelp.Web.Hosting;
using HamstringHelp.Web.Kiosk;
using Microsoft.AspNetCore.DataProtection;

namespace HamstringHelp.Web.Journey;

/// <summary>
/// The journey lives in one encrypted cookie of the person's own browser and ends with the session. The server keeps
/// nothing, so any instance can answer any request.
/// </summary>
public sealed class JourneyCookie(CurrentContent content, EnvelopeKeys keys, IHostEnvironment environment)
{
    private readonly Envelopes _envelopes = Envelopes.For(keys, "HamstringHelp.Journey.v1");

    // A developer's http://localhost cannot carry a Secure cookie everywhere; everywhere else it must be one.
    private readonly bool _secure = !environment.IsDevelopment();

    /// <summary>The cookie's name.</summary>
    public string Name => _secure ? "__Host-journey" : "journey";

    /// <summary>
    /// The journey that the request carries. A missing cookie begins afresh; so does one that is broken, foreign or of
    /// content that is gone, and <paramref name="wasLost"/> then says so.
    /// </summary>
    public PersonJourney Read(HttpContext context, out bool wasLost)
    {
        // Deciphered once a request, whoever asks.
        if (context.Features.Get<Found>() is not { } found)
        {
            found = new Found(Find(context, out wasLost), wasLost);
            context.Features.Set(found);
        }

        wasLost = found.WasLost;
        return found.Journey;
    }

    private PersonJourney Find(HttpContext context, out bool wasLost)
    {
        wasLost = false;
        if (context.Request.Cookies[Name] is { Length: > 0 } value)
        {
            if (TryUnprotect(context, value, out var packed) && JourneyCodec.TryUnpack(packed, content.Library, out var journey))
            {
                return journey;
            }

            wasLost = true;
        }

        var current = content.Version;
        return new PersonJourney(current, current.Questionnaire.Blank, JourneySecret.New());
    }

    public void Write(HttpContext context, PersonJourney journey) =>
        context.Response.Cookies.Append(Name, Base64Url.EncodeToString(ProtectorFor(context).Protect(JourneyCodec.Pack(journey))), Options());

    /// <summary>Forgets the journey.</summary>
    public void Clear(HttpContext context) => context.Response.Cookies.Delete(Name, Options());

    private bool TryUnprotect(HttpContext context, string value, out byte[] packed)
    {
        try
        {
            packed = ProtectorFor(context).Unprotect(Base64Url.DecodeFromChars(value));
            return true;
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            packed = [];
            return false;
        }
    }

    /// <summary>At a kiosk an envelope is for one person, and nobody is them any more once they are gone: a cookie of before opens nothing.</summary>
    private IDataProtector ProtectorFor(HttpContext context) =>
        KioskMode.Of(context) is { } mode ? _envelopes.CreateProtector("kiosk", mode.Person) : _envelopes;

    private CookieOptions Options() =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = _secure, Path = "/", IsEssential = true };

    private sealed record Found(PersonJourney Journey, bool WasLost);
}
