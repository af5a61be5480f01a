using System.Collections.Immutable;
using System.Net;
using HamstringHelp.Assessment.Content;
using HamstringHelp.Assessment.Questions;
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

    [Fact]
    public async Task Every_finding_gives_the_reasons_of_whoever_reads_it()
    {
        using var own = new App();
        foreach (var persona in Personas.All.Where(persona => persona.Names.Length == 0))
        {
            using var visitor = own.Visit();
            await persona.WalkToResult(visitor);
            var assessment = persona.Assess(own.Content);
            var advice = assessment.Advice.Where(finding => finding.Item.Section != AdviceSection.Doctor);
            var shown = ((string Id, ImmutableArray<GivenAnswer> Because)[])
            [
                .. assessment.Known.Concat(assessment.Benign).Concat(assessment.Risks).Select(finding => ($"[data-finding={finding.Item.Id}]:not([data-possible])", finding.Because)),
                .. assessment.Possible.Select(finding => ($"[data-finding={finding.Item.Id}][data-possible]", finding.Because)),
                .. assessment.Medicines.Select(finding => ($"[data-finding={finding.Item.Id}]", finding.Because)),
                .. advice.Select(finding => ($"[data-advice={finding.Item.Id}]", finding.Because)),
                .. assessment.Triggers.Where(finding => !finding.Because.IsEmpty).Select(finding => ($"[data-trigger={finding.Item.Id}]", finding.Because)),
            ];
            Assert.All(shown, finding => Assert.Equal(
                finding.Because.IsEmpty ? null : $"Because you said {string.Join("; ", finding.Because.Select(answer => answer.Choice!.Said))}.",
                visitor.Page.QuerySelector($"main {finding.Id} .because")?.TextContent));
        }
    }

    [Fact]
    public async Task A_name_that_somebody_typed_is_quoted_to_nobody_else()
    {
        using var own = new App();
        using var first = await Taking("Lasix");
        using var second = await Taking("furosemide");
        using var third = await Taking("");

        Assert.Contains("“Lasix”", first.Page.QuerySelector("[data-finding=diuretic] .because")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("“furosemide”", second.Page.QuerySelector("[data-finding=diuretic] .because")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Lasix", second.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("“", third.Page.QuerySelector("[data-finding=diuretic] .because")!.TextContent, StringComparison.Ordinal);

        async Task<Visitor> Taking(string names)
        {
            var visitor = own.Visit();
            await (Personas.Pensioner with { Sheet = Personas.Pensioner.Sheet.Replace("medicines=none", "medicines=diuretic", StringComparison.Ordinal), Names = names }).WalkToResult(visitor);
            return visitor;
        }
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
