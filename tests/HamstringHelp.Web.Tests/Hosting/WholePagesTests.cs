using System.Net;
using HamstringHelp.Web.Tests.Kiosk;
using HamstringHelp.Web.Tests.Support;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HamstringHelp.Web.Tests.Hosting;

/// <summary>A result is sent as a whole or not at all, and what is kept of it is nobody's own.</summary>
public sealed class WholePagesTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Nothing_of_a_result_that_fails_on_its_last_lines_is_sent_and_the_next_one_is_whole()
    {
        var tokens = new TokensThatFail();
        using var own = new App { Configure = services => services.Replace(ServiceDescriptor.Singleton<IAntiforgery>(tokens)) };
        using var visitor = own.Visit();
        visitor.Says = "same-origin";
        await Personas.MotherToBe.WalkToResult(visitor);
        var whole = visitor.Html;

        // The form near the end of the page is what asks for a token.
        visitor.Says = null;
        await visitor.Go("/result");
        Assert.True(tokens.HasFailed);
        Assert.Equal(HttpStatusCode.InternalServerError, visitor.Status);
        Assert.Null(visitor.Page.QuerySelector(".care-card"));
        Assert.Single(visitor.Page.QuerySelectorAll("h1"));

        visitor.Says = "same-origin";
        await visitor.Go("/result");
        Assert.Equal(whole, visitor.Html);
    }

    [Fact]
    public async Task A_result_says_how_long_it_is_before_it_comes()
    {
        using var visitor = app.Visit();
        await Personas.Everything.WalkToResult(visitor);
        using var client = app.CreateDefaultClient(app.ClientOptions.BaseAddress);
        client.DefaultRequestHeaders.Add("Cookie", string.Join("; ", visitor.Cookies.Select(cookie => $"{cookie.Name}={cookie.Value}")));

        using var page = await client.GetAsync("/result");
        var bytes = await page.Content.ReadAsByteArrayAsync();
        Assert.Equal(bytes.Length, page.Content.Headers.ContentLength);
        Assert.Equal("text/html; charset=utf-8", page.Content.Headers.ContentType?.ToString());
        Assert.EndsWith("</html>", System.Text.Encoding.UTF8.GetString(bytes).TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_kept_of_the_form_is_only_what_everybody_finds_there()
    {
        using var own = new App();
        using var first = own.Visit();
        first.Says = "same-origin";
        await Personas.MotherToBe.WalkToResult(first);
        var whole = first.Html;

        // Refused, the form says so, and to nobody else.
        await first.Post("/result", ("days", "8"));
        Assert.Equal(HttpStatusCode.BadRequest, first.Status);
        Assert.NotNull(first.Page.QuerySelector("#days-error"));

        // Another browser needs a token in it, and a kiosk other words.
        using var older = own.Visit();
        await Personas.MotherToBe.WalkToResult(older);
        Assert.NotNull(older.Page.QuerySelector("#share input[type=hidden]"));
        using var tablet = await new Clinic(own, "Riverside clinic").Tablet();
        tablet.Says = "same-origin";
        await Personas.MotherToBe.WalkToResult(tablet);
        Assert.Equal("off", tablet.Page.QuerySelector("#share")!.GetAttribute("autocomplete"));
        Assert.Contains("Finish and clear", tablet.Page.QuerySelector("#share")!.TextContent, StringComparison.Ordinal);

        // Who shares is shown the link, and the next one the form again.
        await first.Go("/result");
        await first.Submit();
        Assert.NotNull(first.Page.QuerySelector(".link-text"));
        using var next = own.Visit();
        next.Says = "same-origin";
        await Personas.MotherToBe.WalkToResult(next);
        Assert.Equal(whole, next.Html);
    }

    /// <summary>Cannot make a token, as when the keys are out of reach.</summary>
    private sealed class TokensThatFail : IAntiforgery
    {
        public bool HasFailed { get; private set; }

        public AntiforgeryTokenSet GetAndStoreTokens(HttpContext httpContext)
        {
            HasFailed = true;
            throw new InvalidOperationException("No key can be reached.");
        }

        public AntiforgeryTokenSet GetTokens(HttpContext httpContext) => GetAndStoreTokens(httpContext);

        public Task<bool> IsRequestValidAsync(HttpContext httpContext) => Task.FromResult(true);

        public Task ValidateRequestAsync(HttpContext httpContext) => Task.CompletedTask;

        public void SetCookieTokenAndHeader(HttpContext httpContext)
        {
        }
    }
}
