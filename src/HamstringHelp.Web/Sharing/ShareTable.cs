namespace HamstringHelp.Web.Sharing;

/// <summary>Where shared results are stored and found.</summary>
public abstract class ShareTable
{
    /// <summary>Stores a row; one whose key is there already gets the end that was chosen last and stays as it is otherwise.</summary>
    private protected const string Save =
        """
        INSERT INTO "SharedResults" ("Key", "Sealed", "Expires") VALUES (@key, @sealed, @expires)
        ON CONFLICT ("Key") DO UPDATE SET "Expires" = excluded."Expires"
        """;

    /// <summary>Stores a row. When this returns it is on the disk.</summary>
    /// <exception cref="Exception">Nothing could be stored just now (<see cref="Storage.StorageFailure"/>).</exception>
    public abstract Task Write(SharedResult row, CancellationToken cancellation);

    /// <summary>Finds a row that has not ended.</summary>
    /// <returns>Null when there is none.</returns>
    /// <exception cref="Exception">Nothing could be read just now (<see cref="Storage.StorageFailure"/>).</exception>
    public abstract Task<SharedResult?> Find(byte[] key, DateTime now, CancellationToken cancellation);
}
