namespace HamstringHelp.Web.Kiosk;

/// <summary>That a page is shown on a clinic's tablet: what it may do there, and how soon it is taken away.</summary>
public sealed class KioskMode
{
    /// <summary>How long a result that was taken away stays in view when nobody touches anything.</summary>
    private static readonly TimeSpan AfterSharing = TimeSpan.FromMinutes(1);

    internal KioskMode(ClinicKiosk kiosk, KioskSession session, KioskTimes times)
    {
        (Kiosk, Session) = (kiosk, session);
        Idle = TimeSpan.FromSeconds(kiosk.IdleSeconds);
        Warning = times.Warning;
    }

    /// <summary>The clinic's name.</summary>
    public string Name => Kiosk.Name;

    public bool MayPrint => Kiosk.MayPrint;

    /// <summary>How long a page may stay untouched before the kiosk asks whether anybody is there.</summary>
    public TimeSpan Idle { get; private set; }

    /// <summary>How long it waits for the answer.</summary>
    public TimeSpan Warning { get; }

    /// <summary>Whether somebody may have left something: everywhere but on the first page before anything was answered.</summary>
    public bool IsInUse { get; internal set; }

    /// <summary>Names the person within the kiosk's own addresses; it tells nothing about them.</summary>
    public string Person => Session.Person;

    internal ClinicKiosk Kiosk { get; }

    internal KioskSession Session { get; }

    /// <summary>The mode of a request; null where it is not a kiosk's.</summary>
    public static KioskMode? Of(HttpContext context) => context.Features.Get<KioskMode>();

    /// <summary>The result was taken away, so the page soon can be.</summary>
    public void HasBeenShared() => Idle = Idle < AfterSharing ? Idle : AfterSharing;
}

/// <summary>How long people have for what cannot be set.</summary>
/// <param name="Warning">How long the kiosk waits for an answer before it clears: WCAG 2.2.1 asks for at least 20 seconds.</param>
public sealed record KioskTimes(TimeSpan Warning)
{
    public static KioskTimes Usual { get; } = new(TimeSpan.FromSeconds(30));
}
