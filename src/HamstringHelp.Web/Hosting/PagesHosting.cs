using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.WebEncoders;

namespace HamstringHelp.Web.Hosting;

/// <summary>Razor Pages and the pages for errors.</summary>
internal static class PagesHosting
{
    internal static void AddPages(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddRazorPages().AddMvcOptions(options => options.Filters.Add<OnlyHandledMethods>());
        // Pages are UTF-8: typographic quotes need no escaping, what could be markup still is.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddAntiforgery(options => options.Cookie.Name = builder.Environment.IsDevelopment() ? "antiforgery" : "__Host-antiforgery");
    }

    /// <summary>English until another language file stands beside <c>Ui.resx</c>; never the server's own language.</summary>
    internal static void UseLanguages(this WebApplication app) => app.UseRequestLocalization("en");

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
        app.UseExceptionHandler("/error/500");
        app.UseStatusCodePagesWithReExecute("/error/{0}");
    }

    /// <summary>A page that has no handler for the method would be rendered without its data.</summary>
    private sealed class OnlyHandledMethods : IPageFilter
    {
        public void OnPageHandlerSelected(PageHandlerSelectedContext context)
        {
        }

        public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
        {
            var method = context.HttpContext.Request.Method;
            if (context.HandlerMethod is null && !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method))
            {
                context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
            }
        }

        public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
        {
        }
    }
}
