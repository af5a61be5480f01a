using System.Data.Common;

namespace HamstringHelp.Web.Tests.Support;

/// <summary>What really lies in a database, seen from outside of the program.</summary>
public sealed class StoredBytes : IDisposable
{
    private readonly TestDatabase _database;
    private readonly DbConnection _connection;

    public StoredBytes(App app)
    {
        _ = app.Services;
        _database = app.Database;
        _connection = _database.Open();
    }

    /// <summary>Changes whenever the program commits anything.</summary>
    public string Version => $"{TestDatabase.Query(_connection, _database.VersionQuery)}";

    public long Results => (long)TestDatabase.Query(_connection, """SELECT count(*) FROM "SharedResults" """)!;

    /// <summary>All sealed results.</summary>
    public IReadOnlyList<byte[]> Sealed
    {
        get
        {
            using var command = _connection.CreateCommand();
            command.CommandText = """SELECT "Sealed" FROM "SharedResults" """;
            using var reader = command.ExecuteReader();
            var all = new List<byte[]>();
            while (reader.Read())
            {
                all.Add((byte[])reader[0]);
            }

            return all;
        }
    }

    /// <summary>Everything on the disk.</summary>
    public byte[] Everything => _database.ReadBytes();

    /// <summary>Whether a run of bytes is anywhere on the disk.</summary>
    public bool Has(ReadOnlySpan<byte> bytes) => Everything.AsSpan().IndexOf(bytes) >= 0;

    public void Run(string sql) => TestDatabase.Query(_connection, sql);

    /// <summary>Puts other bytes in the place of every sealed result.</summary>
    public void Seal(byte[] bytes)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = """UPDATE "SharedResults" SET "Sealed" = @bytes""";
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@bytes", bytes);
        command.Parameters.Add(parameter);
        command.ExecuteNonQuery();
    }

    public void Dispose() => _connection.Dispose();
}
