using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using HamstringHelp.Web.Tests.Support;
using Microsoft.Data.Sqlite;

namespace HamstringHelp.Web.Tests.Faults;

/// <summary>
/// A database file and the published program on it, as a process of its own that can be killed, ended and started again.
/// Visitors find it wherever it listens.
/// </summary>
internal sealed partial class Installation : IAsyncDisposable
{
    private static readonly Uri Site = new("http://hamstring.test");

    /// <summary>Only ever reached when something hangs.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private readonly PublishedProgram _program;
    private readonly ConcurrentQueue<string> _log = [];
    private readonly SocketsHttpHandler _connections;
    private readonly TestDatabase? _on;
    private Process? _process;

    /// <param name="program">What runs.</param>
    /// <param name="database">The database file; by default a new one in a folder of its own.</param>
    public Installation(PublishedProgram program, string? database = null)
    {
        _program = program;
        Database = database ?? Path.Combine(Folder, "data", "test.db");
        _connections = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, ConnectCallback = Connect };
        Http = new HttpClient(_connections, disposeHandler: false) { BaseAddress = Site };
    }

    /// <param name="program">What runs.</param>
    /// <param name="on">The database, of whichever engine.</param>
    public Installation(PublishedProgram program, TestDatabase on)
        : this(program) => _on = on;

    /// <summary>Deleted at the end.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("hamstringhelp-installed-").FullName;

    public string Database { get; }

    /// <summary>A client without cookies that follows no redirect.</summary>
    public HttpClient Http { get; }

    public int ProcessId => _process!.Id;

    /// <summary>Where it listens.</summary>
    public int Port { get; private set; }

    /// <summary>What stands before the program on its command line, such as <c>setpriv</c>.</summary>
    public IReadOnlyList<string> Before { get; init; } = [];

    /// <summary>Settings beside those that every test needs.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Everything that it logged, over all starts.</summary>
    public string Log => string.Join(Environment.NewLine, _log);

    /// <summary>Starts the program and waits until it is ready.</summary>
    public async Task Start()
    {
        var listening = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        _process = Run("--urls", "http://127.0.0.1:0");
        _process.OutputDataReceived += (_, line) =>
        {
            if (ListeningOn().Match(line.Data ?? "") is { Success: true } match)
            {
                listening.TrySetResult(int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));
            }
        };
        Begin(_process);
        if (await Task.WhenAny(listening.Task, _process.WaitForExitAsync()).WaitAsync(Longest) != listening.Task)
        {
            throw new InvalidOperationException($"The program did not start:{Environment.NewLine}{Log}");
        }

        Port = await listening.Task;
        using var ready = await Http.GetAsync("/health/ready");
        Assert.True(ready.IsSuccessStatusCode, $"The program is not ready:{Environment.NewLine}{Log}");
    }

    /// <summary>Runs the program to its end: a verb, or a start that fails.</summary>
    public async Task<(int ExitCode, string Output)> RunToEnd(params string[] arguments)
    {
        using var process = Run(arguments);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync().WaitAsync(Longest);
            return (process.ExitCode, await output + await error);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    /// <summary>Runs a verb and kills it as soon as something holds.</summary>
    /// <returns>What it wrote.</returns>
    public async Task<string> RunAndKill(Func<bool> when, params string[] arguments)
    {
        using var process = Run(arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        while (!process.HasExited && !when())
        {
            await Task.Yield();
        }

        process.Kill();
        await process.WaitForExitAsync().WaitAsync(Longest);
        return await output;
    }

    /// <summary>Starts the program where it must not start.</summary>
    public Task<(int ExitCode, string Output)> StartInVain() => RunToEnd("--urls", "http://127.0.0.1:0");

    /// <summary>Ends the program as a power cut would: kill -9.</summary>
    public async Task Kill()
    {
        _process!.Kill();
        await _process.WaitForExitAsync().WaitAsync(Longest);
        _process.Dispose();
        _process = null;
    }

    /// <summary>Asks the program to end, as systemd and Docker do: SIGTERM.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> Terminate()
    {
        using var signal = Process.Start("kill", ["-TERM", ProcessId.ToString(CultureInfo.InvariantCulture)]);
        await signal.WaitForExitAsync();
        await _process!.WaitForExitAsync().WaitAsync(Longest);
        var exitCode = _process.ExitCode;
        _process.Dispose();
        _process = null;
        return exitCode;
    }

    /// <summary>A person with a browser of their own.</summary>
    public Visitor Visit() => new(Site, cookies =>
    {
        cookies.InnerHandler = _connections;
        return new HttpClient(cookies, disposeHandler: false) { BaseAddress = Site };
    });

    /// <summary>How many results are stored.</summary>
    public long Rows() => Query("""SELECT COUNT(*) FROM "SharedResults" """) is long rows ? rows : -1;

    /// <summary>What SQLite says after reading the whole file: "ok".</summary>
    public string Integrity() => (string)Query("PRAGMA integrity_check")!;

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await Kill();
        }

        Http.Dispose();
        _connections.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private object? Query(string sql)
    {
        if (_on is not null)
        {
            return _on.Query(sql);
        }

        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Database, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private Process Run(params string[] arguments)
    {
        string[] line = [.. Before, "dotnet", _program.File, .. arguments];
        var start = new ProcessStartInfo(line[0], line[1..])
        {
            WorkingDirectory = Path.GetDirectoryName(_program.File),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["RateLimits__Enabled"] = "false",
                ["Storage__Provider"] = _on?.Provider ?? "sqlite",
                ["Storage__ConnectionString"] = _on?.ConnectionString ?? $"Data Source={Database}",
            },
        };
        foreach (var (key, value) in Settings)
        {
            start.Environment[key] = value;
        }

        return Process.Start(start)!;
    }

    private void Begin(Process process)
    {
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        void Keep(object sender, DataReceivedEventArgs line)
        {
            if (line.Data is not null)
            {
                _log.Enqueue(line.Data);
            }
        }
    }

    private async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    [GeneratedRegex(@"Now listening on: http://127\.0\.0\.1:(\d+)")]
    private static partial Regex ListeningOn();
}
