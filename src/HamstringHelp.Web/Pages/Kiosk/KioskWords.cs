using HamstringHelp.Web.Kiosk;
using HamstringHelp.Web.Words;

namespace HamstringHelp.Web.Pages.Kiosk;

/// <summary>What reads differently at a kiosk.</summary>
public static class KioskWords
{
    /// <summary>The address that calls a number; null at a kiosk, which calls nobody and has staff near.</summary>
    public static string? Call(HttpContext context, string number) => KioskMode.Of(context) is null ? "tel:" + number : null;

    /// <summary>In minutes where they are whole, in seconds otherwise.</summary>
    public static string Time(TimeSpan time) =>
        time == TimeSpan.FromMinutes(1) ? Ui.KioskMinute
        : time.Seconds == 0 ? Ui.KioskMinutes.With(time.TotalMinutes)
        : Ui.KioskSeconds.With(time.TotalSeconds);
}
