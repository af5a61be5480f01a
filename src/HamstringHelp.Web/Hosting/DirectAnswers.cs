using HamstringHelp.Web.Journey;
using HamstringHelp.Web.Pages.Check;
using Microsoft.AspNetCore.Antiforgery;

namespace HamstringHelp.Web.Hosting;

/// <summary>
/// Takes an answer before a page is made to take it: whoever is sent on to the next question never sees this one again.
/// Whatever is out of the ordinary goes to the page as if nothing stood before it, and the page says what is wrong.
/// </summary>
internal static class DirectAnswers
{
    /// <summary>After what makes a page a kiosk's.</summary>
    internal static void UseDirectAnswers(this WebApplication app) => app.Use(async (context, page) =>
    {
        if (!IsOrdinaryAnswer(context) || await TryTake(context, app.Services) is not { } next)
        {
            await page(context);
            return;
        }

        context.Response.Redirect(next);
    });

    /// <returns>Where the person should be next; null where that is for the page to say.</returns>
    private static async Task<string?> TryTake(HttpContext context, IServiceProvider services)
    {
        var journey = services.GetRequiredService<JourneyCookie>().Read(context, out _);
        if (journey.Content.Questionnaire.Find(context.GetRouteValue("question") as string) is not { } step || !journey.Route.MayVisit(step))
        {
            return null;
        }

        try
        {
            await services.GetRequiredService<IAntiforgery>().ValidateRequestAsync(context);
        }
        catch (AntiforgeryValidationException)
        {
            return null;
        }

        var submitted = SubmittedAnswer.Read(await context.Request.ReadFormAsync(context.RequestAborted), step);
        return services.GetRequiredService<AnswerTaker>().TryTake(context, journey, submitted, out var next, out _) ? next : null;
    }

    /// <summary>Whether a request is an answer as browsers post it: the page looks at forms that are declared otherwise, or too large.</summary>
    private static bool IsOrdinaryAnswer(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method)
        && context.Request is { ContentType: "application/x-www-form-urlencoded", ContentLength: <= Limits.Body }
        && QuestionModel.Is(context.GetEndpoint());
}
