using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using HamstringHelp.Web.Pages;
using HamstringHelp.Web.Sharing;
using HamstringHelp.Web.Storage;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Net.Http.Headers;

namespace HamstringHelp.Web.Hosting;

/// <summary>Razor Pages and the pages for errors.</summary>
internal static class PagesHosting
{
    internal static void AddPages(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        // Of MVC only what pages need: nobody signs in, so nothing asks on each request who somebody is.
        services.AddSingleton<IAuthorizationPolicyProvider, DefaultAuthorizationPolicyProvider>();
        // There are no controllers: looking for some would load every type, and with them libraries that nobody may need.
        var pages = services.AddMvcCore().ConfigureApplicationPartManager(parts =>
            parts.FeatureProviders.Remove(parts.FeatureProviders.OfType<ControllerFeatureProvider>().Single()));
        pages.AddRazorPages().AddMvcOptions(options =>
        {
            // One for all requests; named by its type it would be made anew for each.
            options.Filters.Add(new OnlyWhatPagesTake());
            // Nothing is kept from one page for the next but the journey's own cookie.
            options.Filters.Remove(options.Filters.OfType<SaveTempDataAttribute>().Single());
            // They read names such as a[b][c] and throw at a bracket without its fellow; no form here has such names.
            options.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
            options.ValueProviderFactories.RemoveType<JQueryQueryStringValueProviderFactory>();
        });
        services.Wrap<IPageApplicationModelPartsProvider>(parts => new BoundProperties(parts));
        services.AddSingleton(Encoder);
    }

    /// <summary>Pages are UTF-8: typographic quotes need no escaping, what could be markup still is.</summary>
    internal static HtmlEncoder Encoder { get; } = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The languages that pages can be shown in: English until another file stands beside <c>Ui.resx</c>.</summary>
    internal static IReadOnlyList<string> Languages { get; } = ["en"];

    /// <summary>Never the server's own language. With one language nobody has to be asked for theirs.</summary>
    internal static void UseLanguages(this WebApplication app)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo(Languages[0]);
        if (Languages.Count > 1)
        {
            app.UseRequestLocalization([.. Languages]);
        }
    }

    /// <summary>Outside of development every cookie is Secure, also where a proxy ends the encryption.</summary>
    internal static void UseSecureCookies(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
        {
            app.UseCookiePolicy(new CookiePolicyOptions { Secure = CookieSecurePolicy.Always });
        }
    }

    internal static void UseErrorPages(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/error/500",
            StatusCodeSelector = e => e is UnreadableResultException || e.IsOfStorage() ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError,
        });
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.Use(Logging.KeepRoute);
    }

    /// <summary>
    /// Refuses what no page takes, before anything reads the form or asks for its token: a method without a handler (the
    /// page would be rendered without its data), a body that is too large, and a form in another encoding than our own.
    /// </summary>
    private sealed class OnlyWhatPagesTake : IAuthorizationFilter, IOrderedFilter
    {
        public int Order => 0;

        public void OnAuthorization(AuthorizationFilterContext context)
        {
            var request = context.HttpContext.Request;
            if (context.ActionDescriptor is not CompiledPageActionDescriptor page || page.ModelTypeInfo == typeof(ErrorModel))
            {
                return;
            }

            if (!HttpMethods.IsGet(request.Method)
                && !HttpMethods.IsHead(request.Method)
                && !page.HandlerMethods.Any(handler => HttpMethods.Equals(handler.HttpMethod, request.Method)))
            {
                context.HttpContext.Response.Headers.Allow = page.HandlerMethods.Any(handler => HttpMethods.IsPost(handler.HttpMethod)) ? "GET, HEAD, POST" : "GET, HEAD";
                context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
            }
            else if (request.ContentLength > context.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize)
            {
                context.Result = new StatusCodeResult(StatusCodes.Status413PayloadTooLarge);
            }
            else if (MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.Charset is { Length: > 0 } charset && !charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            {
                context.Result = new StatusCodeResult(StatusCodes.Status415UnsupportedMediaType);
            }
        }
    }
}
