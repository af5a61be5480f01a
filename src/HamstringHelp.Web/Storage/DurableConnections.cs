using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace HamstringHelp.Web.Storage;

/// <summary>
/// Sets what SQLite keeps per connection and not in the file: every commit reaches the disk before it is acknowledged,
/// deleted bytes are overwritten, nothing is put down in temporary files, and who finds the file busy waits for a moment.
/// </summary>
internal static class DurableConnections
{
    private const string Pragmas = "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; PRAGMA busy_timeout = 5000;";

    /// <summary>SQLite's connections that have them.</summary>
    private static readonly ConditionalWeakTable<sqlite3, string> Set = [];

    /// <summary>Sets it for a connection that was opened, or lent again.</summary>
    internal static void Apply(DbConnection connection)
    {
        // The pool keeps SQLite's own connection, and with it these settings: they are made once and not for each request.
        var handle = ((SqliteConnection)connection).Handle!;
        if (!Set.TryGetValue(handle, out _))
        {
            connection.Run(Pragmas);
            Set.TryAdd(handle, Pragmas);
        }
    }

    /// <summary>Opens a connection of this kind.</summary>
    internal static SqliteConnection Open(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            Apply(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
