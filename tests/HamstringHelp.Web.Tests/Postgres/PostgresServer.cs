using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace HamstringHelp.Web.Tests.Postgres;

/// <summary>
/// A throw-away PostgreSQL with a port, a folder and a socket of its own, as durable as a real one. It is stopped and removed
/// at the end.
/// </summary>
public class PostgresServer : IDisposable
{
    private const string User = "hamstring";
    private const string Password = "not-secret";

    private static readonly string? Programs = Directory.Exists("/usr/lib/postgresql")
        ? Directory.EnumerateDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin")).LastOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")))
        : null;

    private readonly string _folder = Directory.CreateTempSubdirectory("hamstring-postgres-").FullName;

    private readonly string _settings = "";

    /// <summary>Makes and starts a server.</summary>
    public PostgresServer()
        : this(primary: null, "")
    {
    }

    private protected PostgresServer(PostgresServer? primary, string settings)
    {
        _settings = settings;
        Own(_folder);
        File.WriteAllText(In("password"), Password);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(In("password"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        Own(In("password"));
        if (primary is null)
        {
            Run("initdb", "-D", In("data"), "-A", "scram-sha-256", "-U", User, $"--pwfile={In("password")}", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        }
        else
        {
            Run("pg_basebackup", "-D", In("data"), "-d", $"host=127.0.0.1 port={primary.Port} user={User} password={Password}", "-R", "-c", "fast");
        }

        Start();
    }

    /// <summary>Why tests on PostgreSQL cannot run; null where they can. With <c>CI=true</c>, which <c>tests/run</c> sets, they fail instead.</summary>
    public static string? ReasonToSkip { get; } = Programs is null && Environment.GetEnvironmentVariable("CI") != "true"
        ? "PostgreSQL is missing. On Debian: apt-get install --no-install-recommends postgresql"
        : null;

    public int Port { get; } = FreePort();

    /// <summary>How the program reaches a database.</summary>
    public string ConnectionString(string database) =>
        $"Host=127.0.0.1;Port={Port.ToString(CultureInfo.InvariantCulture)};Database={database};Username={User};Password={Password}";

    /// <summary>A second server that follows this one.</summary>
    public PostgresServer Standby() => new(this, _settings);

    public string CreateDatabase()
    {
        var name = $"test_{Guid.NewGuid():N}";
        Query($"CREATE DATABASE {name}");
        return name;
    }

    /// <summary>Runs one statement and gives the first value that it answers with.</summary>
    public object? Query(string sql, string database = "postgres")
    {
        using var connection = Open(database);
        return Support.TestDatabase.Query(connection, sql);
    }

    public NpgsqlConnection Open(string database)
    {
        var connection = new NpgsqlConnection(ConnectionString(database) + ";Pooling=false");
        connection.Open();
        return connection;
    }

    public void Start() => Run("pg_ctl", "-D", In("data"), "-w", "-l", In("log"), "-o", $"-p {Port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={_folder}{_settings}", "start");

    /// <summary>Ends it as an operator would, cutting all connections.</summary>
    public void Stop() => Run("pg_ctl", "-D", In("data"), "-w", "-m", "fast", "stop");

    /// <summary>Ends it as a power cut would.</summary>
    public void Kill() => Run("pg_ctl", "-D", In("data"), "-w", "-m", "immediate", "stop");

    /// <summary>Makes a standby the primary.</summary>
    public void Promote() => Run("pg_ctl", "-D", In("data"), "-w", "promote");

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        if (File.Exists(In("data/postmaster.pid")))
        {
            Kill();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>PostgreSQL refuses to run as root, so root runs it as the user that Debian's package made.</summary>
    private static void Own(string path)
    {
        if (Environment.IsPrivilegedProcess)
        {
            Execute("chown", "postgres", path);
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        var path = Path.Combine(Programs ?? throw new InvalidOperationException("PostgreSQL is missing. On Debian: apt-get install --no-install-recommends postgresql"), program);
        if (Environment.IsPrivilegedProcess)
        {
            Execute("runuser", ["-u", "postgres", "--", path, .. arguments]);
        }
        else
        {
            Execute(path, arguments);
        }
    }

    private static void Execute(string program, params string[] arguments)
    {
        // pg_ctl leaves a server behind that would keep a pipe open for ever.
        var log = Path.GetTempFileName();
        try
        {
            using var process = Process.Start(new ProcessStartInfo("sh", ["-c", "log=$1; shift; exec \"$@\" >\"$log\" 2>&1 </dev/null", "sh", log, program, .. arguments]) { WorkingDirectory = "/" })!;
            process.WaitForExit();
            if (process.ExitCode != 0)
            {
                throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} failed: {File.ReadAllText(log)}");
            }
        }
        finally
        {
            File.Delete(log);
        }
    }

    private string In(string path) => Path.Combine(_folder, path);
}

/// <summary>A server for tests that never stop it: it does not wait for the disk, on which nothing of it has to stay.</summary>
public sealed class ForgetfulPostgresServer() : PostgresServer(primary: null, " -c fsync=off -c full_page_writes=off -c autovacuum=off");

/// <summary>A database on a server of the tests.</summary>
internal sealed class PostgresDatabase(PostgresServer server) : Support.TestDatabase
{
    private readonly string _name = server.CreateDatabase();

    public override string Provider => "postgres";

    public override string ConnectionString => server.ConnectionString(_name) + ";Maximum Pool Size=10;Connection Idle Lifetime=2;Connection Pruning Interval=1";

    /// <summary>Every row in the shape that its last change gave it.</summary>
    public override string VersionQuery =>
        $"""SELECT string_agg(version, ';') FROM ({string.Join(" UNION ALL ", Tables.Select(table => $"""SELECT '{table}' || xmin::text || ctid::text AS version FROM "{table}" """))}) AS versions""";

    private static string[] Tables => ["SharedResults", "Kiosks", "RetiredKioskCodes", "KioskTallies", "CountedVisits", "DataProtectionKeys"];

    public override byte[] ReadBytes()
    {
        using var connection = Open();
        Query(connection, "CHECKPOINT");
        return [.. Tables.SelectMany(table => (byte[])Query(connection, $"""SELECT pg_read_binary_file(pg_relation_filepath('"{table}"'))""")!)];
    }

    public override System.Data.Common.DbConnection Open() => server.Open(_name);

    public override Support.TestDatabase Another() => new PostgresDatabase(server);
}

/// <summary>Tests of behaviour share a server.</summary>
[CollectionDefinition(Name)]
public sealed class OnPostgres : ICollectionFixture<ForgetfulPostgresServer>
{
    public const string Name = "PostgreSQL";
}

/// <summary>The program on PostgreSQL.</summary>
public sealed class PostgresApp : Support.App
{
    public PostgresApp(ForgetfulPostgresServer server) => Database = new PostgresDatabase(server);
}
