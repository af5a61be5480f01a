using Microsoft.Extensions.Primitives;

namespace HamstringHelp.Web.Hosting;

/// <summary>The headers of every response, errors and static files included.</summary>
internal static class Headers
{
    /// <summary>Paths that a link alone leads to, or that do something: no search engine may list or keep what is below them.</summary>
    private static readonly PathString[] Unlisted = ["/result/doctor", "/restart", "/r", "/deleted", "/kiosk"];

    /// <summary>
    /// Paths below which pages depend on the person who asks, so that nothing may keep them. A search engine brings no
    /// cookie: of the first two it sees the first question and nothing else.
    /// </summary>
    private static readonly PathString[] Personal = ["/check", "/result", .. Unlisted];

    /// <summary>Nothing comes from elsewhere, nothing is embedded elsewhere, and no script is made of text.</summary>
    private static readonly string Content = string.Join(
        "; ",
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "object-src 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        // The one policy of site.js: it makes the address of the service worker and no other.
        "trusted-types service-worker");

    /// <summary>As they are sent: building them anew for each response took a twentieth of the work of an answer.</summary>
    private static readonly KeyValuePair<string, StringValues>[] Everywhere =
    [
        new("Content-Security-Policy", Content),
        new("Referrer-Policy", "no-referrer"),
        new("X-Content-Type-Options", "nosniff"),
        new("X-Frame-Options", "DENY"),
        new("Cross-Origin-Opener-Policy", "same-origin"),
        new("Cross-Origin-Resource-Policy", "same-origin"),
        new("Cross-Origin-Embedder-Policy", "require-corp"),
        new("Permissions-Policy", "camera=(), microphone=(), geolocation=(), browsing-topics=()"),
    ];

    /// <summary>For two years and for every name below this one.</summary>
    private const string StrictTransport = "max-age=63072000; includeSubDomains";

    internal static void UseHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        var path = context.Request.Path;
        context.Response.OnStarting(IsBelow(Unlisted, path) ? OfUnlisted : IsBelow(Personal, path) ? OfPersonal : OfAny, context);
        return next(context);
    });

    /// <summary>Set last: an error clears what was set before, and writing the antiforgery cookie rewrites Cache-Control.</summary>
    private static Task OfAny(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;
        foreach (var (name, value) in Everywhere)
        {
            headers[name] = value;
        }

        if (context.Request.IsHttps && !IsThisMachine(context.Request.Host.Host))
        {
            headers.StrictTransportSecurity = StrictTransport;
        }

        return Task.CompletedTask;
    }

    private static Task OfPersonal(object state)
    {
        ((HttpContext)state).Response.Headers.CacheControl = "no-store";
        return OfAny(state);
    }

    private static Task OfUnlisted(object state)
    {
        ((HttpContext)state).Response.Headers["X-Robots-Tag"] = "noindex, nofollow, noarchive";
        return OfPersonal(state);
    }

    /// <summary>A browser would from then on refuse a developer every page on their own machine that is not encrypted.</summary>
    private static bool IsThisMachine(string host) => host is "localhost" or "127.0.0.1" or "[::1]";

    private static bool IsBelow(PathString[] paths, PathString path)
    {
        foreach (var above in paths)
        {
            if (path.StartsWithSegments(above))
            {
                return true;
            }
        }

        return false;
    }
}
