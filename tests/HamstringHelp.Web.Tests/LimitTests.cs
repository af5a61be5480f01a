using System.Net;
using System.Text;
using HamstringHelp.Web.Tests.Support;

namespace HamstringHelp.Web.Tests;

/// <summary>What is too large or malformed for the real server is refused and costs nothing.</summary>
public sealed class LimitTests(ServedApp app) : IClassFixture<ServedApp>
{
    private const int Most = 16 * 1024;

    [Fact]
    public async Task A_journey_works_on_the_real_server()
    {
        using var visitor = app.Visit();

        await Personas.Everything.WalkToResult(visitor);

        Assert.Equal("call-doctor", ShownResult.On(visitor.Page).Outcome);
    }

    [Theory]
    [InlineData("/check/emergency")]
    [InlineData("/check/medicines")]
    [InlineData("/restart")]
    public async Task A_body_that_is_too_large_is_refused(string address)
    {
        using var visitor = app.Visit();
        await visitor.Go("/check/emergency");

        await visitor.Post(address, [.. visitor.Hidden(), ("emergency", new string('x', Most))]);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, visitor.Status);
        Assert.Equal("That did not arrive in one piece", visitor.Heading);
        Assert.Null(visitor.Journey);
    }

    [Fact]
    public async Task A_body_that_does_not_say_how_large_it_is_is_refused_when_it_is_too_large()
    {
        using var visitor = app.Visit();
        await visitor.Go("/check/emergency");
        using var client = new HttpClient { BaseAddress = visitor.Site };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/check/emergency") { Content = new ByteArrayContent(new byte[2 * Most]) };
        request.Content.Headers.ContentType = new("application/x-www-form-urlencoded");
        request.Headers.TransferEncodingChunked = true;

        using var response = await client.SendAsync(request);

        Assert.True(response.StatusCode is HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.BadRequest, $"It is {response.StatusCode}.");
    }

    [Fact]
    public async Task A_body_just_below_the_limit_is_an_answer_like_any_other()
    {
        using var visitor = app.Visit();
        await visitor.Go("/check/emergency");

        await visitor.Forge(("emergency", new string('x', Most - 1000)));

        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
        Assert.StartsWith("Error: ", visitor.Page.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Headers_that_are_too_large_are_refused()
    {
        var answer = await Raw($"GET / HTTP/1.1\r\nHost: x\r\nCookie: journey={new string('x', Most)}\r\n\r\n");

        // The server may hang up before its answer is read.
        Assert.Matches("^(HTTP/1\\.1 431 |$)", answer);
    }

    [Theory]
    [InlineData("GET /check/%00 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")]
    [InlineData("GET /\0 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")]
    [InlineData("GET / HTTP/9.9\r\nHost: x\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n")]
    [InlineData("POST /check/emergency HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n")]
    [InlineData("POST /check/emergency HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\n")]
    [InlineData("\u0016\u0003\u0001")]
    public async Task A_malformed_request_is_the_senders_mistake(string request)
    {
        var answer = await Raw(request);

        Assert.Matches("^(HTTP/1\\.1 (4\\d\\d|505) |$)", answer);
        Assert.DoesNotContain("Exception", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_head_request_says_what_a_get_would_without_the_page()
    {
        using var visitor = app.Visit();

        await visitor.Send(HttpMethod.Head, "/about");

        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.Equal("", visitor.Html);
    }

    private async Task<string> Raw(string request)
    {
        using var visitor = app.Visit();
        return await Wire.Send(visitor.Site, Encoding.Latin1.GetBytes(request));
    }
}
