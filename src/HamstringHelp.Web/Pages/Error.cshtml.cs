using System.Globalization;
using HamstringHelp.Web.Words;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HamstringHelp.Web.Pages;

/// <summary>The page for every error: says what happened and what to do, and never what went on inside.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ErrorModel : PageModel
{
    public string Title { get; private set; } = "";

    public string Lead { get; private set; } = "";

    /// <summary>The address that failed, where asking again may help.</summary>
    public string? RetryLink { get; private set; }

    /// <summary>For every method, and without binding: what failed may be the reading of the form itself.</summary>
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var status = int.Parse((string)RouteData.Values["status"]!, CultureInfo.InvariantCulture);

        // Somebody who types the address of this page asks for a page that does not exist.
        var refused = HttpContext.Features.Get<IStatusCodeReExecuteFeature>();
        var failed = HttpContext.Features.Get<IExceptionHandlerPathFeature>();
        if (failed is not null)
        {
            // The address is that of every failure; which one it was, the exception said.
            status = Response.StatusCode;
        }
        else if (refused is null)
        {
            status = StatusCodes.Status404NotFound;
            Response.StatusCode = status;
        }

        (Title, Lead) = status switch
        {
            StatusCodes.Status400BadRequest => (Ui.Error400Title, Ui.Error400),
            StatusCodes.Status404NotFound when IsLink(refused?.OriginalPath) => (Ui.ErrorLinkTitle, Ui.ErrorLink),
            StatusCodes.Status404NotFound => (Ui.Error404Title, Ui.Error404),
            StatusCodes.Status405MethodNotAllowed or StatusCodes.Status413PayloadTooLarge or StatusCodes.Status415UnsupportedMediaType => (Ui.Error400Title, Ui.Error400),
            StatusCodes.Status503ServiceUnavailable => (Ui.Error503Title, Ui.Error503),
            _ => (Ui.Error500Title, Ui.Error500),
        };
        RetryLink = failed is not null && HttpMethods.IsGet(Request.Method) ? failed.Path : null;
        context.Result = Page();
    }

    private static bool IsLink(PathString path) => path.StartsWithSegments("/r");
}
