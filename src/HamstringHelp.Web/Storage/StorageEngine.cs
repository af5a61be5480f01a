using System.Data.Common;
using System.Security.Cryptography.X509Certificates;
using Microsoft.EntityFrameworkCore;

namespace HamstringHelp.Web.Storage;

/// <summary>What one database engine does otherwise than the other. PostgreSQL's library is loaded only where it is the engine.</summary>
internal abstract class StorageEngine
{
    /// <summary>The engine that the configuration names.</summary>
    internal static StorageEngine For(StorageSettings settings) => settings.IsPostgres ? new PostgresEngine(settings) : new SqliteEngine(settings);

    /// <summary>Adds what serves on this engine alone: the <see cref="Sharing.Eraser"/> that leaves as little behind as it can, and the <see cref="Sharing.ShareTable"/>.</summary>
    internal abstract void AddServices(IServiceCollection services);

    /// <summary>Makes sure, before anything is served, that the database is there, of this program's shape, and takes writes.</summary>
    /// <exception cref="StorageException">Something is to be mended; the message says what.</exception>
    internal abstract void Prepare();

    /// <summary>Makes sure that this instance and those it serves with encrypt cookies with the same keys.</summary>
    /// <param name="certificate">Encrypts the keys in the database; null to store them as they are.</param>
    /// <exception cref="StorageException">It cannot read the others' keys.</exception>
    internal abstract void ShareKeys(X509Certificate2? certificate);

    /// <summary>Opens a connection, for what is done without EF.</summary>
    /// <exception cref="DbException">The database cannot be reached just now.</exception>
    internal abstract DbConnection Connect();

    /// <summary>Leads a context to the database.</summary>
    internal abstract void Use(DbContextOptionsBuilder options);

    /// <summary>Opens the database for a verb.</summary>
    internal StorageContext Open()
    {
        var options = new DbContextOptionsBuilder<StorageContext>();
        Use(options);
        return new StorageContext(options.Options);
    }
}
