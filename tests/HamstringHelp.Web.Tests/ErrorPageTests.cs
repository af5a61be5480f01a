using System.Net;
using System.Net.Http.Headers;
using HamstringHelp.Web.Tests.Support;

namespace HamstringHelp.Web.Tests;

/// <summary>What goes wrong is said plainly, with the right status, and never with what went on inside.</summary>
public sealed class ErrorPageTests(App app) : IClassFixture<App>
{
    private const string NotThere = "There is no such page";
    private const string NotWhole = "That did not arrive in one piece";

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/result/more")]
    [InlineData("/Pages/Index.cshtml")]
    [InlineData("/appsettings.json")]
    [InlineData("/content/1.0.0/questions.json")]
    [InlineData("/img/no-such-picture.svg")]
    [InlineData("/error")]
    [InlineData("/error/x")]
    [InlineData("/error/99999999999")]
    public async Task What_is_not_there_is_a_friendly_404(string address)
    {
        using var visitor = app.Visit();

        await visitor.Go(address);

        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
        Assert.Equal(NotThere, visitor.Heading);
    }

    [Theory]
    [InlineData("/error/200")]
    [InlineData("/error/400")]
    [InlineData("/error/404")]
    [InlineData("/error/500")]
    public async Task The_error_page_typed_by_hand_is_not_there(string address)
    {
        using var visitor = app.Visit();

        await visitor.Go(address);

        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
        Assert.Equal(NotThere, visitor.Heading);

        await visitor.Post(address);
        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
    }

    [Theory]
    [InlineData("/check/emergency", "emergency")]
    [InlineData("/check/medicine-names", "name-0")]
    [InlineData("/restart", "")]
    public async Task A_form_without_its_token_is_refused(string address, string field)
    {
        using var visitor = app.Visit();
        await Personas.StatinTaker.AnswerEverything(visitor);
        var before = visitor.Journey;

        await visitor.Post(address, (field, "none"));

        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
        Assert.Equal(NotWhole, visitor.Heading);
        Assert.Equal(before, visitor.Journey);
    }

    [Theory]
    [InlineData("/check/emergency", "/check/emergency", "/")]
    [InlineData("/restart", "/restart", "/")]
    [InlineData("/check/%22%3E%3Cscript%3E", "/")]
    [InlineData("/nowhere", "/")]
    public async Task A_page_that_failed_can_be_asked_for_again_by_its_own_address_alone(string address, params string[] links)
    {
        using var visitor = app.Visit();

        await visitor.Post(address, ("emergency", "none"));

        Assert.Equal(links, Links(visitor));
        await visitor.Go(links[0]);
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
    }

    [Fact]
    public async Task Who_has_answers_is_offered_to_go_on_with_them()
    {
        using var visitor = app.Visit();
        await visitor.Go("/check/emergency");
        await visitor.Answer("none");

        await visitor.Post("/restart");

        Assert.Equal(["/restart", "/check/answers", "/"], Links(visitor));
    }

    [Theory]
    [InlineData("/about", "GET, HEAD")]
    [InlineData("/check/emergency", "GET, HEAD, POST")]
    public async Task A_method_that_is_not_allowed_is_told_which_are(string address, string allowed)
    {
        using var visitor = app.Visit();

        await visitor.Send(HttpMethod.Put, address);

        Assert.Equal(allowed, visitor.Hops[0].Headers["Allow"]);
    }

    [Fact]
    public async Task A_form_with_the_token_of_another_person_is_refused()
    {
        using var other = app.Visit();
        await other.Go("/check/emergency");
        using var visitor = app.Visit();
        await visitor.Go("/check/emergency");

        await visitor.Post("/check/emergency", [.. other.Hidden(), ("emergency", "none")]);

        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
        Assert.Equal(NotWhole, visitor.Heading);
        Assert.Null(visitor.Journey);
    }

    [Fact]
    public async Task A_form_from_a_browser_that_keeps_no_cookies_is_refused()
    {
        using var visitor = app.Visit();
        await visitor.Go("/check/emergency");
        visitor.ClearCookies();

        await visitor.Answer("none");

        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
        Assert.Equal(NotWhole, visitor.Heading);
    }

    [Theory]
    [InlineData("application/json", "{\"emergency\":\"none\"}", HttpStatusCode.BadRequest)]
    [InlineData("text/plain", "emergency=none", HttpStatusCode.BadRequest)]
    [InlineData("multipart/form-data; boundary=x", "no boundary in here", HttpStatusCode.BadRequest)]
    [InlineData("multipart/form-data", "no boundary at all", HttpStatusCode.BadRequest)]
    [InlineData("application/x-www-form-urlencoded", "%%%=%zz&&&==", HttpStatusCode.BadRequest)]
    [InlineData("application/x-www-form-urlencoded", "emergency=%00", HttpStatusCode.BadRequest)]
    [InlineData("application/x-www-form-urlencoded; charset=utf-7", "emergency=none", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/x-www-form-urlencoded; charset=utf-16", "emergency=none", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/x-www-form-urlencoded; charset=no-such", "emergency=none", HttpStatusCode.UnsupportedMediaType)]
    public async Task A_body_that_is_no_form_is_refused_even_with_the_token_in_a_header(string type, string body, HttpStatusCode status)
    {
        using var visitor = app.Visit();
        await visitor.Go("/check/emergency");
        using var client = app.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/check/emergency") { Content = new StringContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        request.Headers.Add("RequestVerificationToken", visitor.Hidden().Single().Value);
        request.Headers.Add("Cookie", string.Join("; ", visitor.Cookies.Select(cookie => $"{cookie.Name}={cookie.Value}")));

        using var response = await client.SendAsync(request);

        Assert.Equal(status, response.StatusCode);
        Assert.Contains(NotWhole, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_fields_than_any_form_has_are_refused()
    {
        using var visitor = app.Visit();
        await visitor.Go("/check/emergency");

        await visitor.Forge(Enumerable.Range(0, 65).Select(number => ($"field-{number}", "x")));

        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
        Assert.Equal(NotWhole, visitor.Heading);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("OPTIONS")]
    [InlineData("PROPFIND")]
    public async Task A_method_that_no_page_has_is_not_allowed(string method)
    {
        using var visitor = app.Visit();

        foreach (var address in new[] { "/", "/relief", "/check/emergency", "/check/answers", "/result", "/restart", "/site.css" })
        {
            await visitor.Send(new HttpMethod(method), address);
            Assert.Equal((address, HttpStatusCode.MethodNotAllowed), (address, visitor.Status));
            Assert.Equal(NotWhole, visitor.Heading);
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/relief")]
    [InlineData("/about")]
    [InlineData("/privacy")]
    [InlineData("/sources")]
    [InlineData("/accessibility")]
    [InlineData("/check/answers")]
    [InlineData("/result/doctor")]
    [InlineData("/deleted")]
    public async Task A_page_without_a_form_takes_none(string address)
    {
        using var visitor = app.Visit();
        await visitor.Go("/check/emergency");
        var token = visitor.Hidden();

        await visitor.Post(address);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, visitor.Status);
        Assert.Equal(NotWhole, visitor.Heading);

        await visitor.Post(address, token);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, visitor.Status);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_failure_on_our_side_is_admitted_and_says_nothing_of_what_went_on_inside(bool isProduction)
    {
        var clock = new BrokenClock();
        using var broken = isProduction ? new ProductionApp { Clock = clock } : new App { Clock = clock };
        using var visitor = broken.Visit();
        await Personas.Runner.WalkToResult(visitor);

        clock.IsBroken = true;
        await visitor.Go("/result/doctor");

        Assert.Equal(HttpStatusCode.InternalServerError, visitor.Status);
        Assert.Equal("Something went wrong on our side", visitor.Heading);
        Assert.DoesNotContain(BrokenClock.Secret, visitor.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", visitor.Html, StringComparison.Ordinal);
        Assert.Contains(broken.Log.Events, line => line.Exception?.Message == BrokenClock.Secret);

        // The answers are still there.
        await visitor.FollowTo("/check/answers");
        Assert.Equal("/check/answers", visitor.Address);
    }

    private static IEnumerable<string?> Links(Visitor visitor) => visitor.Page.QuerySelectorAll("main .actions a").Select(link => link.GetAttribute("href"));
}
