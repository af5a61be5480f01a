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

    internal static void UseHeaders(this WebApplication app)
    {
        app.UseSecurityHeaders(new HeaderPolicyCollection()
            .AddContentSecurityPolicy(csp =>
            {
                csp.AddDefaultSrc().None();
                csp.AddScriptSrc().Self();
                csp.AddStyleSrc().Self();
                csp.AddImgSrc().Self();
                csp.AddFontSrc().Self();
                csp.AddConnectSrc().Self();
                csp.AddManifestSrc().Self();
                csp.AddWorkerSrc().Self();
                csp.AddFormAction().Self();
                csp.AddBaseUri().None();
                csp.AddObjectSrc().None();
                csp.AddFrameAncestors().None();
                csp.AddCustomDirective("require-trusted-types-for", "'script'");
                // The one policy of site.js: it makes the address of the service worker and no other.
                csp.AddCustomDirective("trusted-types", "service-worker");
            })
            .AddStrictTransportSecurityMaxAgeIncludeSubDomains(63072000)
            .AddReferrerPolicyNoReferrer()
            .AddContentTypeOptionsNoSniff()
            .AddFrameOptionsDeny()
            .AddCrossOriginOpenerPolicy(policy => policy.SameOrigin())
            .AddCrossOriginResourcePolicy(policy => policy.SameOrigin())
            .AddCrossOriginEmbedderPolicy(policy => policy.RequireCorp())
            .AddPermissionsPolicy(policy =>
            {
                policy.AddCamera().None();
                policy.AddMicrophone().None();
                policy.AddGeolocation().None();
                policy.AddCustomFeature("browsing-topics", string.Empty);
            })
            .RemoveServerHeader());

        app.Use((context, next) =>
        {
            if (IsBelow(Personal, context.Request.Path))
            {
                context.Response.OnStarting(IsBelow(Unlisted, context.Request.Path) ? KeepUnlisted : KeepPersonal, context.Response);
            }

            return next(context);
        });
    }

    /// <summary>Set last, because writing the antiforgery cookie rewrites Cache-Control.</summary>
    private static Task KeepPersonal(object state)
    {
        ((HttpResponse)state).Headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }

    private static Task KeepUnlisted(object state)
    {
        ((HttpResponse)state).Headers["X-Robots-Tag"] = "noindex, nofollow, noarchive";
        return KeepPersonal(state);
    }

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
