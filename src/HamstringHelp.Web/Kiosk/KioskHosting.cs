using System.Globalization;
using HamstringHelp.Web.Storage;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HamstringHelp.Web.Kiosk;

/// <summary>Makes pages a kiosk's where the browser is one: a mode of the same pages, and three addresses of its own.</summary>
internal static class KioskHosting
{
    internal const string Home = "/";
    private const string Closed = "/kiosk/closed";
    private const string StillThere = "/kiosk/still-there";

    private static readonly PathString Own = "/kiosk";

    /// <summary>A shared result stays in the browser's history under its own address, where the next person would find it.</summary>
    private static readonly PathString SharedLinks = "/r";

    internal static void AddKiosk(this IServiceCollection services)
    {
        services.AddSingleton(KioskTimes.Usual);
        services.AddSingleton<KioskCookie>();
        services.AddSingleton<KioskRegister>();
        services.AddSingleton<KioskVisits>();
    }

    /// <summary>After routing: only pages are a kiosk's, files are everybody's.</summary>
    internal static void UseKiosk(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (IsPage(context) && app.Services.GetRequiredService<KioskCookie>().Read(context) is { } session)
        {
            if (await Enter(context, session) is { } elsewhere)
            {
                context.Response.Redirect(elsewhere);
                return;
            }
        }

        await next(context);
    });

    /// <summary>The two ways to an empty tablet.</summary>
    internal static void MapKiosk(this WebApplication app)
    {
        // Needs no token: the cookie does not come along when another site posts, and whoever presses it wants to be
        // gone, also from a page that is so old that its token is refused.
        app.MapPost("/kiosk/finish", Clear);

        // A browser without script can only be sent on by an address, so here a GET clears. Nobody else can use that:
        // the address names the person in 128 bits that stand on that person's own pages alone, so a link, a frame or a
        // prefetch from elsewhere clears nothing, and neither does an old tab clear the next person's answers.
        app.MapGet("/kiosk/time-out", context =>
        {
            if (KioskMode.Of(context)?.Person == context.Request.Query["person"])
            {
                return Clear(context);
            }

            context.Response.Redirect(Home);
            return Task.CompletedTask;
        });
    }

    private static Task Clear(HttpContext context)
    {
        context.RequestServices.GetRequiredService<KioskVisits>().Clear(context);
        context.Response.Redirect(Home);
        return Task.CompletedTask;
    }

    /// <summary>Puts a page into kiosk mode.</summary>
    /// <returns>Where to go instead; null to stay.</returns>
    private static async Task<string?> Enter(HttpContext context, KioskSession session)
    {
        var path = context.Request.Path;
        var services = context.RequestServices;
        ClinicKiosk? kiosk;
        try
        {
            kiosk = await services.GetRequiredService<KioskRegister>().Find(session, context.RequestAborted);
        }
        catch (Exception e) when (e.IsOfStorage() && context.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            // The page that says so is shown without the kiosk's looks.
            return null;
        }

        if (kiosk is null)
        {
            if (path.StartsWithSegments(Own))
            {
                return null;
            }

            // The kiosk's cookie stays, so that the tablet does not go on as anybody's browser.
            services.GetRequiredService<KioskVisits>().Forget(context);
            return Closed;
        }

        if (path.StartsWithSegments(SharedLinks))
        {
            return Home;
        }

        var mode = new KioskMode(kiosk, session, services.GetRequiredService<KioskTimes>())
        {
            IsInUse = path != Home || context.Request.Cookies.ContainsKey(services.GetRequiredService<Journey.JourneyCookie>().Name),
        };
        context.Features.Set(mode);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(kiosk.Language);
        context.Response.OnStarting(() => Leave(context, mode));
        return null;
    }

    /// <summary>Keeps no page, and sends a page that nobody touches on: first to the question whether anybody is there.</summary>
    private static Task Leave(HttpContext context, KioskMode mode)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        if (mode.IsInUse)
        {
            headers["Refresh"] = context.Request.Path.StartsWithSegments(StillThere)
                ? string.Create(CultureInfo.InvariantCulture, $"{mode.Warning.TotalSeconds:0}; url=/kiosk/time-out?person={mode.Person}")
                : string.Create(CultureInfo.InvariantCulture, $"{mode.Idle.TotalSeconds:0}; url={StillThere}?back={Uri.EscapeDataString(Asked(context))}");
        }

        return Task.CompletedTask;
    }

    /// <summary>What was asked for, also where an error page stands in its place.</summary>
    private static string Asked(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is { } refused ? refused.OriginalPath
        : context.Features.Get<IExceptionHandlerPathFeature>() is { } failed ? failed.Path
        : context.Request.Path;

    private static bool IsPage(HttpContext context) =>
        context.Request.Path.StartsWithSegments(Own) || context.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is not null;
}
