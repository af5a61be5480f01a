using System.Net;
using HamstringHelp.Web.Tests.Support;

namespace HamstringHelp.Web.Tests;

/// <summary>
/// Who asks and over what is read from a header only when a configured proxy wrote it. One request a client is allowed
/// here, so that the limit tells whom the program believes to be asking; HSTS tells whether it believes in HTTPS.
/// </summary>
public sealed class ForwardedHeaderTests
{
    private const string Proxy = "10.0.0.5";
    private const string One = "198.51.100.1";
    private const string Other = "198.51.100.2";

    [Fact]
    public async Task Behind_a_configured_proxy_each_client_is_a_client_of_its_own()
    {
        using var app = Behind(("ForwardedHeaders:KnownProxies", $"10.0.0.4, {Proxy}"));

        Assert.Equal(HttpStatusCode.OK, await app.Ask(Proxy, "/about", For(One)));
        Assert.Equal(HttpStatusCode.OK, await app.Ask(Proxy, "/about", For(Other)));
        Assert.Equal(HttpStatusCode.TooManyRequests, await app.Ask(Proxy, "/about", For(One)));
        Assert.Equal(HttpStatusCode.TooManyRequests, await app.Ask("10.0.0.4", "/about", For(Other)));
    }

    [Theory]
    [InlineData("ForwardedHeaders:KnownNetworks", "192.0.2.0/24,10.0.0.0/29")]
    [InlineData("ForwardedHeaders:KnownNetworks:0", "10.0.0.0/8")]
    [InlineData("ForwardedHeaders:KnownProxies:3", Proxy)]
    public async Task A_proxy_is_known_by_its_network_too(string key, string value)
    {
        using var app = Behind((key, value));

        Assert.Equal(HttpStatusCode.OK, await app.Ask(Proxy, "/about", For(One)));
        Assert.Equal(HttpStatusCode.OK, await app.Ask(Proxy, "/about", For(Other)));
    }

    [Theory]
    [InlineData("10.0.0.6")]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    [InlineData("203.0.113.9")]
    public async Task A_header_from_anybody_else_is_ignored(string sender)
    {
        using var app = Behind(("ForwardedHeaders:KnownProxies", Proxy));

        Assert.Equal(HttpStatusCode.OK, await app.Ask(sender, "/about", For(One)));
        Assert.Equal(HttpStatusCode.TooManyRequests, await app.Ask(sender, "/about", For(Other)));
        Assert.False(await IsSecure(app, sender, "/site.css", Over("https")));
    }

    [Fact]
    public async Task Without_configuration_a_header_is_ignored_even_from_the_same_machine()
    {
        using var app = Behind();

        Assert.Equal(HttpStatusCode.OK, await app.Ask("127.0.0.1", "/about", For(One)));
        Assert.Equal(HttpStatusCode.TooManyRequests, await app.Ask("127.0.0.1", "/about", For(Other)));
        Assert.False(await IsSecure(app, "127.0.0.1", "/site.css", Over("https")));
    }

    [Fact]
    public async Task What_the_client_wrote_before_the_proxy_added_its_address_is_ignored()
    {
        using var app = Behind(("ForwardedHeaders:KnownProxies", Proxy));

        Assert.Equal(HttpStatusCode.OK, await app.Ask(Proxy, "/about", For($"192.0.2.1, {One}")));
        Assert.Equal(HttpStatusCode.TooManyRequests, await app.Ask(Proxy, "/about", For($"192.0.2.2, {One}")));
        Assert.Equal(HttpStatusCode.TooManyRequests, await app.Ask(Proxy, "/about", For($"{Other}, {One}")));
    }

    [Fact]
    public async Task A_chain_of_configured_proxies_is_followed_to_the_client()
    {
        using var app = Behind(("ForwardedHeaders:KnownProxies", $"{Proxy},192.0.2.80"));

        Assert.Equal(HttpStatusCode.OK, await app.Ask(Proxy, "/about", For($"{One}, 192.0.2.80")));
        Assert.Equal(HttpStatusCode.OK, await app.Ask(Proxy, "/about", For($"{Other}, 192.0.2.80")));
        Assert.Equal(HttpStatusCode.TooManyRequests, await app.Ask(Proxy, "/about", For($"{One}, 192.0.2.80")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("unknown")]
    [InlineData(",,,")]
    [InlineData("999.1.1.1")]
    [InlineData("198.51.100.1:port")]
    [InlineData("<script>")]
    public async Task A_header_that_holds_no_address_leaves_the_proxy_as_the_client(string value)
    {
        using var app = Behind(("ForwardedHeaders:KnownProxies", Proxy));

        Assert.Equal(HttpStatusCode.OK, await app.Ask(Proxy, "/about", For(value)));
        Assert.Equal(HttpStatusCode.TooManyRequests, await app.Ask(Proxy, "/about", For(value)));
    }

    [Fact]
    public async Task A_configured_proxy_says_whether_the_client_came_over_HTTPS()
    {
        using var app = Behind(("ForwardedHeaders:KnownProxies", Proxy));

        Assert.True(await IsSecure(app, Proxy, "/site.css", For(One), Over("https")));
        Assert.False(await IsSecure(app, Proxy, "/site.css", For(One), Over("http")));
        Assert.False(await IsSecure(app, Proxy, "/site.css", For(One)));
    }

    [Fact]
    public async Task A_forwarded_host_or_prefix_is_never_believed()
    {
        using var app = Behind(("ForwardedHeaders:KnownProxies", Proxy));

        using var response = await app.Send(Proxy, "/result", For(One), ("X-Forwarded-Host", "evil.example"), ("X-Forwarded-Prefix", "/evil"), ("Forwarded", "host=evil.example"));

        Assert.DoesNotContain("evil", $"{response.Headers}{await response.Content.ReadAsStringAsync()}", StringComparison.Ordinal);
    }

    private static AddressedApp Behind(params (string Key, string Value)[] settings)
    {
        var all = new Dictionary<string, string>
        {
            ["RateLimits:Enabled"] = "true",
            ["RateLimits:Pages:Burst"] = "1",
            ["RateLimits:Pages:PerMinute"] = "1",
        };
        foreach (var (key, value) in settings)
        {
            all[key] = value;
        }

        var app = new AddressedApp { Settings = all };
        app.ClientOptions.BaseAddress = new Uri("http://hamstring.test");
        return app;
    }

    private static async Task<bool> IsSecure(AddressedApp app, string? from, string path, params (string Name, string Value)[] headers)
    {
        using var response = await app.Send(from, path, headers);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return response.Headers.Contains("Strict-Transport-Security");
    }

    private static (string Name, string Value) For(string addresses) => ("X-Forwarded-For", addresses);

    private static (string Name, string Value) Over(string scheme) => ("X-Forwarded-Proto", scheme);
}
