using System.Data.Common;
using System.Security.Cryptography.X509Certificates;
using HamstringHelp.Web.Sharing;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Serilog;

namespace HamstringHelp.Web.Storage;

/// <summary>PostgreSQL: one database for many instances, which may fail over to another host.</summary>
internal sealed class PostgresEngine(StorageSettings settings) : StorageEngine, IDisposable
{
    /// <summary>Whoever updates the database holds this advisory lock: "HaHe", as in the header of an SQLite file.</summary>
    private const int UpdateLock = SqliteFile.ApplicationId;

    /// <summary>
    /// A database that does not answer costs a person seconds, not minutes. A host whose connection was cut is tried again at
    /// once: held to be down for two seconds, it failed three of four shares while 50 connections were cut. The connection
    /// string may say otherwise.
    /// </summary>
    private const string Defaults = "Timeout=3;Command Timeout=5;Maximum Pool Size=20;Host Recheck Seconds=0;Application Name=HamstringHelp;";

    /// <summary>Stands in metrics, where the connection string would otherwise.</summary>
    private const string Name = "hamstringhelp";

    /// <summary>At the start nobody waits, and the machine may be busy with starting everything else.</summary>
    private const string AtTheStart = ";Timeout=15;Command Timeout=600";

    private readonly NpgsqlDataSource _source = Connect(settings.ConnectionString);

    internal override void AddServices(IServiceCollection services)
    {
        // Made by the container, which then closes the connections at the end.
        services.AddSingleton(_ => this);
        services.AddSingleton<Eraser, PostgresEraser>();
        services.AddSingleton<ShareTable, PostgresShareTable>();
    }

    internal override void Use(DbContextOptionsBuilder options) =>
        options.UseNpgsql(_source, npgsql => npgsql.ExecutionStrategy(dependencies => new BriefRetries(dependencies)));

    internal override DbConnection Connect() => _source.OpenConnection();

    internal override void Prepare()
    {
        try
        {
            using var source = Connect(settings.ConnectionString + AtTheStart);
            using var context = new PostgresStorageContext(new DbContextOptionsBuilder<PostgresStorageContext>().UseNpgsql(source).Options);
            if (context.Database.GetPendingMigrations().Any())
            {
                Alone(source, context.Database.Migrate);
            }

            if (context.Database.GetAppliedMigrations().Except(context.Database.GetMigrations()).FirstOrDefault() is { } newer)
            {
                // While a new version is rolled out, an old instance may have to start once more. Migrations only add, so it can serve.
                Log.Warning("The database was brought up to date by a newer version of this program (it has the change {Change}). Finish the upgrade soon.", newer);
            }

            StorageHealth.Mark(context);
        }
        catch (Exception e) when (e.IsOfStorage())
        {
            throw new StorageException(Explain(e), e);
        }
    }

    internal override void ShareKeys(X509Certificate2? certificate)
    {
        try
        {
            using var source = Connect(settings.ConnectionString + AtTheStart);
            Alone(source, () => SharedKeys.Prepare(source.OpenConnection, certificate));
        }
        catch (Exception e) when (e.IsOfStorage())
        {
            throw new StorageException(Explain(e), e);
        }
    }

    public void Dispose() => _source.Dispose();

    /// <summary>Of many instances that start at once one does this and the others wait; the lock ends with its connection.</summary>
    private static void Alone(NpgsqlDataSource source, Action action)
    {
        using var connection = source.OpenConnection();
        using var transaction = connection.BeginTransaction();
        using var command = new NpgsqlCommand($"SELECT pg_advisory_xact_lock({UpdateLock})", connection, transaction);
        command.ExecuteNonQuery();
        action();
        transaction.Commit();
    }

    private static NpgsqlDataSource Connect(string connectionString)
    {
        var builder = Read(connectionString);
        if (builder.Host!.Contains(',', StringComparison.Ordinal))
        {
            // Npgsql takes this from the data source alone once there are several hosts.
            builder.TargetSessionAttributes = null;
            return new NpgsqlDataSourceBuilder(builder.ToString()) { Name = Name }.BuildMultiHost().WithTargetSession(TargetSessionAttributes.Primary);
        }

        return new NpgsqlDataSourceBuilder(builder.ToString()) { Name = Name }.Build();
    }

    private static NpgsqlConnectionStringBuilder Read(string connectionString)
    {
        const string Example = "Write it as \"Host=db1,db2;Target Session Attributes=primary;Database=hamstringhelp;Username=hamstringhelp;Password=...\".";
        try
        {
            var builder = new NpgsqlConnectionStringBuilder(Defaults + connectionString);
            return builder switch
            {
                { Host: null or "" } => throw new StorageException($"Storage__ConnectionString names no host. {Example}"),
                { TargetSessionAttributes: not (null or "primary" or "read-write") } => throw new StorageException($"Storage__ConnectionString asks for \"Target Session Attributes={builder.TargetSessionAttributes}\", and the program has to write. {Example}"),
                _ => builder,
            };
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            throw new StorageException($"Storage__ConnectionString cannot be read: {e.Message} {Example}");
        }
    }

    /// <summary>What is wrong and how to mend it. Npgsql's messages name the host, never the password.</summary>
    private static string Explain(Exception e) => (e.Cause() is { InnerException: AggregateException hosts } ? hosts.InnerExceptions[0] : e.Cause()) switch
    {
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } refused => $"PostgreSQL refuses the user ({refused.MessageText}). Check Username and Password in Storage__ConnectionString.",
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } missing => $"PostgreSQL says that {missing.MessageText}. Create it: CREATE DATABASE hamstringhelp OWNER hamstringhelp.",
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } denied => $"PostgreSQL says: {denied.MessageText}. The user has to own the database, to make and change its tables.",
        PostgresException other => $"PostgreSQL says: {other.MessageText} ({other.SqlState}).",
        var cause => $"PostgreSQL cannot be reached: {cause.Message.TrimEnd('.')}. Start it, or check Storage__ConnectionString.",
    };
}
