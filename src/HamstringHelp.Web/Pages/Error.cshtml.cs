using System.Globalization;
using HamstringHelp.Web.Hosting;
using HamstringHelp.Web.Journey;
using HamstringHelp.Web.Sharing;
using HamstringHelp.Web.Words;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HamstringHelp.Web.Pages;

/// <summary>The page for every error: says what happened and what to do, and never what went on inside.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ErrorModel(CurrentContent content, JourneyCookie cookie) : PageModel
{
    public string Title { get; private set; } = "";

    public string Lead { get; private set; } = "";

    /// <summary>The address of the page that failed, to ask for it once more; null where that would not help.</summary>
    public string? Again { get; private set; }

    /// <summary>Whether a shared link was asked for: what a messenger shows of it then says nothing about health, also where it leads nowhere.</summary>
    public bool IsOfLink { get; private set; }

    /// <summary>Whether the browser holds answers to go on with.</summary>
    public bool HasAnswers => Request.Cookies.ContainsKey(cookie.Name);

    /// <summary>For every method, and without binding: what failed may be the reading of the form itself.</summary>
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var status = int.Parse((string)RouteData.Values["status"]!, CultureInfo.InvariantCulture);
        var refused = HttpContext.Features.Get<IStatusCodeReExecuteFeature>();
        var failed = HttpContext.Features.Get<IExceptionHandlerFeature>();

        // Somebody who types the address of this page asks for a page that does not exist.
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

        IsOfLink = (refused is not null && new PathString(refused.OriginalPath).StartsWithSegments("/r")) || (failed is not null && new PathString(failed.Path).StartsWithSegments("/r"));
        (Title, Lead) = status switch
        {
            StatusCodes.Status400BadRequest => (Ui.Error400Title, Ui.Error400),
            StatusCodes.Status404NotFound when IsOfLink => (Ui.ErrorLinkTitle, Ui.ErrorLink),
            StatusCodes.Status404NotFound => (Ui.Error404Title, Ui.Error404),
            StatusCodes.Status405MethodNotAllowed or StatusCodes.Status413PayloadTooLarge or StatusCodes.Status415UnsupportedMediaType => (Ui.Error400Title, Ui.Error400),
            StatusCodes.Status429TooManyRequests => (Ui.Error429Title, Ui.Error429),
            StatusCodes.Status503ServiceUnavailable => (Ui.Error503Title, Ui.Error503),
            _ => (Ui.Error500Title, Ui.Error500),
        };
        if (status != StatusCodes.Status404NotFound)
        {
            Again = AddressOf(failed?.Endpoint ?? refused?.Endpoint, failed?.RouteValues ?? refused?.RouteValues);
        }

        context.Result = Page();
    }

    /// <summary>Made of the program's own words: of a page's template and a question's id or a well-formed token, never of what was asked for.</summary>
    private string? AddressOf(Endpoint? endpoint, RouteValueDictionary? values)
    {
        if (endpoint is not RouteEndpoint { RoutePattern: { RawText: { } template } pattern } || endpoint.Metadata.GetMetadata<PageActionDescriptor>() is null)
        {
            return null;
        }

        if (pattern.Parameters.Count == 0)
        {
            return "/" + template.TrimStart('/');
        }

        if (values?["token"] is string text && ShareToken.Parse(text).Text is var token && token == text)
        {
            return "/" + template.TrimStart('/').Replace("{token}", token, StringComparison.Ordinal);
        }

        return values?["question"] is string id && content.Version.Questionnaire.Find(id) is { } step ? $"/check/{step.Question.Id}" : null;
    }
}
