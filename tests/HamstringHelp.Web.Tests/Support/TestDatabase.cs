using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace HamstringHelp.Web.Tests.Support;

/// <summary>A database for one test, and how to look into it from outside of the program.</summary>
public abstract class TestDatabase
{
    /// <summary>The value of <c>Storage__Provider</c>.</summary>
    public abstract string Provider { get; }

    /// <summary>The value of <c>Storage__ConnectionString</c>.</summary>
    public abstract string ConnectionString { get; }

    /// <summary>Differs whenever the program has committed anything in between.</summary>
    public abstract string VersionQuery { get; }

    /// <summary>All bytes that lie on the disk.</summary>
    public abstract byte[] ReadBytes();

    /// <summary>Opens a connection that no other shares.</summary>
    public abstract DbConnection Open();

    /// <summary>A fresh database of the same engine.</summary>
    public abstract TestDatabase Another();

    /// <summary>Runs one statement and gives the first value that it answers with.</summary>
    public object? Query(string sql)
    {
        using var connection = Open();
        return Query(connection, sql);
    }

    internal static object? Query(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}

/// <summary>An SQLite file in a folder of its own.</summary>
public sealed class SqliteDatabase : TestDatabase
{
    public string File { get; } = Path.Combine(Directory.CreateTempSubdirectory("hamstring-").FullName, "test.db");

    public override string Provider => "sqlite";

    public override string ConnectionString => $"Data Source={File}";

    public override string VersionQuery => "PRAGMA data_version";

    /// <summary>The file and its write-ahead log.</summary>
    public override byte[] ReadBytes() => [.. Bytes(File), .. Bytes(File + "-wal")];

    public override DbConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        return connection;
    }

    public override TestDatabase Another() => new SqliteDatabase();

    private static byte[] Bytes(string file)
    {
        if (!System.IO.File.Exists(file))
        {
            return [];
        }

        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
