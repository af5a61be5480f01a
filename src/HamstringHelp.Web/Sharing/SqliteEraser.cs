using System.Data.Common;
using System.Globalization;
using HamstringHelp.Web.Hosting;
using HamstringHelp.Web.Storage;

namespace HamstringHelp.Web.Sharing;

/// <summary>
/// Erases rows so that no byte of them stays. SQLite overwrites them where they are; the copies that it leaves behind when
/// it moves rows to another page go when the file is written anew; and the write-ahead log, which still holds all of
/// that, is emptied.
/// </summary>
internal sealed class SqliteEraser(StorageEngine engine, Measurements measurements, TimeProvider time, ILogger<Eraser> logger) : Eraser(time, logger)
{
    private readonly SemaphoreSlim _one = new(1);

    /// <summary>Set while the file or its write-ahead log may hold deleted bytes.</summary>
    private volatile bool _holdsDeleted = true;

    internal override Task<int> Erase(byte[] key, CancellationToken cancellation) => Do(
        connection => Erase(connection, "\"Key\" = @value", key, cancellation));

    private protected override Task<int> Erase(DateTime ended, DateOnly visitsBefore, CancellationToken cancellation) => Do(connection =>
    {
        connection.Run("""DELETE FROM "CountedVisits" WHERE "Day" < @day""", ("@day", visitsBefore));
        return Erase(connection, "\"Expires\" <= @value", ended, cancellation);
    });

    private protected override async Task Clean(CancellationToken cancellation)
    {
        if (_holdsDeleted)
        {
            await Do(async connection =>
            {
                await Clean(connection, cancellation);
                return 0;
            });
        }
    }

    public override void Dispose()
    {
        _one.Dispose();
        base.Dispose();
    }

    /// <summary>
    /// Deletions since the file was last written anew, in the place that SQLite keeps for a program's own number: stored with
    /// the deletion, so that a power cut in between does not make anybody forget to clean up.
    /// </summary>
    private static int Uncleaned(DbConnection connection) => Number(connection, "PRAGMA user_version");

    private static void SetUncleaned(DbConnection connection, int deletions) =>
        connection.Run(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {deletions}"));

    private static int Number(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private async Task<int> Do(Func<DbConnection, Task<int>> what)
    {
        try
        {
            using var connection = engine.Connect();
            return await what(connection);
        }
        catch (Exception e) when (e.IsOfStorage())
        {
            measurements.StorageFailed("Erase");
            throw;
        }
    }

    private async Task<int> Erase(DbConnection connection, string where, object value, CancellationToken cancellation)
    {
        _holdsDeleted = true;
        int count;
        using (var transaction = connection.BeginTransaction())
        {
            count = connection.Run($"DELETE FROM \"SharedResults\" WHERE {where}", ("@value", value));
            if (count > 0)
            {
                SetUncleaned(connection, Uncleaned(connection) + 1);
            }

            transaction.Commit();
        }

        await Clean(connection, cancellation);
        return count;
    }

    /// <summary>Writes the file anew where rows were deleted, once for all who wait for it, and empties the log.</summary>
    private async Task Clean(DbConnection connection, CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            var deletions = Uncleaned(connection);
            if (deletions > 0)
            {
                connection.Run("VACUUM");
                using var transaction = connection.BeginTransaction();
                if (Uncleaned(connection) == deletions)
                {
                    SetUncleaned(connection, 0);
                }

                transaction.Commit();
            }

            // Most of it while others may write; only for the rest do they have to wait.
            Number(connection, "PRAGMA wal_checkpoint(PASSIVE)");
            // SQLite answers whether somebody was still reading from the log, so that it could not be emptied.
            _holdsDeleted = Number(connection, "PRAGMA wal_checkpoint(TRUNCATE)") != 0;
        }
        finally
        {
            _one.Release();
        }
    }
}
