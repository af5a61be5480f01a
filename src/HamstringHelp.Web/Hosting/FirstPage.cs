using HamstringHelp.Web.Pages.Check;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HamstringHelp.Web.Hosting;

/// <summary>
/// Answers the first question once, to nobody, while the program begins to listen: what that takes has to be compiled before
/// anybody can be answered, and another processor has time for it now. Where it fails, nobody misses it.
/// </summary>
public static class FirstPage
{
    internal static void PrepareFirstPage(this WebApplication app) => _ = Task.Run(() => Answer(app.Services, ((IEndpointRouteBuilder)app).DataSources));

    /// <summary>Answers it.</summary>
    /// <param name="services">Those of the program.</param>
    /// <param name="sources">Know the addresses that it serves.</param>
    /// <returns>The status code.</returns>
    public static async Task<int> Answer(IServiceProvider services, IEnumerable<EndpointDataSource> sources)
    {
        var page = sources.SelectMany(source => source.Endpoints).First(QuestionModel.Is);
        var question = services.GetRequiredService<CurrentContent>().Version.Questionnaire.Steps[0].Question.Id.Value;
        await using var scope = services.CreateAsyncScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        context.SetEndpoint(page);
        context.Request.Method = HttpMethods.Get;
        context.Request.Path = $"/check/{question}";
        context.Request.RouteValues["question"] = question;
        context.Request.RouteValues["page"] = page.Metadata.GetMetadata<CompiledPageActionDescriptor>()!.ViewEnginePath;
        OwnForms.SaysItIsOurOwn(context.Request);
        context.Response.Body = Stream.Null;
        await page.RequestDelegate!(context);
        return context.Response.StatusCode;
    }
}
