using Microsoft.Data.Sqlite;

namespace HamstringHelp.Web.Storage;

/// <summary>Copies of the database that are whole, also while the program serves.</summary>
internal static class SqliteBackup
{
    /// <summary>Writes a whole and verified copy. What was deleted before is in no byte of it.</summary>
    /// <param name="settings">Where the database is.</param>
    /// <param name="target">The file to write; it must not exist.</param>
    /// <returns>How many shared results the copy holds.</returns>
    /// <exception cref="StorageException">There is no whole copy, and no file is left behind.</exception>
    internal static long Backup(StorageSettings settings, string target)
    {
        if (File.Exists(target))
        {
            throw new StorageException($"{target} is there already. Name a new file: an older backup is never overwritten.");
        }

        if (!File.Exists(settings.File))
        {
            throw new StorageException($"{settings.File} does not exist, so there is nothing to back up. Check Storage__ConnectionString.");
        }

        var unfinished = target + ".unfinished";
        try
        {
            File.Delete(unfinished);
            SqliteFile.Examine(settings.File);
            using (var connection = DurableConnections.Open(settings.Connection(SqliteOpenMode.ReadWrite, pooling: false)))
            using (var command = connection.CreateCommand())
            {
                // Writes a new file out of one consistent view, without the free pages of the old one.
                command.CommandText = "VACUUM INTO $file";
                command.Parameters.AddWithValue("$file", unfinished);
                command.ExecuteNonQuery();
            }

            SqliteFile.Protect(unfinished);
            var count = Verify(unfinished);
            Flush(unfinished);
            File.Move(unfinished, target);
            return count;
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"{target} could not be written: {SqliteFile.Explain(e, target)}", e);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>
    /// Puts a verified backup in the place of the database, in one transaction: a program that serves goes on with what the
    /// backup holds, and a failure leaves everything as it was.
    /// </summary>
    /// <param name="settings">Where the database is.</param>
    /// <param name="source">The backup.</param>
    /// <returns>How many shared results there are now.</returns>
    /// <exception cref="StorageException">The backup is not whole, or could not be written; nothing has changed.</exception>
    internal static long Restore(StorageSettings settings, string source)
    {
        if (!File.Exists(source))
        {
            throw new StorageException($"{source} does not exist.");
        }

        try
        {
            var count = Verify(source);
            if (!File.Exists(settings.File))
            {
                SqliteFile.Prepare(settings);
            }

            using (var from = SqliteFile.OpenToRead(source))
            using (var to = DurableConnections.Open(settings.Connection(SqliteOpenMode.ReadWrite, pooling: false)))
            {
                from.BackupDatabase(to);
            }

            // Brings an older backup up to date, and sets what the copy does not carry.
            SqliteFile.Prepare(settings);
            return Verify(settings.File) is var restored && restored >= count
                ? restored
                : throw new StorageException($"{settings.File} holds {restored} results after restoring, and the backup {count}. Restore again.");
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"{source} could not be restored: {SqliteFile.Explain(e, settings.File)}", e);
        }
    }

    /// <summary>Reads every page of a file and counts its results.</summary>
    private static long Verify(string file)
    {
        SqliteFile.Examine(file);
        using var connection = SqliteFile.OpenToRead(file);
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check(1)";
        if (command.ExecuteScalar() is not "ok")
        {
            throw new StorageException($"{file} is damaged and was not used.");
        }

        command.CommandText = "SELECT count(*) FROM SharedResults";
        return (long)command.ExecuteScalar()!;
    }

    private static void Flush(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        stream.Flush(flushToDisk: true);
    }
}
