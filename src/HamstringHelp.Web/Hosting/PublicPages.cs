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
internal sealed class PublicPages : IOutputCachePolicy
{
    /// <summary>Bytes for all of them in every encoding that browsers ask for.</summary>
    private const int Room = 2 * 1024 * 1024;

    /// <summary>Their addresses as pages link to them; asked for otherwise, a page is answered and not kept.</summary>
    private static readonly HashSet<string> Addresses = ["/", "/relief", .. ReliefModel.Places.Select(place => place.Address), "/about", "/privacy", "/sources", "/accessibility"];

    internal static void Add(IServiceCollection services) => services.AddOutputCache(options =>
    {
        options.SizeLimit = Room;
        options.AddBasePolicy(new PublicPages());
    });

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var http = context.HttpContext;
        if (IsPublic(http.Request) && KioskMode.Of(http) is null)
        {
            context.EnableOutputCaching = true;
            context.AllowCacheLookup = true;
            context.AllowCacheStorage = true;
            context.AllowLocking = true;
            context.ResponseExpirationTimeSpan = TimeSpan.FromDays(1);
            context.CacheVaryByRules.QueryKeys = "*";
            context.CacheVaryByRules.HeaderNames = "Accept-Encoding";
            context.CacheVaryByRules.VaryByValues["content"] = http.RequestServices.GetRequiredService<CurrentContent>().Generation.ToString(CultureInfo.InvariantCulture);
            context.CacheVaryByRules.VaryByValues["language"] = CultureInfo.CurrentUICulture.Name;
        }

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

    private static bool IsPublic(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && Addresses.Contains(request.Path + request.QueryString);
}
