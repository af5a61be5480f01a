using System.Security.Cryptography;

namespace HamstringHelp.Web.Kiosk;

/// <summary>What a tablet's kiosk cookie says: whose kiosk it is, by which link it was opened, and which person is there now.</summary>
/// <param name="KioskId">The kiosk.</param>
/// <param name="Check">The hash of the code that opened it, as text.</param>
/// <param name="Person">New for each person. What belongs to another one is refused.</param>
/// <param name="IsCounted">Whether this person's journey is in the tally.</param>
internal sealed record KioskSession(int KioskId, string Check, string Person, bool IsCounted = false)
{
    /// <summary>The next person at a kiosk.</summary>
    internal static KioskSession For(ClinicKiosk kiosk) => new(kiosk.Id, CheckOf(kiosk), NewPerson());

    /// <summary>Whether the kiosk's link is still the one that opened this session.</summary>
    internal bool IsOf(ClinicKiosk kiosk) => Check == CheckOf(kiosk);

    /// <summary>The session of whoever comes next.</summary>
    internal KioskSession Next() => new(KioskId, Check, NewPerson());

    private static string CheckOf(ClinicKiosk kiosk) => Convert.ToHexStringLower(kiosk.CodeHash);

    private static string NewPerson() => RandomNumberGenerator.GetHexString(32, lowercase: true);
}
