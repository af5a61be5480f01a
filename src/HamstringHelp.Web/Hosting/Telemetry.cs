using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace HamstringHelp.Web.Hosting;

/// <summary>
/// Metrics and traces by OTLP, only where a collector is configured. Like the log they hold nothing of a person: routes are
/// templates, and of a request nothing else leaves the program than what is named here.
/// </summary>
internal static class Telemetry
{
    private const string Npgsql = "Npgsql";

    /// <summary>What a trace may say. An address of the site holds a token, and one of a person is theirs; neither is in the list.</summary>
    private static readonly HashSet<string> MayBeSaid =
    [
        "http.request.method", "http.response.status_code", "http.route", "error.type", "url.scheme", "network.protocol.version",
    ];

    /// <summary>The collector, from <c>Telemetry__Endpoint</c> or <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>; null for none.</summary>
    /// <exception cref="InvalidOperationException">The address is none.</exception>
    internal static Uri? Collector(this IConfiguration configuration)
    {
        var text = configuration["Telemetry:Endpoint"] ?? configuration["OTEL_EXPORTER_OTLP_ENDPOINT"];
        return string.IsNullOrEmpty(text) ? null
            : Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address
            : throw new InvalidOperationException($"Telemetry__Endpoint is \"{text}\". Write it as \"http://collector:4317\".");
    }

    internal static void AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Measurements>();
        if (builder.Configuration.Collector() is { } collector)
        {
            Export(builder.Services, collector);
        }
    }

    private static void Export(IServiceCollection services, Uri collector) => services.AddOpenTelemetry()
        .ConfigureResource(resource => resource.AddService("hamstringhelp", serviceInstanceId: Environment.MachineName))
        .WithMetrics(metrics => metrics
            .AddMeter(Measurements.MeterName, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", Npgsql)
            // How many connections are idle or in use, and not of which database where.
            .AddView(instrument => instrument.Meter.Name == Npgsql ? new MetricStreamConfiguration { TagKeys = ["state", "db.client.connection.state"] } : null)
            .AddOtlpExporter(options => Lead(options, collector, "v1/metrics")))
        .WithTracing(traces => traces
            .AddSource("Microsoft.AspNetCore")
            .AddAspNetCoreInstrumentation()
            .AddProcessor(new Discretion())
            .AddOtlpExporter(options => Lead(options, collector, "v1/traces")));

    /// <summary>A collector listens for gRPC at 4317 and for HTTP elsewhere, usually at 4318.</summary>
    private static void Lead(OtlpExporterOptions options, Uri collector, string path)
    {
        options.Protocol = collector.Port == 4317 ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf;
        options.Endpoint = collector.Port == 4317 ? collector : new Uri(collector, path);
    }

    /// <summary>Removes everything but what may be said, whatever the framework may add one day.</summary>
    internal sealed class Discretion : BaseProcessor<Activity>
    {
        public override void OnEnd(Activity data)
        {
            foreach (var (name, _) in data.TagObjects.ToList())
            {
                if (!MayBeSaid.Contains(name))
                {
                    data.SetTag(name, null);
                }
            }

            // A caller may have sent words of its own along.
            data.TraceStateString = null;
            foreach (var (name, _) in data.Baggage.ToList())
            {
                data.SetBaggage(name, null);
            }
        }
    }
}
