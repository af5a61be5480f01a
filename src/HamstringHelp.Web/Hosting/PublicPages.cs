using System.Globalization;
using HamstringHelp.Web.Kiosk;
using HamstringHelp.Web.Pages;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Primitives;

namespace HamstringHelp.Web.Hosting;

/// <summary>
/// Keeps the pages that are the same for everybody, compressed as they were sent first: they are written once for each
/// content version and each encoding. Nothing that depends on a person is ever kept.
/// </summary>
internal static class PublicPages
{
    /// <summary>Bytes for all of them in every encoding that browsers ask for.</summary>
    private const int Room = 2 * 1024 * 1024;

    /// <summary>Their addresses as pages link to them; asked for otherwise, a page is answered and not kept.</summary>
    private static readonly HashSet<string> Addresses = ["/", "/relief", .. ReliefModel.Places.Select(place => place.Address), "/about", "/privacy", "/sources", "/accessibility"];

    internal static void AddPublicPages(this WebApplicationBuilder builder) => builder.Services.AddOutputCache(options =>
    {
        options.SizeLimit = Room;
        options.AddBasePolicy(new Kept());
    });

    /// <summary>After what tells a kiosk from other browsers: its pages are its own.</summary>
    internal static void UsePublicPages(this WebApplication app) => app.UseWhen(
        context => IsPublic(context.Request) && KioskMode.Of(context) is null,
        pages => pages.UseOutputCache());

    private static bool IsPublic(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && Addresses.Contains(request.Path + request.QueryString);

    /// <summary>Keeps whatever comes by, as long as it is a page and sets no cookie.</summary>
    private sealed class Kept : IOutputCachePolicy
    {
        public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
        {
            var content = context.HttpContext.RequestServices.GetRequiredService<CurrentContent>();
            context.EnableOutputCaching = true;
            context.AllowCacheLookup = true;
            context.AllowCacheStorage = true;
            context.AllowLocking = true;
            context.ResponseExpirationTimeSpan = TimeSpan.FromDays(1);
            context.CacheVaryByRules.QueryKeys = "*";
            context.CacheVaryByRules.HeaderNames = "Accept-Encoding";
            context.CacheVaryByRules.VaryByValues["content"] = content.Generation.ToString(CultureInfo.InvariantCulture);
            context.CacheVaryByRules.VaryByValues["language"] = CultureInfo.CurrentUICulture.Name;
            return ValueTask.CompletedTask;
        }

        public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

        public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
        {
            var response = context.HttpContext.Response;
            if (response.StatusCode != StatusCodes.Status200OK || !StringValues.IsNullOrEmpty(response.Headers.SetCookie))
            {
                context.AllowCacheStorage = false;
            }

            return ValueTask.CompletedTask;
        }
    }
}
