namespace HamstringHelp.Web.Sharing;

/// <summary>Stores shared results. A key that is there already keeps its row and gets the end that was chosen last.</summary>
public abstract class ShareWriter
{
    /// <summary>Stores a row. When this returns it is on the disk.</summary>
    /// <exception cref="Exception">Nothing could be stored just now (<see cref="Storage.StorageFailure"/>).</exception>
    internal abstract Task Write(SharedResult row, CancellationToken cancellation);
}
