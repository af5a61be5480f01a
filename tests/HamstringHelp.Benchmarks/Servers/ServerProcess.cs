using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace HamstringHelp.Benchmarks.Servers;

/// <summary>A server in a process of its own, which ends with this object.</summary>
internal sealed class ServerProcess : IDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(1);

    private readonly Process _process;

    private ServerProcess(Process process, string address)
    {
        _process = process;
        Address = address;
    }

    public string Address { get; }

    /// <summary>The id of the process.</summary>
    public int Id => _process.Id;

    /// <summary>Processor time that it has used so far.</summary>
    public TimeSpan Processor
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Memory that it holds, in MiB.</summary>
    public double Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1024.0 / 1024;
        }
    }

    /// <summary>Starts the program that this is, as one of the <see cref="Peers"/>.</summary>
    public static ServerProcess Peer(string peer, params (string Name, string Value)[] environment)
    {
        var address = FreeAddress();
        return Start(AppContext.BaseDirectory, typeof(Peers).Assembly.GetName().Name + ".dll", ["serve", peer, address], address, environment);
    }

    /// <summary>Starts the published program.</summary>
    public static ServerProcess Product(string folder, params (string Name, string Value)[] environment)
    {
        var address = FreeAddress();
        return Start(folder, "HamstringHelp.Web.dll", ["--urls", address], address, [("RateLimits__Enabled", "false"), .. environment]);
    }

    /// <summary>Waits until a page is answered.</summary>
    /// <exception cref="InvalidOperationException">It ended, or took too long.</exception>
    public async Task WaitFor(string page)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Add(Sent.FromWhere, Sent.FromOurOwn);
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < LongestStart && !_process.HasExited)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri(Address + page));
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not yet listening.
            }

            await Task.Delay(2);
        }

        throw new InvalidOperationException($"A server at {Address} did not answer.");
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private static ServerProcess Start(string folder, string program, string[] arguments, string address, (string Name, string Value)[] environment)
    {
        // The shell throws away what is printed and then becomes the program.
        var start = new ProcessStartInfo("sh", ["-c", "exec dotnet \"$0\" \"$@\" > /dev/null 2>&1", Path.Combine(folder, program), .. arguments]) { WorkingDirectory = folder };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new ServerProcess(Process.Start(start)!, address);
    }

    private static string FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
    }
}
