using HamstringHelp.Assessment.Content;
using HamstringHelp.Web.Hosting;
using HamstringHelp.Web.Kiosk;
using HamstringHelp.Web.Words;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace HamstringHelp.Web.Slices;

/// <summary>What stands around every page, and what differs from one page to the next.</summary>
/// <param name="Context">The request.</param>
public sealed record PageFrame(HttpContext Context)
{
    /// <summary>The title as the page itself gives it.</summary>
    public string? Title { get; init; }

    /// <summary>Whether something on the page has to be put right.</summary>
    public bool IsError { get; init; }

    /// <summary>Whether the title tells nothing about health: a messenger shows it of a link that somebody sends.</summary>
    public bool IsDiscreet { get; init; }

    /// <summary>Whether the page leads nowhere.</summary>
    public bool IsClosed { get; init; }

    public bool HidesRelief { get; init; }

    /// <summary>Whether the page belongs to a kiosk although the browser is none.</summary>
    public bool IsOfKiosk { get; init; }

    /// <summary>A class for the main part; empty for none.</summary>
    public string Class { get; init; } = "";

    /// <summary>The main part of a Razor Page; null where a slice is the main part.</summary>
    public IHtmlContent? Body { get; init; }

    public KioskMode? Kiosk { get; } = KioskMode.Of(Context);

    /// <summary>The newest content.</summary>
    public ContentVersion Content => Context.RequestServices.GetRequiredService<CurrentContent>().Version;

    /// <summary>The title that is shown: at a kiosk the browser's history tells it to whoever comes next.</summary>
    public string? ShownTitle =>
        Kiosk is null ? Title
        : Context.Request.Path.StartsWithSegments("/check") ? Ui.KioskTitleQuestions
        : Context.Request.Path.StartsWithSegments("/result") ? Ui.KioskTitleResult
        : Title;

    /// <summary>Whether the page asks at times whether anybody is still there.</summary>
    public bool Asks => Kiosk is { IsInUse: true } && !Context.Request.Path.StartsWithSegments("/kiosk");

    /// <summary>That of a Razor Page, which says in its view data what differs.</summary>
    public static PageFrame Of(HttpContext context, ViewDataDictionary data, IHtmlContent body) => new(context)
    {
        Title = (string?)data["Title"],
        IsError = data["IsError"] is true,
        IsDiscreet = data["IsDiscreet"] is true,
        IsClosed = data["IsClosed"] is true,
        HidesRelief = data["HideRelief"] is true,
        IsOfKiosk = data["IsKiosk"] is true,
        Class = data["PageClass"] as string ?? "",
        Body = body,
    };
}
