using Microsoft.Data.Sqlite;

namespace HamstringHelp.Web.Tests.Support;

/// <summary>What really lies in a database, seen from outside of the program.</summary>
public sealed class StoredBytes : IDisposable
{
    private readonly string _file;
    private readonly SqliteConnection _connection;

    public StoredBytes(App app)
    {
        _ = app.Services;
        _file = app.Database;
        _connection = new SqliteConnection($"Data Source={_file};Pooling=False");
        _connection.Open();
    }

    /// <summary>Changes whenever the program commits anything.</summary>
    public long Version => (long)Scalar("PRAGMA data_version")!;

    public long Results => (long)Scalar("SELECT count(*) FROM SharedResults")!;

    /// <summary>All sealed results.</summary>
    public IReadOnlyList<byte[]> Sealed
    {
        get
        {
            using var command = _connection.CreateCommand();
            command.CommandText = "SELECT Sealed FROM SharedResults";
            using var reader = command.ExecuteReader();
            var all = new List<byte[]>();
            while (reader.Read())
            {
                all.Add((byte[])reader[0]);
            }

            return all;
        }
    }

    /// <summary>The database file and its write-ahead log.</summary>
    public byte[] Everything => [.. Bytes(_file), .. Bytes(_file + "-wal")];

    /// <summary>Whether a run of bytes is anywhere in the file or its write-ahead log.</summary>
    public bool Has(ReadOnlySpan<byte> bytes) => Everything.AsSpan().IndexOf(bytes) >= 0;

    public void Run(string sql) => Scalar(sql);

    public void Dispose() => _connection.Dispose();

    private object? Scalar(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private static byte[] Bytes(string file)
    {
        if (!File.Exists(file))
        {
            return [];
        }

        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
