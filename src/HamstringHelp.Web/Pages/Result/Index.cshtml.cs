using HamstringHelp.Web.Hosting;
using HamstringHelp.Web.Journey;
using HamstringHelp.Web.Kiosk;
using HamstringHelp.Web.Sharing;
using HamstringHelp.Web.Slices;
using HamstringHelp.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace HamstringHelp.Web.Pages.Result;

/// <summary>The result, straight from the person's own answers: nothing is stored until the person presses Share.</summary>
[EnableRateLimiting(RateLimits.Sharing)]
public sealed partial class IndexModel(JourneyCookie cookie, SharedResults shared, KioskVisits visits, SharingSettings sharing, ShareRequestValidator validator, Measurements measurements, TimeProvider time, ILogger<IndexModel> logger) : PageModel
{
    private PersonJourney _journey = null!;

    public ResultView View { get; private set; } = null!;

    public ShareView Share { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (Enter() is { } elsewhere)
        {
            return elsewhere;
        }

        await visits.Count(HttpContext, View.Outcome.Id.Value, HttpContext.RequestAborted);
        return Result();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Enter() is { } elsewhere)
        {
            return elsewhere;
        }

        var form = await Request.ReadFormAsync(HttpContext.RequestAborted);
        var request = new ShareRequest(form["days"] is [var only] ? only : null);
        Share = Share with { Days = request.Days, Errors = validator.Validate(request).Errors };
        if (Share.Errors.Count > 0)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Result();
        }

        if (!Share.IsOffered)
        {
            return Redirect("/result");
        }

        try
        {
            var until = await shared.Save(_journey, request.Life, HttpContext.RequestAborted);
            measurements.Shared(isStored: true);
            cookie.Write(HttpContext, _journey with { SharedUntil = until });
            return Redirect("/result#take-it");
        }
        catch (Exception e) when (e.IsOfStorage())
        {
            Log.NotSaved(logger, e);
            measurements.Shared(isStored: false);
            Share = Share with { Failed = true };
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Result();
        }
    }

    private SliceResult Result() => new(OwnResult.Create(this));

    /// <summary>Works out the result; where there is none yet, says where to go instead.</summary>
    private RedirectResult? Enter()
    {
        _journey = cookie.Read(HttpContext, out _);
        if (!_journey.HasResult)
        {
            return Redirect(_journey.NextPage);
        }

        View = new ResultView(measurements.Assess(_journey), _journey.Answers);
        Share = new ShareView { IsOffered = _journey.Content.IsPublished, Link = Link() };
        return null;
    }

    private SharedLink? Link()
    {
        if (_journey.SharedUntil is not { } until || until <= time.GetUtcNow())
        {
            return null;
        }

        KioskMode.Of(HttpContext)?.HasBeenShared();
        Compression.SendAsItIs(HttpContext);
        var token = SharedResults.TokenOf(_journey);
        return new SharedLink(sharing.LinkTo(token, Request), $"/r/{token.Text}", until);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "A result could not be shared.")]
        internal static partial void NotSaved(ILogger logger, Exception e);
    }
}
