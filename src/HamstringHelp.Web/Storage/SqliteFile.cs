using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace HamstringHelp.Web.Storage;

/// <summary>
/// Makes sure, before anything is served, that the database file is ours, whole and of this program's shape, and that the
/// disk takes writes. A file with a problem is named and left as it is.
/// </summary>
internal static class SqliteFile
{
    /// <summary>Marks a file as ours: "HaHe" in the header's place for it.</summary>
    internal const int ApplicationId = 0x48614865;

    /// <summary>Larger files are not read through at each start: this takes about a second on an old disk.</summary>
    private const long MostBytesToReadThrough = 256 * 1024 * 1024;

    /// <summary>The migrations, in order. Asking EF for them would load it at each start; one that is missing here fails the first start of a new file.</summary>
    private static readonly string[] Known = ["20261124065202_First", "20261124082438_Kiosks"];

    /// <summary>Where EF keeps which of them a file has.</summary>
    private const string History = "__EFMigrationsHistory";

    private const int HeaderBytes = 100;
    private const int PageSizeOffset = 16;
    private const int ApplicationIdOffset = 68;

    /// <summary>Checks the file, or makes it; brings an older one up to date.</summary>
    /// <exception cref="StorageException">Something is to be mended; the message says what.</exception>
    internal static void Prepare(StorageSettings settings)
    {
        try
        {
            if (!File.Exists(settings.File))
            {
                Create(settings);
                return;
            }

            Examine(settings.File);
            using var connection = DurableConnections.Open(settings.Connection(SqliteOpenMode.ReadWrite, pooling: false));
            Update(connection, settings.File);
            CheckMode(connection, settings.File);
            Write(connection);
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new StorageException(Explain(e, settings.File), e);
        }
    }

    /// <summary>Finds out, without changing a byte, whether a file is a whole database of this program.</summary>
    /// <exception cref="StorageException">It is not.</exception>
    internal static void Examine(string file)
    {
        CheckHeader(file);
        try
        {
            using var connection = OpenToRead(file);
            if (new FileInfo(file).Length <= MostBytesToReadThrough && Text(connection, "PRAGMA quick_check(1)") is var found and not "ok")
            {
                throw Damaged(file, found);
            }

            if (Applied(connection).Except(Known).FirstOrDefault() is { } unknown)
            {
                throw new StorageException($"{file} was written by a newer version of this program (it has the change \"{unknown}\"). Start that version, or restore a backup that this one made.");
            }
        }
        catch (SqliteException e) when (e.SqliteErrorCode is SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB)
        {
            throw Damaged(file, e.Message);
        }
    }

    /// <summary>
    /// Made beside its place and moved there when whole: a power cut leaves either no database or a good one, and of two
    /// programs that start at once one makes it and the other takes it.
    /// </summary>
    private static void Create(StorageSettings settings)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(settings.File)!);
        var file = $"{settings.File}.{Guid.NewGuid():N}.new";
        try
        {
            using (var connection = DurableConnections.Open(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString()))
            {
                connection.Run($"PRAGMA application_id = {ApplicationId}");
                Update(connection, file);
                CheckMode(connection, file);
            }

            Protect(file);
            File.Move(file, settings.File);
        }
        catch (IOException) when (File.Exists(settings.File))
        {
            Prepare(settings);
        }
        finally
        {
            foreach (var rest in new[] { file, file + "-wal", file + "-shm" })
            {
                File.Delete(rest);
            }
        }
    }

    /// <summary>Opens a file so that closing it moves nothing from the write-ahead log into it: it may have a problem.</summary>
    internal static SqliteConnection OpenToRead(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    /// <summary>Nobody but the owner reads the file.</summary>
    internal static void Protect(string file)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    private static void Update(SqliteConnection connection, string file)
    {
        // EF is started only when there is something to do: it takes longer than the rest of the start.
        if (Applied(connection).SequenceEqual(Known))
        {
            return;
        }

        Migrate(connection);
        if (!Applied(connection).SequenceEqual(Known))
        {
            throw new StorageException($"{file} could not be brought up to date. Restore a backup.");
        }
    }

    // By itself, because whoever calls a method with EF in it loads EF, also where that line is not reached.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Migrate(SqliteConnection connection)
    {
        using var context = new StorageContext(new DbContextOptionsBuilder<StorageContext>().UseSqlite(connection).Options);
        context.Database.Migrate();
    }

    /// <summary>A setting that SQLite did not take, as on some network disks, would break a promise silently.</summary>
    private static void CheckMode(SqliteConnection connection, string file)
    {
        foreach (var (pragma, wanted) in new[] { ("journal_mode = WAL", "wal"), ("synchronous", "2"), ("secure_delete", "1") })
        {
            if (Text(connection, $"PRAGMA {pragma}") is var actual && actual != wanted)
            {
                throw new StorageException($"{file}: SQLite answers {actual} to \"{pragma}\", and {wanted} is needed. Put the file on a local disk.");
            }
        }
    }

    private static void Write(SqliteConnection connection) =>
        connection.Run($"INSERT INTO HealthMarks (Id, Value) VALUES (1, '{Guid.NewGuid()}') ON CONFLICT (Id) DO UPDATE SET Value = excluded.Value");

    private static void CheckHeader(string file)
    {
        Span<byte> header = stackalloc byte[HeaderBytes];
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (stream.ReadAtLeast(header, HeaderBytes, throwOnEndOfStream: false) < HeaderBytes)
        {
            throw CutShort(file, stream.Length);
        }

        if (!header.StartsWith("SQLite format 3\0"u8))
        {
            throw new StorageException($"{file} is no SQLite database. Check Storage__ConnectionString; if the path is right, restore a backup, or move the file away to begin with an empty one.");
        }

        if (BinaryPrimitives.ReadInt32BigEndian(header[ApplicationIdOffset..]) != ApplicationId)
        {
            throw new StorageException($"{file} is the database of another program. Check Storage__ConnectionString.");
        }

        // SQLite reads what is missing of the last page as zeros. Only where the write-ahead log still holds pages may one be unfinished.
        var pageSize = BinaryPrimitives.ReadUInt16BigEndian(header[PageSizeOffset..]);
        if (pageSize > 1 && stream.Length % pageSize != 0 && new FileInfo(file + "-wal") is not { Exists: true, Length: > 0 })
        {
            throw CutShort(file, stream.Length);
        }
    }

    private static StorageException CutShort(string file, long length) =>
        new($"{file} has only {length} bytes and is no whole database any more: it was cut short. Restore a backup, or move the file away to begin with an empty one.");

    private static StorageException Damaged(string file, string reason) =>
        new($"{file} is damaged: {reason.ReplaceLineEndings(" ")} It has not been touched. Restore a backup, or move the file away to begin with an empty one.");

    /// <summary>What is wrong and how to mend it.</summary>
    internal static string Explain(Exception e, string file)
    {
        var folder = Path.GetDirectoryName(file);
        return e switch
        {
            SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_FULL } => $"The disk of {folder} is full. Free some space and start again.",
            SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_READONLY or SQLitePCL.raw.SQLITE_CANTOPEN or SQLitePCL.raw.SQLITE_PERM } or UnauthorizedAccessException => $"{file} cannot be written by the user {Environment.UserName}. Make that user the owner of {folder} and of the files in it, or name another file.",
            SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_BUSY } => $"{file} is locked by another program. Wait until that is done, or end it.",
            SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_IOERR } => $"The disk of {folder} fails ({e.Message}). Check the disk.",
            _ => $"{file} cannot be used: {e.Message}",
        };
    }

    private static List<string> Applied(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT name FROM sqlite_master WHERE name = '{History}'";
        if (command.ExecuteScalar() is null)
        {
            return [];
        }

        command.CommandText = $"SELECT MigrationId FROM {History} ORDER BY MigrationId";
        using var reader = command.ExecuteReader();
        var applied = new List<string>();
        while (reader.Read())
        {
            applied.Add(reader.GetString(0));
        }

        return applied;
    }

    private static string Text(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture) ?? "";
    }
}
