using System.Collections.Concurrent;
using System.Data.Common;
using System.Threading.Channels;
using HamstringHelp.Web.Hosting;
using HamstringHelp.Web.Storage;

namespace HamstringHelp.Web.Sharing;

/// <summary>
/// SQLite takes one writer at a time, and each commit waits for the disk. So one task writes for all: whoever presses Share
/// while it waits for the disk is in the next commit, together with everybody else who does. Nobody is told that a result
/// is stored before the commit that has it is on the disk. Reading goes without EF, which costs more than SQLite itself.
/// </summary>
internal sealed class SqliteShareTable : ShareTable, IDisposable
{
    /// <summary>Rows of one commit: more would let the first wait for the last.</summary>
    private const int MostRows = 256;

    /// <summary>How many wait for the next link: each processor reads one at a time.</summary>
    private static readonly int MostLookups = Environment.ProcessorCount;

    private readonly Channel<Waiting> _waiting = Channel.CreateUnbounded<Waiting>(new UnboundedChannelOptions { SingleReader = true });
    private readonly ConcurrentQueue<Lookup> _lookups = new();
    private readonly StorageEngine _engine;
    private readonly Measurements _measurements;
    private readonly Task _writing;

    public SqliteShareTable(StorageEngine engine, Measurements measurements)
    {
        (_engine, _measurements) = (engine, measurements);
        _writing = Task.Run(WriteAll);
    }

    /// <summary>Ends when everybody who waits has an answer.</summary>
    public void Dispose()
    {
        _waiting.Writer.Complete();
        _writing.Wait();
        while (_lookups.TryDequeue(out var lookup))
        {
            lookup.Dispose();
        }
    }

    public override Task Write(SharedResult row, CancellationToken cancellation)
    {
        // Who is gone later has a row all the same, whose link nobody knows; it ends like any other.
        cancellation.ThrowIfCancellationRequested();
        var waiting = new Waiting(row);
        return _waiting.Writer.TryWrite(waiting) ? waiting.Stored.Task : throw new ObjectDisposedException(nameof(SqliteShareTable));
    }

    public override Task<SharedResult?> Find(byte[] key, DateTime now, CancellationToken cancellation)
    {
        Lookup? lookup = null;
        try
        {
            lookup = _lookups.TryDequeue(out var idle) ? idle : new Lookup(_engine.Connect());
            var row = lookup.Find(key, now);
            if (_lookups.Count < MostLookups)
            {
                _lookups.Enqueue(lookup);
            }
            else
            {
                lookup.Dispose();
            }

            return Task.FromResult(row);
        }
        catch (Exception e)
        {
            // What has failed once is not asked again.
            lookup?.Dispose();
            _measurements.StorageFailed("Open");
            return Task.FromException<SharedResult?>(e);
        }
    }

    private async Task WriteAll()
    {
        var rows = new List<Waiting>();
        while (await _waiting.Reader.WaitToReadAsync())
        {
            while (rows.Count < MostRows && _waiting.Reader.TryRead(out var waiting))
            {
                rows.Add(waiting);
            }

            Write(rows);
            rows.Clear();
        }
    }

    private void Write(List<Waiting> rows)
    {
        try
        {
            using var connection = _engine.Connect();
            using var transaction = connection.BeginTransaction();
            using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = Save;
            var (key, content, expires) = (command.Add("@key"), command.Add("@sealed"), command.Add("@expires"));
            foreach (var waiting in rows)
            {
                (key.Value, content.Value, expires.Value) = (waiting.Row.Key, waiting.Row.Sealed, waiting.Row.Expires);
                command.ExecuteNonQuery();
            }

            transaction.Commit();
        }
        catch (Exception e)
        {
            _measurements.StorageFailed("Share");
            foreach (var waiting in rows)
            {
                waiting.Stored.SetException(e);
            }

            return;
        }

        foreach (var waiting in rows)
        {
            waiting.Stored.SetResult();
        }
    }

    /// <summary>
    /// A connection with the statement that finds a row, compiled: opening one and compiling takes three times as long as
    /// looking.
    /// </summary>
    private sealed class Lookup : IDisposable
    {
        private readonly DbConnection _connection;
        private readonly DbCommand _command;
        private readonly DbParameter _key;
        private readonly DbParameter _now;

        public Lookup(DbConnection connection)
        {
            _connection = connection;
            _command = connection.CreateCommand();
            _command.CommandText = """SELECT "Sealed", "Expires" FROM "SharedResults" WHERE "Key" = @key AND "Expires" > @now""";
            (_key, _now) = (_command.Add("@key"), _command.Add("@now"));
        }

        public SharedResult? Find(byte[] key, DateTime now)
        {
            (_key.Value, _now.Value) = (key, now);
            using var row = _command.ExecuteReader();
            return row.Read() ? new SharedResult { Key = key, Sealed = (byte[])row[0], Expires = row.GetDateTime(1) } : null;
        }

        public void Dispose()
        {
            _command.Dispose();
            _connection.Dispose();
        }
    }

    /// <summary>A row and whom to tell.</summary>
    private sealed record Waiting(SharedResult Row)
    {
        // What goes on afterwards does so elsewhere: the next commit does not wait for it.
        public TaskCompletionSource Stored { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
