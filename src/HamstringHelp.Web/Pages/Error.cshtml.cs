using System.Globalization;
using HamstringHelp.Web.Words;
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

    /// <summary>For every method, and without binding: what failed may be the reading of the form itself.</summary>
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var status = int.Parse((string)RouteData.Values["status"]!, CultureInfo.InvariantCulture);

        // Somebody who types the address of this page asks for a page that does not exist.
        var isDirect = HttpContext.Features.Get<Microsoft.AspNetCore.Diagnostics.IStatusCodeReExecuteFeature>() is null
            && HttpContext.Features.Get<Microsoft.AspNetCore.Diagnostics.IExceptionHandlerFeature>() is null;
        if (isDirect)
        {
            status = StatusCodes.Status404NotFound;
            Response.StatusCode = status;
        }

        (Title, Lead) = status switch
        {
            StatusCodes.Status400BadRequest => (Ui.Error400Title, Ui.Error400),
            StatusCodes.Status404NotFound => (Ui.Error404Title, Ui.Error404),
            StatusCodes.Status405MethodNotAllowed or StatusCodes.Status413PayloadTooLarge or StatusCodes.Status415UnsupportedMediaType => (Ui.Error400Title, Ui.Error400),
            _ => (Ui.Error500Title, Ui.Error500),
        };
        context.Result = Page();
    }
}
