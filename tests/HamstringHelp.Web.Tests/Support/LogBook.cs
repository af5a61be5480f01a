using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Serilog;
using Serilog.Configuration;
using Serilog.Core;
using Serilog.Events;

namespace HamstringHelp.Web.Tests.Support;

/// <summary>
/// Collects what a program logs. It is plugged in by configuration, as an operator would plug in a file, so that
/// everything passes through the program's own logger first.
/// </summary>
public sealed class LogBook : ILogEventSink
{
    private static readonly ConcurrentDictionary<string, LogBook> Books = new();

    private readonly ConcurrentQueue<LogEvent> _events = new();
    private readonly string _name = Guid.NewGuid().ToString("N");

    private LogBook()
    {
    }

    /// <summary>All lines so far.</summary>
    public IReadOnlyList<LogEvent> Events => [.. _events];

    /// <summary>The lines of finished requests.</summary>
    public IReadOnlyList<LogEvent> Requests => [.. _events.Where(line => line.Properties.ContainsKey("StatusCode"))];

    public static LogBook Open()
    {
        var book = new LogBook();
        Books[book._name] = book;
        return book;
    }

    internal static LogBook Find(string name) => Books[name];

    /// <summary>A line with everything that goes with it: message, properties and exception.</summary>
    public static string Whole(LogEvent line) =>
        $"{line.RenderMessage(CultureInfo.InvariantCulture)} {string.Join(' ', line.Properties.Select(pair => $"{pair.Key}={pair.Value}"))} {line.Exception}";

    public void Emit(LogEvent logEvent) => _events.Enqueue(logEvent);

    internal void WriteTo(IWebHostBuilder builder) => builder.ConfigureAppConfiguration((_, configuration) => configuration.AddInMemoryCollection(
    [
        KeyValuePair.Create<string, string?>("Serilog:Using:0", typeof(LogBook).Assembly.GetName().Name),
        KeyValuePair.Create<string, string?>("Serilog:WriteTo:0:Name", nameof(LogBookConfiguration.LogBook)),
        KeyValuePair.Create<string, string?>("Serilog:WriteTo:0:Args:name", _name),
    ]));
}

/// <summary>Lets the configuration name the log book.</summary>
public static class LogBookConfiguration
{
    public static LoggerConfiguration LogBook(this LoggerSinkConfiguration sinks, string name) => sinks.Sink(Support.LogBook.Find(name));
}
