using System.Net;
using System.Text.RegularExpressions;
using HamstringHelp.Web.Tests.Support;
using Serilog.Events;

namespace HamstringHelp.Web.Tests;

/// <summary>A log can be handed to anybody: nothing in it belongs to a person.</summary>
public sealed class LogTests(ServedApp app) : IClassFixture<ServedApp>
{
    private static readonly string[] Templates =
    [
        "/", "/relief", "/about", "/privacy", "/sources", "/accessibility", "/restart",
        "/check/{question}", "/check/answers", "/check/medicine-names", "/result", "/result/doctor", "/site.css", "(no route)",
    ];

    [Fact]
    public async Task A_whole_journey_with_its_mistakes_leaves_nothing_of_the_person_in_the_log()
    {
        using var visitor = app.Visit();
        var persona = Personas.Everything with { Names = "Furosemide-Ratiopharm 40mg, Zyxomycin" };
        await persona.WalkToResult(visitor);
        var secrets = visitor.Cookies.Select(cookie => cookie.Value).ToList();
        await visitor.Go("/result/doctor");
        await visitor.Go("/check/pinched-nerve?from=Zyxomycin");
        await visitor.Go("/Zyxomycin/raloxifene");
        await visitor.Go("/check/symptoms?from=answers");
        await visitor.Forge(("symptoms", "none"), ("symptoms", "trouble-walking"));
        await visitor.Post("/check/medicines", ("medicines", "raloxifene"), ("names", "Zyxomycin"));
        await visitor.Send(new HttpMethod("ZYXOMYCIN"), "/result");
        visitor.Journey += "x";
        await visitor.Go("/result");
        await visitor.Go("/restart");
        secrets.AddRange(visitor.Hidden().Select(field => field.Value));
        await visitor.Submit();

        // Short words such as "no" or "often" are left out: they stand in English sentences too.
        var choices = app.Content.Questionnaire.Steps.SelectMany(step => step.Question.Choices).Select(choice => choice.Id.Value).Where(id => id.Length > 5);
        string[] told = [.. secrets, .. choices, "furosemide", "ratiopharm", "zyxomycin", visitor.Site.Authority, "from="];
        var lines = app.Log.Events.Where(line => !IsStart(line)).Select(LogBook.Whole).ToList();
        Assert.InRange(lines.Count, 30, int.MaxValue);
        foreach (var line in lines)
        {
            Assert.All(told, secret => Assert.DoesNotContain(secret, line, StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotMatch(new Regex(@"127\.0\.0\.1|\[?::1\b|localhost", RegexOptions.IgnoreCase), line);
        }
    }

    [Fact]
    public async Task Each_request_is_one_line_with_the_template_of_its_route()
    {
        using var own = new App();
        using var visitor = own.Visit();
        await Personas.StatinTaker.WalkToResult(visitor);
        await visitor.Go("/site.css");
        await visitor.Go("/nowhere");
        await visitor.Send(HttpMethod.Put, "/about");

        var requests = own.Log.Requests;
        Assert.All(requests, line => Assert.Contains(Text(line, "Route"), Templates));
        Assert.All(requests, line => Assert.Equal(LogEventLevel.Information, line.Level));
        // One question a page: read, answered; then the names, the list and the result.
        Assert.Equal(20, requests.Count(line => Text(line, "Route") == "/check/{question}"));
        Assert.Equal(2, requests.Count(line => Text(line, "Route") == "/check/medicine-names"));
        Assert.Equal("GET (no route) 404", Shown(requests[^2]));
        Assert.Equal("OTHER /about 405", Shown(requests[^1]));
        Assert.Equal(requests.Count, own.Log.Events.Count(line => !IsStart(line)));
    }

    [Fact]
    public async Task A_failure_is_logged_as_an_error_with_its_cause_and_without_the_address()
    {
        var clock = new BrokenClock();
        using var broken = new App { Clock = clock };
        using var visitor = broken.Visit();
        await Personas.Runner.WalkToResult(visitor);

        clock.IsBroken = true;
        await visitor.Go("/result/doctor?secret=Zyxomycin");

        Assert.Equal(HttpStatusCode.InternalServerError, visitor.Status);
        Assert.Contains(broken.Log.Events, line => line is { Level: LogEventLevel.Error, Exception.Message: BrokenClock.Secret });
        var request = broken.Log.Requests[^1];
        Assert.Equal(LogEventLevel.Error, request.Level);
        Assert.Equal("GET /result/doctor 500", Shown(request));
        Assert.All(broken.Log.Events, line => Assert.DoesNotContain("Zyxomycin", LogBook.Whole(line), StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_public_only_a_failure_is_worth_a_line()
    {
        var clock = new BrokenClock();
        using var app = new ProductionApp { Clock = clock };
        using var visitor = app.Visit();
        await Personas.Runner.WalkToResult(visitor);
        await visitor.Go("/nowhere");
        Assert.Empty(app.Log.Requests);

        clock.IsBroken = true;
        await visitor.Go("/result/doctor");

        Assert.Equal("GET /result/doctor 500", Shown(Assert.Single(app.Log.Requests)));
    }

    [Fact]
    public async Task Refusals_leave_nothing_of_the_person_in_the_log_even_when_everything_is_logged()
    {
        const string address = "203.0.113.9";
        using var talkative = new AddressedApp
        {
            Settings = new Dictionary<string, string>
            {
                ["Serilog:MinimumLevel:Default"] = "Verbose",
                ["Serilog:MinimumLevel:Override:Microsoft.AspNetCore"] = "Verbose",
                ["Serilog:MinimumLevel:Override:Serilog.AspNetCore"] = "Verbose",
                ["ForwardedHeaders:KnownProxies"] = "10.0.0.5",
                ["RateLimits:Enabled"] = "true",
                ["RateLimits:Pages:Burst"] = "60",
                ["RateLimits:Pages:PerMinute"] = "1",
            },
        };
        using var visitor = talkative.Visit();
        await Personas.StatinTaker.AnswerEverything(visitor);
        var cookies = visitor.Cookies;
        await visitor.Go("/check/medicines?from=Zyxomycin");
        var token = Assert.Single(visitor.Hidden()).Value;
        await visitor.Post("/check/medicines", ("names", "Zyxomycin"), ("__RequestVerificationToken", "Zyxomycin"));
        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
        await visitor.Post("/check/medicines", ("__RequestVerificationToken", token[..^2] + "xx"));
        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
        foreach (var name in cookies.Select(cookie => cookie.Name))
        {
            await talkative.Ask(address, "/check/medicines?Zyxomycin", ("Cookie", $"{name}=Zyxomycin"), ("X-Forwarded-For", "Zyxomycin"), ("Referer", "https://zyxomycin.example"));
            await talkative.Ask(address, "/check/medicines?Zyxomycin", ("Cookie", $"{name}={cookies[0].Value[..^1]}"), ("User-Agent", "Zyxomycin"));
        }

        await talkative.Ask("10.0.0.5", "/about", ("X-Forwarded-For", $"Zyxomycin, {address}"));
        var answers = await talkative.AskOften(61, address, "/Zyxomycin");
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[^1]);

        Assert.Contains(talkative.Log.Requests, line => Text(line, "StatusCode") == "429");
        string[] told = ["zyxomycin", token, address, "10.0.0.5", .. cookies.Select(cookie => cookie.Value)];
        foreach (var line in talkative.Log.Events.Where(line => !IsStart(line)).Select(LogBook.Whole))
        {
            Assert.All(told, secret => Assert.DoesNotContain(secret, line, StringComparison.OrdinalIgnoreCase));
        }
    }

    /// <summary>The lines of the start name the operator's own folders and addresses, and no person.</summary>
    private static bool IsStart(LogEvent line) => Text(line, "SourceContext") == "Microsoft.Hosting.Lifetime";

    private static string Shown(LogEvent request) => $"{Text(request, "RequestMethod")} {Text(request, "Route")} {Text(request, "StatusCode")}";

    private static string Text(LogEvent line, string property) => $"{(line.Properties.GetValueOrDefault(property) as ScalarValue)?.Value}";
}
