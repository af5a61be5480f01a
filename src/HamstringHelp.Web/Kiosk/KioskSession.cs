using System.Security.Cryptography;
using System.Text;

namespace HamstringHelp.Web.Kiosk;

/// <summary>What a tablet's kiosk cookie says: whose kiosk it is, by which link it was opened, and which person is there now.</summary>
/// <param name="KioskId">The kiosk.</param>
/// <param name="Check">The hash of the code that opened it, as text.</param>
/// <param name="Person">New for each person. What belongs to another one is refused.</param>
internal sealed record KioskSession(int KioskId, string Check, string Person)
{
    /// <summary>The next person at a kiosk.</summary>
    internal static KioskSession For(ClinicKiosk kiosk) => new(kiosk.Id, CheckOf(kiosk), NewPerson());

    /// <summary>Whether the kiosk's link is still the one that opened this session.</summary>
    internal bool IsOf(ClinicKiosk kiosk) => Check == CheckOf(kiosk);

    /// <summary>The session of whoever comes next.</summary>
    internal KioskSession Next() => new(KioskId, Check, NewPerson());

    /// <summary>SHA-256 of the person's name, to tell whether they were counted. It tells nothing about them, and opens nothing of theirs.</summary>
    internal byte[] PersonHash() => SHA256.HashData(Encoding.UTF8.GetBytes(Person));

    private static string CheckOf(ClinicKiosk kiosk) => Convert.ToHexStringLower(kiosk.CodeHash);

    private static string NewPerson() => RandomNumberGenerator.GetHexString(32, lowercase: true);
}
