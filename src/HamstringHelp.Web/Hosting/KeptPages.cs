using System.Globalization;
using HamstringHelp.Web.Journey;
using HamstringHelp.Web.Kiosk;
using HamstringHelp.Web.Pages;
using HamstringHelp.Web.Pages.Check;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Primitives;

namespace HamstringHelp.Web.Hosting;

/// <summary>
/// Keeps the pages that are the same for everybody, and those of questions for all who have come to them and not answered
/// yet, compressed as they were sent first: they are written once for each content version and each encoding. Nothing that
/// somebody said is ever kept, and browsers are told to keep as little of a question as before.
/// </summary>
internal static class KeptPages
{
    /// <summary>Bytes for all of them in every encoding that browsers ask for.</summary>
    private const int Room = 2 * 1024 * 1024;

    /// <summary>Addresses of pages for everybody, as pages link to them; asked for otherwise, a page is answered and not kept.</summary>
    private static readonly HashSet<string> Addresses = ["/", "/relief", .. ReliefModel.Places.Select(place => place.Address), "/about", "/privacy", "/sources", "/accessibility"];

    internal static void AddKeptPages(this WebApplicationBuilder builder) => builder.Services.AddOutputCache(options =>
    {
        options.SizeLimit = Room;
        options.AddBasePolicy(new Kept());
    });

    /// <summary>After what tells a kiosk from other browsers: its pages are its own.</summary>
    internal static void UseKeptPages(this WebApplication app) => app.UseWhen(
        context => HttpMethods.IsGet(context.Request.Method) && KioskMode.Of(context) is null && (IsForEverybody(context.Request) || IsUnansweredQuestion(context, app.Services)),
        pages => pages.UseOutputCache());

    private static bool IsForEverybody(HttpRequest request) => Addresses.Contains(request.Path + request.QueryString);

    private static bool IsUnansweredQuestion(HttpContext context, IServiceProvider services)
    {
        // A token in the page's form would be one person's alone.
        if (!OwnForms.NeedNoToken(context.Request)
            || context.Request.QueryString.Value is not ("" or QuestionModel.ToChange)
            || !QuestionModel.Is(context.GetEndpoint()))
        {
            return false;
        }

        var journey = services.GetRequiredService<JourneyCookie>().Read(context, out var wasLost);
        if (wasLost
            || journey.Content.Questionnaire.Find(context.GetRouteValue("question") as string) is not { } step
            || QuestionPlace.OfUnanswered(journey, step, isChange: context.Request.QueryString.HasValue) is not { } place)
        {
            return false;
        }

        context.Features.Set(place);
        return true;
    }

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
            // No page names its host; asked for under made-up ones it would be kept again and again.
            context.CacheVaryByRules.VaryByHost = false;
            context.CacheVaryByRules.QueryKeys = "*";
            context.CacheVaryByRules.HeaderNames = "Accept-Encoding";
            context.CacheVaryByRules.VaryByValues["content"] = content.Generation.ToString(CultureInfo.InvariantCulture);
            context.CacheVaryByRules.VaryByValues["language"] = CultureInfo.CurrentUICulture.Name;
            if (context.HttpContext.Features.Get<QuestionPlace>() is { } place)
            {
                context.CacheVaryByRules.VaryByValues["place"] = place.ToString();
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
    }
}
