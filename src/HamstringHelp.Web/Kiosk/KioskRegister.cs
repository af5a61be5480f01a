using System.Collections.Concurrent;
using HamstringHelp.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace HamstringHelp.Web.Kiosk;

/// <summary>Looks kiosks up and counts their journeys.</summary>
public sealed partial class KioskRegister(IDbContextFactory<StorageContext> storage, TimeProvider time, ILogger<KioskRegister> logger)
{
    /// <summary>What each kiosk was like when it was last seen: a tablet goes on while the storage cannot be read.</summary>
    private readonly ConcurrentDictionary<int, ClinicKiosk> _lastSeen = new();

    /// <summary>The kiosk that a link opens.</summary>
    /// <returns>The kiosk, null where the link opens none; and whether it was a kiosk's link once.</returns>
    /// <exception cref="Exception">The storage cannot be read just now (<see cref="StorageFailure"/>).</exception>
    internal async Task<(ClinicKiosk? Kiosk, bool WasOne)> Open(string code, CancellationToken cancellation)
    {
        var hash = KioskCode.Hash(code);
        await using var context = await storage.CreateDbContextAsync(cancellation);
        var kiosk = await context.Kiosks.AsNoTracking().FirstOrDefaultAsync(row => row.CodeHash == hash, cancellation);
        var retired = kiosk is null && await context.RetiredKioskCodes.AnyAsync(row => row.CodeHash == hash, cancellation);
        return (kiosk is { IsDisabled: false } ? kiosk : null, kiosk is not null || retired);
    }

    /// <summary>The kiosk of a session that is open still; null where it was disabled or its link changed.</summary>
    /// <exception cref="Exception">The storage cannot be read just now (<see cref="StorageFailure"/>), and the kiosk was never seen.</exception>
    internal async Task<ClinicKiosk?> Find(KioskSession session, CancellationToken cancellation)
    {
        ClinicKiosk? kiosk;
        try
        {
            await using var context = await storage.CreateDbContextAsync(cancellation);
            kiosk = await context.Kiosks.AsNoTracking().FirstOrDefaultAsync(row => row.Id == session.KioskId, cancellation);
            if (kiosk is not null)
            {
                _lastSeen[kiosk.Id] = kiosk;
            }
        }
        catch (Exception e) when (e.IsOfStorage() && _lastSeen.TryGetValue(session.KioskId, out kiosk))
        {
            // As it was last seen.
        }

        return kiosk is { IsDisabled: false } && session.IsOf(kiosk) ? kiosk : null;
    }

    /// <summary>
    /// Adds one to a day's tally, once for each person, whatever is reloaded or opened twice at the same moment. A tally is
    /// worth less than a page: where it cannot be written, that is logged and all.
    /// </summary>
    internal async Task Count(KioskSession session, string outcome, CancellationToken cancellation)
    {
        try
        {
            var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
            await using var context = await storage.CreateDbContextAsync(cancellation);
            await context.Database.CreateExecutionStrategy().ExecuteAsync(again => CountOnce(context, session, today, outcome, again), cancellation);
        }
        catch (Exception e) when (e.IsOfStorage())
        {
            Log.NotCounted(logger, e.Cause().Message);
        }
    }

    /// <summary>The receipt and the tally are written together or not at all, so doing it again counts nobody twice.</summary>
    private static async Task CountOnce(StorageContext context, KioskSession session, DateOnly today, string outcome, CancellationToken cancellation)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        var isNew = await context.Database.ExecuteSqlAsync(
            $"""INSERT INTO "CountedVisits" ("Person", "Day") VALUES ({session.PersonHash()}, {today}) ON CONFLICT DO NOTHING""",
            cancellation) == 1;
        if (isNew)
        {
            await context.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO "KioskTallies" ("KioskId", "Day", "Outcome", "Count") VALUES ({session.KioskId}, {today}, {outcome}, 1)
                ON CONFLICT ("KioskId", "Day", "Outcome") DO UPDATE SET "Count" = "KioskTallies"."Count" + 1
                """,
                cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "A kiosk's journey could not be counted ({Reason}).")]
        internal static partial void NotCounted(ILogger logger, string reason);
    }
}
