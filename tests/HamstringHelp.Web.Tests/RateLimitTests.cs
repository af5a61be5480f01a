using System.Globalization;
using System.Net;
using HamstringHelp.Web.Hosting;
using HamstringHelp.Web.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace HamstringHelp.Web.Tests;

/// <summary>Whoever asks too often waits a moment, and nobody else does. One request a minute comes back here.</summary>
public sealed class RateLimitTests
{
    private const string TooMuch = "That was a lot in a short time";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_asks_too_often_is_told_when_to_come_back(bool isProduction)
    {
        using var app = Limited(isProduction, pages: 2);
        using var visitor = app.Visit();
        await visitor.Go("/check/emergency");
        await visitor.Answer("none");

        // The answer was taken; the question after it is one request too many.
        Assert.Equal(HttpStatusCode.Redirect, visitor.Hops[0].Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, visitor.Status);
        Assert.Equal(TooMuch, visitor.Heading);
        Assert.InRange(int.Parse(visitor.Hops[^1].Headers["Retry-After"], CultureInfo.InvariantCulture), 1, 60);
        Assert.Equal("no-store", visitor.Hops[^1].Headers["Cache-Control"]);
        Assert.Contains("default-src 'none'", visitor.Hops[^1].Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.NotNull(visitor.Journey);
        Assert.Contains(visitor.Page.QuerySelectorAll("main a"), link => link.GetAttribute("href") == visitor.Address);
        Assert.Contains(visitor.Page.QuerySelectorAll("main a"), link => link.GetAttribute("href") == "/check/answers");
    }

    [Fact]
    public async Task A_family_behind_one_address_answers_at_once_under_the_limits_that_ship()
    {
        using var app = new AddressedApp { Settings = new Dictionary<string, string> { ["RateLimits:Enabled"] = "true" } };
        foreach (var persona in new[] { Personas.Runner, Personas.StatinTaker, Personas.Everything })
        {
            using var visitor = app.Visit();
            await persona.WalkToResult(visitor);
            Assert.Equal(HttpStatusCode.OK, visitor.Status);
        }
    }

    [Fact]
    public async Task The_limits_that_ship_end_a_flood()
    {
        using var app = new AddressedApp { Settings = new Dictionary<string, string> { ["RateLimits:Enabled"] = "true", ["RateLimits:Pages:PerMinute"] = "1" } };

        var answers = new List<HttpStatusCode>();
        for (var request = 0; request < 150; request++)
        {
            answers.Add(await app.Ask("203.0.113.9", "/about"));
        }

        Assert.All(answers[..120], status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.Contains(HttpStatusCode.TooManyRequests, answers[120..]);
    }

    [Theory]
    [InlineData("203.0.113.9", "203.0.113.10")]
    [InlineData("2001:db8:1:1::1", "2001:db8:1:2::1")]
    [InlineData("203.0.113.9", null)]
    [InlineData("0.0.0.0", "::")]
    public async Task Another_client_does_not_wait(string one, string? other)
    {
        using var app = Limited(isProduction: true, pages: 2);

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests], await app.AskOften(3, one, "/about"));

        Assert.Equal(HttpStatusCode.OK, await app.Ask(other, "/about"));
    }

    [Theory]
    [InlineData("2001:db8:1:1::1", "2001:db8:1:1:ffff:ffff:ffff:ffff")]
    [InlineData("203.0.113.9", "::ffff:203.0.113.9")]
    [InlineData(null, null)]
    public async Task The_same_client_waits_whichever_of_its_addresses_it_takes(string? one, string? other)
    {
        using var app = Limited(isProduction: true, pages: 2);

        await app.AskOften(2, one, "/about");

        Assert.Equal(HttpStatusCode.TooManyRequests, await app.Ask(other, "/about"));
    }

    [Fact]
    public async Task A_miss_costs_what_a_hit_costs()
    {
        using var app = Limited(isProduction: true, pages: 3);

        Assert.Equal(HttpStatusCode.NotFound, await app.Ask("203.0.113.9", "/nowhere"));
        Assert.Equal(HttpStatusCode.NotFound, await app.Ask("203.0.113.9", "/error/404"));
        Assert.Equal(HttpStatusCode.NotFound, await app.Ask("203.0.113.9", "/check/nowhere"));

        Assert.Equal(HttpStatusCode.TooManyRequests, await app.Ask("203.0.113.9", "/about"));
    }

    [Fact]
    public async Task Files_and_refusals_cost_nothing()
    {
        using var app = Limited(isProduction: true, pages: 2);

        Assert.All(await app.AskOften(10, "203.0.113.9", "/site.css"), status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.All((await app.AskOften(5, "203.0.113.9", "/about")).Skip(2), status => Assert.Equal(HttpStatusCode.TooManyRequests, status));
        Assert.Equal(HttpStatusCode.OK, await app.Ask("203.0.113.9", "/site.css"));
    }

    [Fact]
    public async Task Links_to_shared_results_are_limited_strictly_and_apart_from_pages_whatever_stands_behind_them()
    {
        using var app = Limited(isProduction: true, pages: 50, sharing: 3);

        string[] links = ["/r/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "/r/short/doctor", "/r/%25%2e"];
        foreach (var link in links)
        {
            Assert.Equal(HttpStatusCode.NotFound, await app.Ask("203.0.113.9", link));
        }

        foreach (var link in links.Append("/R/x"))
        {
            Assert.Equal(HttpStatusCode.TooManyRequests, await app.Ask("203.0.113.9", link));
        }

        Assert.Equal(HttpStatusCode.OK, await app.Ask("203.0.113.9", "/relief"));
    }

    [Fact]
    public async Task A_form_under_the_policy_for_sharing_is_charged_for_posts_alone()
    {
        using var app = new AddressedApp { Settings = Settings(pages: 50, sharing: 1), Strict = "/Restart" };
        using var visitor = app.Visit();

        await visitor.Go("/restart");
        await visitor.Submit();
        Assert.Equal(HttpStatusCode.Redirect, visitor.Hops[0].Status);

        await visitor.Go("/restart");
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        await visitor.Submit();
        Assert.Equal(HttpStatusCode.TooManyRequests, visitor.Status);
        Assert.Equal(TooMuch, visitor.Heading);
    }

    [Fact]
    public async Task Requests_come_back_with_time()
    {
        using var app = new AddressedApp { Settings = new Dictionary<string, string>(Settings(pages: 1)) { ["RateLimits:Pages:PerMinute"] = "6000" } };
        await app.Ask("203.0.113.9", "/about");

        for (var tries = 0; await app.Ask("203.0.113.9", "/about") != HttpStatusCode.OK; tries++)
        {
            Assert.InRange(tries, 0, 1000);
            await Task.Delay(10);
        }
    }

    [Fact]
    public async Task Switched_off_nothing_is_limited()
    {
        using var app = new AddressedApp { Settings = new Dictionary<string, string>(Settings(pages: 1, sharing: 1)) { ["RateLimits:Enabled"] = "false" }, Strict = "/About" };

        Assert.All(await app.AskOften(10, "203.0.113.9", "/about"), status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.All(await app.AskOften(10, "203.0.113.9", "/r/x"), status => Assert.Equal(HttpStatusCode.NotFound, status));
    }

    [Theory]
    [InlineData("RateLimits:Enabled", "perhaps", "RateLimits:Enabled")]
    [InlineData("RateLimits:Enbled", "false", "Enbled")]
    [InlineData("RateLimits:Pages:Burst", "0", "RateLimits:Pages:Burst is 0")]
    [InlineData("RateLimits:Pages:PerMinute", "-4", "RateLimits:Pages:PerMinute is -4")]
    [InlineData("RateLimits:Sharing:Burst", "1000001", "RateLimits:Sharing:Burst is 1000001")]
    [InlineData("RateLimits:Sharing:PerMinute", "many", "RateLimits:Sharing:PerMinute")]
    public void A_setting_that_makes_no_sense_is_refused_by_name(string key, string value, string named)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create<string, string?>(key, value)]).Build();

        var refusal = Assert.Throws<InvalidOperationException>(() => RateLimitSettings.From(configuration));

        Assert.Contains(named, refusal.Message, StringComparison.Ordinal);
    }

    private static AddressedApp Limited(bool isProduction, int pages, int sharing = 30) =>
        new(isProduction ? Environments.Production : Environments.Development) { Settings = Settings(pages, sharing) };

    private static Dictionary<string, string> Settings(int pages, int sharing = 30) => new()
    {
        ["RateLimits:Enabled"] = "true",
        ["RateLimits:Pages:Burst"] = $"{pages}",
        ["RateLimits:Pages:PerMinute"] = "1",
        ["RateLimits:Sharing:Burst"] = $"{sharing}",
        ["RateLimits:Sharing:PerMinute"] = "1",
    };
}
