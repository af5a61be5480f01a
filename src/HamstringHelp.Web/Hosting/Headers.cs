namespace HamstringHelp.Web.Hosting;

/// <summary>The headers of every response, errors and static files included.</summary>
internal static class Headers
{
    /// <summary>Paths whose pages depend on the person who asks; everything below them too.</summary>
    private static readonly PathString[] Personal = ["/check", "/result", "/restart", "/r", "/deleted", "/kiosk"];

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

        app.Use(async (context, next) =>
        {
            if (Personal.Any(path => context.Request.Path.StartsWithSegments(path)))
            {
                context.Response.OnStarting(KeepPersonal, context.Response);
            }

            await next(context);
        });
    }

    /// <summary>Set last, because writing the antiforgery cookie rewrites Cache-Control.</summary>
    private static Task KeepPersonal(object state)
    {
        var headers = ((HttpResponse)state).Headers;
        headers.CacheControl = "no-store";
        headers["X-Robots-Tag"] = "noindex, nofollow, noarchive";
        return Task.CompletedTask;
    }
}
