using System.Diagnostics.Tracing;
using HamstringHelp.Benchmarks.Servers;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing;

namespace HamstringHelp.Benchmarks;

/// <summary>Counts the bytes that another process allocates, from the counters that the runtime offers.</summary>
internal sealed class Allocations : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly EventPipeSession _session;
    private readonly EventPipeEventSource _source;
    private readonly TaskCompletionSource _began = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _reading;
    private long _bytes;

    private Allocations(int process)
    {
        _session = new DiagnosticsClient(process).StartEventPipeSession(
            new EventPipeProvider("System.Runtime", EventLevel.Informational, arguments: new Dictionary<string, string> { ["EventCounterIntervalSec"] = "1" }), requestRundown: false);
        _source = new EventPipeEventSource(_session.EventStream);
        _source.Dynamic.All += Count;
        _reading = Task.Run(_source.Process);
    }

    /// <summary>Begins to count.</summary>
    public static async Task<Allocations> Of(ServerProcess server)
    {
        var allocations = new Allocations(server.Id);
        await allocations._began.Task;
        return allocations;
    }

    /// <summary>The bytes since the beginning, when all of them are told.</summary>
    public async Task<long> Bytes()
    {
        await Task.Delay(Interval * 1.5);
        await _session.StopAsync(CancellationToken.None);
        await _reading;
        return _bytes;
    }

    public void Dispose()
    {
        _source.Dispose();
        _session.Dispose();
    }

    private void Count(TraceEvent told)
    {
        if (told.EventName == "EventCounters"
            && told.PayloadValue(0) is IDictionary<string, object> payload
            && payload["Payload"] is IDictionary<string, object> counter
            && counter["Name"] is "alloc-rate")
        {
            // The first one tells what was before.
            _bytes += _began.TrySetResult() ? 0 : Convert.ToInt64(counter["Increment"], System.Globalization.CultureInfo.InvariantCulture);
        }
    }
}
