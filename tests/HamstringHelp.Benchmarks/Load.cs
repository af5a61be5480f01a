using System.Text;
using HamstringHelp.Benchmarks.Servers;

namespace HamstringHelp.Benchmarks;

/// <summary>A request that is sent again and again.</summary>
/// <param name="Path">Path and query.</param>
/// <param name="Form">The encoded form; null for a GET.</param>
/// <param name="Cookies">The Cookie header; empty for none.</param>
/// <param name="SaysFromWhere">Whether it says that it comes from the site's own pages, as every browser does since 2023.</param>
internal sealed record Sent(string Path, string? Form = null, string Cookies = "", bool SaysFromWhere = true)
{
    /// <summary>The header that says it.</summary>
    public const string FromWhere = "Sec-Fetch-Site";

    /// <summary>What it says.</summary>
    public const string FromOurOwn = "same-origin";

    /// <summary>For a client of this process.</summary>
    public HttpRequestMessage ToMessage()
    {
        var request = new HttpRequestMessage(Form is null ? HttpMethod.Get : HttpMethod.Post, Path);
        if (Cookies.Length > 0)
        {
            request.Headers.Add("Cookie", Cookies);
        }

        if (SaysFromWhere)
        {
            request.Headers.Add(FromWhere, FromOurOwn);
        }

        if (Form is not null)
        {
            // The program refuses any charset but its own, and browsers name none.
            request.Content = new ByteArrayContent(Encoding.ASCII.GetBytes(Form));
            request.Content.Headers.ContentType = new("application/x-www-form-urlencoded");
        }

        return request;
    }
}

/// <summary>What came back from a server under load.</summary>
/// <param name="Requests">How many were answered.</param>
/// <param name="Rate">How many a second.</param>
/// <param name="Median">The median answer time, in milliseconds.</param>
/// <param name="Percentile99">The time in which 99 of 100 answers came, in milliseconds.</param>
internal sealed record Answered(long Requests, double Rate, double Median, double Percentile99);

/// <summary>What a server did under load.</summary>
/// <param name="Rate">Requests answered a second.</param>
/// <param name="Median">The median answer time, in milliseconds.</param>
/// <param name="Percentile99">The time in which 99 of 100 answers came, in milliseconds.</param>
/// <param name="Processor">Processor time of the server for each request, in microseconds.</param>
internal sealed record Measured(double Rate, double Median, double Percentile99, double Processor);

/// <summary>Sends requests to a server as fast as they are answered: from wrk, or without it from <see cref="HttpClientLoad"/>.</summary>
internal static class Load
{
    /// <summary>Whether wrk is there, which takes far less of the processor that it shares with the server.</summary>
    public static bool IsFromWrk { get; } = Wrk.IsThere();

    /// <summary>Keeps a number of connections busy for some time.</summary>
    /// <param name="server">The server, on the loopback address.</param>
    /// <param name="requests">Sent in turn by each connection.</param>
    /// <param name="connections">How many at once.</param>
    /// <param name="seconds">For how long.</param>
    /// <exception cref="InvalidOperationException">An answer was an error.</exception>
    public static async Task<Measured> Run(ServerProcess server, IReadOnlyList<Sent> requests, int connections, int seconds)
    {
        var before = server.Processor;
        var answered = await Send(server, requests, connections, seconds);
        var processor = server.Processor - before;
        return new Measured(answered.Rate, answered.Median, answered.Percentile99, processor.TotalMicroseconds / answered.Requests);
    }

    /// <summary>What the server allocates for a request, in bytes. Counting it costs time, so it is measured by itself.</summary>
    /// <inheritdoc cref="Run" path="/param|/exception"/>
    public static async Task<long> Allocated(ServerProcess server, IReadOnlyList<Sent> requests, int connections, int seconds)
    {
        using var allocations = await Allocations.Of(server);
        var answered = await Send(server, requests, connections, seconds);
        return await allocations.Bytes() / answered.Requests;
    }

    private static Task<Answered> Send(ServerProcess server, IReadOnlyList<Sent> requests, int connections, int seconds) => IsFromWrk
        ? Wrk.Send(server.Address, requests, connections, seconds)
        : HttpClientLoad.Send(server.Address, requests, connections, seconds);
}
