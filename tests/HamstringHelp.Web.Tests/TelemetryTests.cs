using System.Collections.Concurrent;
using System.Net;
using System.Text;
using HamstringHelp.Web.Tests.Kiosk;
using HamstringHelp.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace HamstringHelp.Web.Tests;

/// <summary>What leaves for a collector tells an operator how the program does, and nothing about anybody.</summary>
public sealed class TelemetryTests
{
    [Fact]
    public async Task A_collector_learns_how_many_and_how_long_and_nothing_about_anybody()
    {
        using var collector = new Collector();
        using var app = new App { Settings = new Dictionary<string, string> { ["Telemetry:Endpoint"] = collector.Address, ["OTEL_BSP_SCHEDULE_DELAY"] = "100" } };
        using var visitor = app.Visit();
        await (Personas.Everything with { Names = "Furosemide-Ratiopharm, Zyxomycin" }).WalkToResult(visitor);
        await visitor.Answer("7");
        var link = visitor.Page.QuerySelector(".link-text")!.GetAttribute("href")!;
        await visitor.Go(link + "?from=Zyxomycin");
        await visitor.Go("/Zyxomycin");
        var secrets = visitor.Cookies.Select(cookie => cookie.Value).ToList();
        using var stored = new StoredBytes(app);
        stored.Run("""ALTER TABLE "SharedResults" RENAME TO "Hidden" """);
        await visitor.Go(link);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, visitor.Status);
        using var tablet = await new Clinic(app, "Northside Clinic").Tablet();
        await Personas.ColdLeg.WalkToResult(tablet);
        await tablet.Post("/kiosk/finish");

        app.Services.GetRequiredService<MeterProvider>().ForceFlush();
        app.Services.GetRequiredService<TracerProvider>().ForceFlush();

        var sent = collector.Text;
        string[] told = ["hamstringhelp.journeys.started", "hamstringhelp.journeys.finished", "emergency", "hamstringhelp.shares", "hamstringhelp.kiosk.clears", "hamstringhelp.rules.evaluation", "hamstringhelp.storage.errors", "http.server.request.duration", "r/{token}", "check/{question}"];
        Assert.All(told, name => Assert.Contains(name, sent, StringComparison.Ordinal));
        var choices = app.Content.Questionnaire.Steps.SelectMany(step => step.Question.Choices).Select(choice => choice.Id.Value).Where(id => id.Length > 9);
        string[] kept = [.. secrets, .. choices, link[3..], "Zyxomycin", "Furosemide", "127.0.0.1", "localhost", "url.path", "url.query", "client.address", "user_agent", "server.address", "Northside", "SharedResults"];
        Assert.All(kept, secret => Assert.DoesNotContain(secret, sent, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Without_a_collector_nothing_is_collected()
    {
        using var app = new App();

        Assert.Null(app.Services.GetService<MeterProvider>());
        Assert.Null(app.Services.GetService<TracerProvider>());
    }

    /// <summary>Takes what is sent by OTLP over HTTP. Text stands in it as it is.</summary>
    private sealed class Collector : IDisposable
    {
        private readonly HttpListener _listener = new();
        private readonly ConcurrentQueue<string> _bodies = [];

        public Collector()
        {
            Address = $"http://127.0.0.1:{Postgres.PostgresServer.FreePort()}/";
            _listener.Prefixes.Add(Address);
            _listener.Start();
            _ = Task.Run(Take);
        }

        public string Address { get; }

        public string Text => string.Join('\n', _bodies);

        public void Dispose() => _listener.Close();

        private async Task Take()
        {
            while (_listener.IsListening)
            {
                try
                {
                    var context = await _listener.GetContextAsync();
                    using var body = new MemoryStream();
                    await context.Request.InputStream.CopyToAsync(body);
                    _bodies.Enqueue(Encoding.UTF8.GetString(body.ToArray()));
                    context.Response.Close();
                }
                catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
                {
                    return;
                }
            }
        }
    }
}
