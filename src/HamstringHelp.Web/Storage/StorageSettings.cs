using Microsoft.Data.Sqlite;

namespace HamstringHelp.Web.Storage;

/// <summary>The section <c>Storage</c> of the configuration.</summary>
public sealed class StorageSettings
{
    /// <summary>One file on this machine.</summary>
    public const string Sqlite = "sqlite";

    /// <summary>A PostgreSQL server, for many instances.</summary>
    public const string Postgres = "postgres";

    /// <summary>How long a write waits for another one, in seconds, before the person is told to try again.</summary>
    private const int BusyTimeout = 5;

    /// <summary>The database engine: <c>sqlite</c> or <c>postgres</c>.</summary>
    public string Provider { get; set; } = Sqlite;

    /// <summary>Where the database is. For SQLite a file: a relative one is below the folder that the program runs in.</summary>
    public string ConnectionString { get; set; } = "Data Source=data/hamstringhelp.db";

    /// <summary>Whether the database is PostgreSQL.</summary>
    public bool IsPostgres => Provider == Postgres;

    /// <summary>The database file, with its whole path; empty where there is none.</summary>
    public string File { get; private set; } = "";

    /// <summary>Opens the file for reading and writing, and never creates it: a file that vanished is a failure, not a fresh start.</summary>
    public string ForServing => Connection(SqliteOpenMode.ReadWrite);

    /// <summary>Reads the section and finds the file.</summary>
    /// <exception cref="StorageException">A key has a value that cannot be used.</exception>
    public static StorageSettings From(IConfiguration configuration, string root)
    {
        var settings = configuration.GetSection("Storage").Get<StorageSettings>() ?? new StorageSettings();
        if (settings.IsPostgres)
        {
            return settings;
        }

        if (settings.Provider != Sqlite)
        {
            throw new StorageException($"Storage__Provider is \"{settings.Provider}\". Set it to \"{Sqlite}\" or \"{Postgres}\", or leave it out.");
        }

        try
        {
            var source = new SqliteConnectionStringBuilder(settings.ConnectionString).DataSource;
            settings.File = source is "" or ":memory:" ? "" : Path.GetFullPath(source, root);
        }
        catch (ArgumentException e)
        {
            throw new StorageException($"Storage__ConnectionString cannot be read: {e.Message} Write it as \"Data Source=/path/to/hamstringhelp.db\".");
        }

        return settings.File.Length > 0
            ? settings
            : throw new StorageException("Storage__ConnectionString names no file. Write it as \"Data Source=/path/to/hamstringhelp.db\".");
    }

    internal string Connection(SqliteOpenMode mode, bool pooling = true) =>
        new SqliteConnectionStringBuilder { DataSource = File, Mode = mode, Pooling = pooling, DefaultTimeout = BusyTimeout }.ToString();
}

/// <summary>The storage cannot be used. The message says what is wrong and how to mend it.</summary>
public sealed class StorageException(string message, Exception? inner = null) : Exception(message, inner);
