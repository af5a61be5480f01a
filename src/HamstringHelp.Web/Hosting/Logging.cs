using HamstringHelp.Assessment.Content;
using HamstringHelp.Web.Storage;
using Microsoft.AspNetCore.Diagnostics;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Extensions.Hosting;
using Serilog.Formatting.Compact;
using Serilog.Settings.Configuration;

namespace HamstringHelp.Web.Hosting;

/// <summary>
/// What is logged: one line a request, with the template of its route. Never an address, a token, an answer or a
/// medicine name, so a log can be handed to anybody.
/// </summary>
internal static class Logging
{
    private const string Template = "{Timestamp:yyyy-MM-dd HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}";

    private static readonly object RouteKey = new();

    /// <summary>The logger until the configuration is read.</summary>
    internal static ReloadableLogger ForStartUp() =>
        new LoggerConfiguration().WriteTo.Console(outputTemplate: Template, formatProvider: null).CreateBootstrapLogger();

    internal static void AddLogging(this WebApplicationBuilder builder) =>
        builder.Services.AddSerilog(
            (services, logger) => logger
                .ReadFrom.Configuration(builder.Configuration, Sinks(builder.Configuration))
                .WriteTo.Console(outputTemplate: Template, formatProvider: null)
                .Filter.ByExcluding(SaysTooMuch)
                .Enrich.With<WithoutPaths>(),
            preserveStaticLogger: true);

    /// <summary>
    /// Where the sinks that the configuration names are looked for: where it says, or else among those that come along.
    /// Left to itself the reader opens every file of the program.
    /// </summary>
    private static ConfigurationReaderOptions Sinks(ConfigurationManager configuration) => configuration.GetSection("Serilog:Using").Exists()
        ? new()
        : new(typeof(ConsoleLoggerConfigurationExtensions).Assembly, typeof(FileLoggerConfigurationExtensions).Assembly, typeof(RenderedCompactJsonFormatter).Assembly);

    internal static void UseRequestLogging(this WebApplication app) =>
        app.UseSerilogRequestLogging(options =>
        {
            // Not the static logger, which is that of the start and knows nothing of the configuration.
            options.Logger = app.Services.GetRequiredService<Serilog.ILogger>();
            options.MessageTemplate = "{RequestMethod} {Route} {StatusCode} in {Elapsed:0.0} ms";
            options.GetMessageTemplateProperties = (context, _, elapsed, status) =>
            [
                new LogEventProperty("RequestMethod", new ScalarValue(KnownMethod(context.Request.Method))),
                new LogEventProperty("Route", new ScalarValue(context.Items[RouteKey] ?? RouteOf(context.GetEndpoint()))),
                new LogEventProperty("StatusCode", new ScalarValue(status)),
                new LogEventProperty("Elapsed", new ScalarValue(elapsed)),
            ];
        });

    /// <summary>An error page has a route of its own; the log wants the one that was asked for.</summary>
    internal static Task KeepRoute(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is { } refused)
        {
            context.Items.TryAdd(RouteKey, RouteOf(refused.Endpoint));
        }
        else if (context.Features.Get<IExceptionHandlerFeature>() is { } failed)
        {
            context.Items.TryAdd(RouteKey, RouteOf(failed.Endpoint));
        }

        return next(context);
    }

    /// <summary>Says why the program ends before it serves: what an operator can mend in plain words, anything else in full.</summary>
    internal static void CannotStart(Exception e)
    {
        switch (e)
        {
            case ContentException { Problems: var problems }:
                foreach (var problem in problems)
                {
                    Log.Error("{Problem}", problem);
                }

                Log.Fatal("HamstringHelp does not start with content that has {Count} problem(s). Mend the file(s) above and start again.", problems.Count);
                break;
            case StorageException:
                Log.Fatal("HamstringHelp does not start: {Reason}", e.Message);
                break;
            default:
                Log.Fatal(e, "HamstringHelp cannot start: {Reason}", e.Message);
                break;
        }
    }

    /// <summary>
    /// Below a warning the framework writes addresses and headers, whatever level the configuration asks for. What it says
    /// about a form's token is at any level the sender's mistake, as the line of the request shows.
    /// </summary>
    private static bool SaysTooMuch(LogEvent line) =>
        line.Properties.GetValueOrDefault(Constants.SourceContextPropertyName) is ScalarValue { Value: string source }
        && source.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal)
        && (line.Level < LogEventLevel.Warning || source.StartsWith("Microsoft.AspNetCore.Antiforgery", StringComparison.Ordinal));

    private static string RouteOf(Endpoint? endpoint) =>
        endpoint is RouteEndpoint { RoutePattern.RawText: { } template } ? "/" + template.TrimStart('/') : "(no route)";

    private static string KnownMethod(string method) => method is "GET" or "HEAD" or "POST" ? method : "OTHER";

    /// <summary>ASP.NET Core puts the address of the request into every line's scope; it stays out of the log.</summary>
    private sealed class WithoutPaths : ILogEventEnricher
    {
        public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
        {
            logEvent.RemovePropertyIfPresent("RequestPath");
            logEvent.RemovePropertyIfPresent("ConnectionId");
        }
    }
}
