using HamstringHelp.Web.Hosting;
using HamstringHelp.Web.Journey;
using HamstringHelp.Web.Storage;

namespace HamstringHelp.Web.Sharing;

/// <summary>Results that people chose to share: stored sealed, opened by their link alone, erased for good.</summary>
public sealed class SharedResults(CurrentContent content, ShareTable table, Eraser eraser, TimeProvider time)
{
    /// <summary>The link's token for the answers of a journey, shared or not.</summary>
    public static ShareToken TokenOf(PersonJourney journey) => ShareToken.For(journey.Secret, SealedSheet.Plain(journey));

    /// <summary>
    /// Stores the answers of a journey. When this returns they are on the disk. Doing it again, after a double click or a
    /// lost answer, gives the same link and one row, with the life that was chosen last.
    /// </summary>
    /// <returns>When the link ends.</returns>
    /// <exception cref="Exception">Nothing could be stored just now (<see cref="StorageFailure"/>).</exception>
    public async Task<DateTimeOffset> Save(PersonJourney journey, TimeSpan life, CancellationToken cancellation)
    {
        var sheet = SealedSheet.Plain(journey);
        var token = ShareToken.For(journey.Secret, sheet);
        var now = time.GetUtcNow();
        var expires = DateTimeOffset.FromUnixTimeSeconds((now + life).ToUnixTimeSeconds());
        await table.Write(new SharedResult { Key = token.RowKey(), Sealed = SealedSheet.Seal(token, sheet, now), Expires = expires.UtcDateTime }, cancellation);
        return expires;
    }

    /// <summary>Opens a link. It changes nothing.</summary>
    /// <returns>Null when the link is wrong, has ended or was deleted: nobody can tell which.</returns>
    /// <exception cref="Exception">The storage cannot be read just now (<see cref="StorageFailure"/>).</exception>
    /// <exception cref="UnreadableResultException">The result is there and cannot be shown.</exception>
    public async Task<(OpenedSheet Sheet, DateTimeOffset Expires)?> Open(ShareToken token, CancellationToken cancellation)
    {
        var row = await table.Find(token.RowKey(), time.GetUtcNow().UtcDateTime, cancellation);
        return row is null ? null : (SealedSheet.Open(token, row.Sealed, content.Library), new DateTimeOffset(row.Expires, TimeSpan.Zero));
    }

    /// <summary>Deletes what a link leads to, whether or not there is anything.</summary>
    /// <exception cref="Exception">Nothing could be deleted just now (<see cref="StorageFailure"/>).</exception>
    public async Task Delete(ShareToken token, CancellationToken cancellation) => await eraser.Erase(token.RowKey(), cancellation);
}
