using System.Security.Cryptography.X509Certificates;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace HamstringHelp.Web.Storage;

/// <summary>
/// Takes what an SQLite file holds to PostgreSQL. What is there already is left as it is, so a copy that was cut off is simply
/// begun again.
/// </summary>
/// <param name="certificate">Encrypts the keys of the cookies on the way; null to copy them as they are.</param>
/// <param name="now">What has ended by then, UTC, is left behind.</param>
internal sealed class StorageCopy(StorageContext from, StorageContext to, X509Certificate2? certificate, DateTime now)
{
    private const int Batch = 500;

    private static readonly XNamespace Encryption = "http://schemas.asp.net/2015/03/dataProtection";

    /// <summary>Copies everything and then looks for every row.</summary>
    /// <returns>For each table what is in it, how many rows there were, and how many of them are new.</returns>
    /// <exception cref="StorageException">Something did not arrive, or arrived otherwise.</exception>
    internal IReadOnlyList<(string What, long Rows, long New)> Run()
    {
        Table[] tables =
        [
            Of(
                "shared result(s)",
                from.SharedResults.Where(row => row.Expires > now),
                rows => $"""INSERT INTO "SharedResults" ("Key", "Sealed", "Expires") SELECT * FROM unnest({rows.Of(row => row.Key)}, {rows.Of(row => row.Sealed)}, {rows.Of(row => DateTime.SpecifyKind(row.Expires, DateTimeKind.Utc))}) ON CONFLICT DO NOTHING""",
                rows => $"""SELECT count(*) AS "Value" FROM "SharedResults" JOIN unnest({rows.Of(row => row.Key)}, {rows.Of(row => row.Sealed)}) AS old (key, sealed) ON "Key" = key AND "Sealed" = sealed"""),
            Of(
                "kiosk(s)",
                from.Kiosks,
                rows => $"""INSERT INTO "Kiosks" ("Id", "Name", "CodeHash", "IdleSeconds", "Language", "MayPrint", "IsDisabled") SELECT * FROM unnest({rows.Of(row => row.Id)}, {rows.Of(row => row.Name)}, {rows.Of(row => row.CodeHash)}, {rows.Of(row => row.IdleSeconds)}, {rows.Of(row => row.Language)}, {rows.Of(row => row.MayPrint)}, {rows.Of(row => row.IsDisabled)}) ON CONFLICT DO NOTHING""",
                rows => $"""SELECT count(*) AS "Value" FROM "Kiosks" JOIN unnest({rows.Of(row => row.Id)}, {rows.Of(row => row.CodeHash)}) AS old (id, hash) ON "Id" = id AND "CodeHash" = hash"""),
            Of(
                "retired kiosk link(s)",
                from.RetiredKioskCodes,
                rows => $"""INSERT INTO "RetiredKioskCodes" ("CodeHash") SELECT * FROM unnest({rows.Of(row => row.CodeHash)}) ON CONFLICT DO NOTHING""",
                rows => $"""SELECT count(*) AS "Value" FROM "RetiredKioskCodes" WHERE "CodeHash" = ANY({rows.Of(row => row.CodeHash)})"""),
            Of(
                "day(s) of a kiosk with an outcome",
                from.KioskTallies,
                // Set, not added: counted twice would be wrong for good.
                rows => $"""INSERT INTO "KioskTallies" ("KioskId", "Day", "Outcome", "Count") SELECT * FROM unnest({rows.Of(row => row.KioskId)}, {rows.Of(row => row.Day)}, {rows.Of(row => row.Outcome)}, {rows.Of(row => row.Count)}) ON CONFLICT ("KioskId", "Day", "Outcome") DO UPDATE SET "Count" = excluded."Count" WHERE "KioskTallies"."Count" < excluded."Count" """,
                rows => $"""SELECT count(*) AS "Value" FROM "KioskTallies" JOIN unnest({rows.Of(row => row.KioskId)}, {rows.Of(row => row.Day)}, {rows.Of(row => row.Outcome)}, {rows.Of(row => row.Count)}) AS old (id, day, outcome, count) ON "KioskId" = id AND "Day" = day AND "Outcome" = outcome AND "Count" >= count"""),
            Of(
                "receipt(s) of counted people",
                from.CountedVisits,
                rows => $"""INSERT INTO "CountedVisits" ("Person", "Day") SELECT * FROM unnest({rows.Of(row => row.Person)}, {rows.Of(row => row.Day)}) ON CONFLICT DO NOTHING""",
                rows => $"""SELECT count(*) AS "Value" FROM "CountedVisits" WHERE "Person" = ANY({rows.Of(row => row.Person)})"""),
            Of(
                "key(s) of the cookies",
                from.DataProtectionKeys,
                rows => $"""INSERT INTO "DataProtectionKeys" ("FriendlyName", "Xml") SELECT * FROM unnest({rows.Of(row => row.FriendlyName!)}, {rows.Of(Encrypted)}) ON CONFLICT DO NOTHING""",
                rows => $"""SELECT count(*) AS "Value" FROM "DataProtectionKeys" WHERE "FriendlyName" = ANY({rows.Of(row => row.FriendlyName!)})"""),
        ];
        var copied = tables.Select(table => (table.What, table.Rows(), table.Copy())).ToList();
        // The next kiosk gets a number that none has.
        to.Database.ExecuteSql($"""SELECT setval(pg_get_serial_sequence('"Kiosks"', 'Id'), greatest((SELECT max("Id") FROM "Kiosks"), 1))""");
        foreach (var table in tables)
        {
            if (table.Rows() is var rows && table.Found() is var found && found != rows)
            {
                throw new StorageException($"Of {rows} {table.What} only {found} arrived as they were. Is the database in use already? Copy into an empty one.");
            }
        }

        return copied;
    }

    /// <summary>One table, in batches.</summary>
    /// <param name="insert">Writes a batch, given its columns.</param>
    /// <param name="count">Counts how many rows of a batch arrived.</param>
    private Table Of<TRow>(string what, IQueryable<TRow> source, Func<Columns<TRow>, FormattableString> insert, Func<Columns<TRow>, FormattableString> count)
        where TRow : class
    {
        return new Table(
            what,
            () => source.LongCount(),
            () => Batches(columns => to.Database.ExecuteSql(insert(columns))),
            () => Batches(columns => to.Database.SqlQuery<long>(count(columns)).AsEnumerable().Single()));

        long Batches(Func<Columns<TRow>, long> action) =>
            source.AsNoTracking().AsEnumerable().Chunk(Batch).Sum(batch => to.Database.CreateExecutionStrategy().Execute(() => action(new Columns<TRow>(batch))));
    }

    private string Encrypted(DataProtectionKey key)
    {
        if (certificate is null)
        {
            return key.Xml!;
        }

        var xml = XElement.Parse(key.Xml!);
        // As the key ring does it when it stores a new key.
        foreach (var secret in xml.Descendants().Where(element => (bool?)element.Attribute(Encryption + "requiresEncryption") == true).ToList())
        {
            var info = new CertificateXmlEncryptor(certificate, NullLoggerFactory.Instance).Encrypt(secret);
            secret.ReplaceWith(new XElement(Encryption + "encryptedSecret", new XAttribute("decryptorType", info.DecryptorType.AssemblyQualifiedName!), info.EncryptedElement));
        }

        return xml.ToString(SaveOptions.DisableFormatting);
    }

    private sealed record Table(string What, Func<long> Rows, Func<long> Copy, Func<long> Found);

    /// <summary>The columns of a batch of rows, which PostgreSQL takes as arrays.</summary>
    private sealed class Columns<TRow>(TRow[] batch)
    {
        internal TValue[] Of<TValue>(Func<TRow, TValue> column) => [.. batch.Select(column)];
    }
}
