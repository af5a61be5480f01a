using System.Net;
using HamstringHelp.Web.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;

namespace HamstringHelp.Web.Tests.Hosting;

/// <summary>An answer is taken before a page is made to take it, and nobody can tell.</summary>
public sealed class DirectAnswersTests
{
    [Theory]
    [MemberData(nameof(Personas.Stories), MemberType = typeof(Personas))]
    public async Task An_answer_leads_to_the_same_place_whether_the_page_takes_it_or_not(string story)
    {
        var pages = new PostsToPages();
        using var app = new App { Configure = pages.CountIn };
        var persona = Personas.Of(story);
        using var browser = new Visitor(app) { Says = "same-origin" };
        using var other = new Visitor(app) { Says = "same-origin", Charset = "utf-8" };
        await browser.Go("/check/emergency");
        await other.Go("/check/emergency");
        while (browser.Address is not ("/check/answers" or "/result"))
        {
            var isQuestion = browser.Address != "/check/medicine-names";
            var before = pages.Count;
            await (isQuestion ? persona.AnswerTo(browser) : browser.Submit());
            Assert.Equal(isQuestion ? 0 : 1, pages.Count - before);
            before = pages.Count;
            await (isQuestion ? persona.AnswerTo(other) : other.Submit());
            Assert.Equal(1, pages.Count - before);

            Assert.Equal(other.Address, browser.Address);
            Assert.Equal(other.Html, browser.Html);
            Assert.Equal(other.Hops.Select(hop => (hop.Method, hop.Address, hop.Status)), browser.Hops.Select(hop => (hop.Method, hop.Address, hop.Status)));
            Assert.Equal(Sorted(other.Hops[0].Headers), Sorted(browser.Hops[0].Headers));
        }

        // All pages again, with the answers on them, and each answer once more to change it.
        foreach (var question in persona.Answers.Keys.Reverse())
        {
            foreach (var visitor in new[] { other, browser })
            {
                await visitor.Go($"/check/{question}?from=answers");
                await persona.AnswerTo(visitor);
            }

            Assert.Equal(other.Address, browser.Address);
            Assert.Equal(other.Html, browser.Html);
        }
    }

    [Fact]
    public async Task What_is_out_of_the_ordinary_goes_to_the_page()
    {
        var pages = new PostsToPages();
        using var app = new App { Configure = pages.CountIn };
        using var visitor = app.Visit();
        visitor.Says = "same-origin";
        await visitor.Go("/check/emergency");

        // Nothing chosen; a question that is not theirs yet; none at all; an answer from elsewhere.
        await visitor.Submit();
        Assert.Equal((1, HttpStatusCode.BadRequest), (pages.Count, visitor.Status));
        Assert.NotNull(visitor.Page.QuerySelector(".error-summary"));
        await visitor.Post("/check/age", ("age", "under-18"));
        Assert.Equal((2, "/check/emergency"), (pages.Count, visitor.Address));
        await visitor.Post("/check/no-such-question", ("age", "under-18"));
        Assert.Equal((3, HttpStatusCode.NotFound), (pages.Count, visitor.Status));
        visitor.Says = "cross-site";
        await visitor.Post("/check/emergency", ("emergency", "none"));
        Assert.Equal((4, HttpStatusCode.BadRequest), (pages.Count, visitor.Status));
        Assert.Null(visitor.Journey);
    }

    [Fact]
    public async Task A_token_is_as_good_as_the_browsers_word()
    {
        var pages = new PostsToPages();
        using var app = new App { Configure = pages.CountIn };
        using var visitor = app.Visit();
        await visitor.Go("/check/emergency");

        await visitor.Answer("none");

        Assert.Equal((0, "/check/symptoms"), (pages.Count, visitor.Address));
    }

    /// <summary>Without what differs from one sheet to the next although both say the same: the enciphered cookie.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Sorted(IEnumerable<KeyValuePair<string, string>> headers) =>
        headers.Where(header => header.Key != "Set-Cookie").OrderBy(header => header.Key, StringComparer.Ordinal);

    /// <summary>Counts the answers that come as far as Razor Pages, before any of them is refused there.</summary>
    private sealed class PostsToPages : IAuthorizationFilter, IOrderedFilter
    {
        public int Count { get; private set; }

        public int Order => int.MinValue;

        public void CountIn(IServiceCollection services) => services.Configure<MvcOptions>(options => options.Filters.Add(this));

        public void OnAuthorization(AuthorizationFilterContext context)
        {
            if (HttpMethods.IsPost(context.HttpContext.Request.Method) && context.HttpContext.Request.Path.StartsWithSegments("/check"))
            {
                Count++;
            }
        }
    }
}
