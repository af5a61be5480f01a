using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using HamstringHelp.Web.Kiosk;
using Microsoft.AspNetCore.Diagnostics;

namespace HamstringHelp.Web.Hosting;

/// <summary>
/// How often one client may ask. Hits and misses are charged alike, before anything is looked up, so nothing is learnt
/// from being refused. A client's bucket is dropped some seconds after it is full again: memory holds the clients of the
/// last minute and nobody else.
/// </summary>
internal static class RateLimits
{
    /// <summary>
    /// The stricter policy, for a page whose form makes or deletes a shared result: it charges posts. What lies below
    /// <c>/r</c> needs no policy, every request there is charged strictly.
    /// </summary>
    internal const string Sharing = "sharing";

    private static readonly PathString SharedLinks = "/r";

    internal static void AddRateLimits(this WebApplicationBuilder builder)
    {
        var settings = RateLimitSettings.From(builder.Configuration);
        builder.Services.AddSingleton(settings);
        builder.Services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = (rejected, _) =>
            {
                SayWhenToComeBack(rejected.HttpContext.Response, rejected.Lease);
                return ValueTask.CompletedTask;
            };
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
                IsErrorPage(context) ? RateLimitPartition.GetNoLimiter("")
                : context.Request.Path.StartsWithSegments(SharedLinks) ? Bucket("links of " + Client(context), settings.Sharing)
                : Bucket("pages of " + Client(context), settings.Pages));
            limiter.AddPolicy(Sharing, context =>
                HttpMethods.IsPost(context.Request.Method) ? Bucket(Client(context), settings.Sharing) : RateLimitPartition.GetNoLimiter(""));
        });
    }

    /// <summary>After routing: files and health checks are marked as free.</summary>
    internal static void UseRateLimits(this WebApplication app)
    {
        if (app.Services.GetRequiredService<RateLimitSettings>().Enabled)
        {
            app.UseRateLimiter();
        }
    }

    /// <summary>
    /// Who is charged, the one place that decides it: the client's address. One line commonly has a whole /64 network of
    /// IPv6 addresses, so that network counts as one client; whoever has no address shares one bucket. A clinic is one
    /// address too, so each of its kiosks counts apart, and nobody elsewhere can use up what it has.
    /// </summary>
    internal static string Client(HttpContext context) =>
        context.RequestServices.GetRequiredService<KioskCookie>().Read(context) is { KioskId: var kiosk }
            ? string.Create(CultureInfo.InvariantCulture, $"kiosk {kiosk} at {Address(context)}")
            : Address(context);

    private static string Address(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } address)
        {
            return "nobody";
        }

        if (address.AddressFamily == AddressFamily.InterNetwork || address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4().ToString();
        }

        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        bytes[8..].Clear();
        return new IPAddress(bytes).ToString();
    }

    private static RateLimitPartition<string> Bucket(string client, RateLimit limit) =>
        RateLimitPartition.GetTokenBucketLimiter(client, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = limit.Burst,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1) / limit.PerMinute,
        });

    /// <summary>The request was charged when it came in; its error page is free, or a refusal could not be shown.</summary>
    private static bool IsErrorPage(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null;

    private static void SayWhenToComeBack(HttpResponse response, RateLimitLease lease)
    {
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Ceiling(after.TotalSeconds) : 1;
        response.Headers.RetryAfter = Math.Max(wait, 1).ToString(CultureInfo.InvariantCulture);
    }
}
