using System.Net;
using HamstringHelp.Web.Tests.Support;

namespace HamstringHelp.Web.Tests;

/// <summary>The headers of every response, whatever went right or wrong.</summary>
public sealed class HeaderTests(ProductionApp app, ServedApp served) : IClassFixture<ProductionApp>, IClassFixture<ServedApp>
{
    private static readonly Dictionary<string, string> Everywhere = new()
    {
        ["Content-Security-Policy"] = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types service-worker",
        ["Referrer-Policy"] = "no-referrer",
        ["X-Content-Type-Options"] = "nosniff",
        ["X-Frame-Options"] = "DENY",
        ["Cross-Origin-Opener-Policy"] = "same-origin",
        ["Cross-Origin-Resource-Policy"] = "same-origin",
        ["Cross-Origin-Embedder-Policy"] = "require-corp",
        ["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), browsing-topics=()",
    };

    /// <summary>Method, address and status: pages, redirects, files and errors.</summary>
    public static TheoryData<string, string, HttpStatusCode> Responses => new()
    {
        { "GET", "/", HttpStatusCode.OK },
        { "HEAD", "/", HttpStatusCode.OK },
        { "GET", "/relief", HttpStatusCode.OK },
        { "GET", "/sources", HttpStatusCode.OK },
        { "GET", "/site.css", HttpStatusCode.OK },
        { "GET", "/img/muscles.svg", HttpStatusCode.OK },
        { "GET", "/site.js", HttpStatusCode.OK },
        { "GET", "/sw.js", HttpStatusCode.OK },
        { "HEAD", "/sw.js", HttpStatusCode.OK },
        { "GET", "/manifest.webmanifest", HttpStatusCode.OK },
        { "GET", "/nowhere", HttpStatusCode.NotFound },
        { "GET", "/img/nowhere.svg", HttpStatusCode.NotFound },
        { "PUT", "/about", HttpStatusCode.MethodNotAllowed },
        { "OPTIONS", "/site.css", HttpStatusCode.MethodNotAllowed },
        { "OPTIONS", "/about", HttpStatusCode.MethodNotAllowed },
        { "TRACE", "/about", HttpStatusCode.MethodNotAllowed },
        { "TRACE", "/site.css", HttpStatusCode.MethodNotAllowed },
        { "HEAD", "/site.css", HttpStatusCode.OK },
        { "HEAD", "/nowhere", HttpStatusCode.NotFound },
        { "HEAD", "/check/emergency", HttpStatusCode.OK },
        { "HEAD", "/check/age", HttpStatusCode.Redirect },
        { "GET", "/check/emergency", HttpStatusCode.OK },
        { "GET", "/check/age", HttpStatusCode.Redirect },
        { "GET", "/check/answers", HttpStatusCode.Redirect },
        { "GET", "/check/medicine-names", HttpStatusCode.Redirect },
        { "GET", "/check/nowhere", HttpStatusCode.NotFound },
        { "POST", "/check/emergency", HttpStatusCode.BadRequest },
        { "PATCH", "/check/emergency", HttpStatusCode.MethodNotAllowed },
        { "GET", "/result", HttpStatusCode.Redirect },
        { "GET", "/result/doctor", HttpStatusCode.Redirect },
        { "GET", "/restart", HttpStatusCode.OK },
        { "POST", "/restart", HttpStatusCode.BadRequest },
    };

    [Theory]
    [MemberData(nameof(Responses))]
    public async Task Every_response_carries_the_security_headers(string method, string address, HttpStatusCode status)
    {
        using var visitor = app.Visit();

        await visitor.Send(new HttpMethod(method), address);

        var first = visitor.Hops[0];
        Assert.Equal(status, first.Status);
        AssertSecured(first);
        AssertPersonal(first, address.StartsWith("/check", StringComparison.Ordinal) || address.StartsWith("/re", StringComparison.Ordinal) && address != "/relief");
    }

    [Fact]
    public async Task Every_response_of_a_whole_journey_carries_them()
    {
        using var visitor = app.Visit();
        await visitor.Go("/check/emergency");
        while (visitor.Address != "/check/answers")
        {
            Assert.All(visitor.Hops, hop => AssertPersonal(hop, isPersonal: true));
            Assert.All(visitor.Hops, AssertSecured);
            await (visitor.Address == "/check/medicine-names" ? visitor.Submit() : Personas.StatinTaker.AnswerTo(visitor));
        }

        foreach (var address in new[] { "/check/answers", "/result", "/result/doctor", "/restart" })
        {
            await visitor.Go(address);
            AssertPersonal(Assert.Single(visitor.Hops), isPersonal: true);
            AssertSecured(visitor.Hops[0]);
        }

        await visitor.Submit();
        AssertPersonal(visitor.Hops[0], isPersonal: true);
        Assert.All(visitor.Hops, AssertSecured);
    }

    [Fact]
    public async Task A_refused_answer_carries_them_and_is_not_kept()
    {
        using var visitor = app.Visit();
        await visitor.Go("/check/emergency");

        await visitor.Submit();

        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
        AssertSecured(visitor.Hops[0]);
        AssertPersonal(visitor.Hops[0], isPersonal: true);
    }

    [Fact]
    public async Task A_failure_on_our_side_carries_them_and_is_not_kept()
    {
        var clock = new BrokenClock();
        using var broken = new ProductionApp { Clock = clock };
        using var visitor = broken.Visit();
        await Personas.Runner.WalkToResult(visitor);

        clock.IsBroken = true;
        await visitor.Go("/result/doctor");

        Assert.Equal(HttpStatusCode.InternalServerError, visitor.Status);
        AssertSecured(visitor.Hops[0]);
        AssertPersonal(visitor.Hops[0], isPersonal: true);
    }

    [Fact]
    public async Task Nothing_says_which_software_answers()
    {
        using var visitor = served.Visit();
        foreach (var address in new[] { "/", "/site.css", "/nowhere", "/result" })
        {
            await visitor.Go(address);
            Assert.All(visitor.Hops, hop => Assert.DoesNotContain(hop.Headers.Keys, name => name is "Server" or "X-Powered-By" or "X-AspNet-Version"));
        }
    }

    [Fact]
    public async Task Without_encryption_nothing_is_said_about_strict_transport()
    {
        using var visitor = served.Visit();

        await visitor.Go("/");

        Assert.DoesNotContain("Strict-Transport-Security", visitor.Hops[0].Headers.Keys);
    }

    [Theory]
    [InlineData("https://localhost")]
    [InlineData("https://127.0.0.1:5001")]
    [InlineData("https://[::1]:5001")]
    public async Task A_developers_own_machine_is_not_held_to_it(string site)
    {
        using var client = app.CreateDefaultClient(new Uri(site));

        using var response = await client.GetAsync("/");

        Assert.False(response.Headers.Contains("Strict-Transport-Security"));
        Assert.True(response.Headers.Contains("Content-Security-Policy"));
    }

    [Fact]
    public async Task No_page_is_made_for_one_origin_more_than_for_another()
    {
        using var client = app.CreateClient();
        client.DefaultRequestHeaders.Add("Origin", "https://elsewhere.example");

        using var response = await client.GetAsync("/");

        Assert.DoesNotContain(response.Headers, header => header.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
    }

    private static void AssertSecured(Hop hop)
    {
        foreach (var (name, value) in Everywhere)
        {
            Assert.True(hop.Headers.TryGetValue(name, out var actual), $"{hop.Method} {hop.Address} lacks {name}.");
            Assert.Equal(value, actual);
        }

        Assert.Equal("max-age=63072000; includeSubDomains", hop.Headers["Strict-Transport-Security"]);
        Assert.DoesNotContain("unsafe", hop.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.DoesNotContain("Server", hop.Headers.Keys);
    }

    private static void AssertPersonal(Hop hop, bool isPersonal)
    {
        // A search engine brings no cookie: of the questions it sees the first alone, and no result at all.
        var mayBeListed = !isPersonal || hop.Address.StartsWith("/check/", StringComparison.Ordinal) || hop.Address is "/result";
        Assert.Equal(mayBeListed ? null : "noindex, nofollow, noarchive", hop.Headers.GetValueOrDefault("X-Robots-Tag"));
        if (isPersonal)
        {
            Assert.Equal("no-store", hop.Headers["Cache-Control"]);
        }
    }
}
