using HamstringHelp.Web.Kiosk;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace HamstringHelp.Web.Storage;

/// <summary>The same model, as the owner of the migrations for PostgreSQL; it serves nothing. It adds what only many instances need.</summary>
public sealed class PostgresStorageContext(DbContextOptions<PostgresStorageContext> options) : StorageContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<CountedVisit>().HasIndex(visit => visit.Day);
        // A key that is stored again because the answer got lost must not be there twice: the key ring refuses that.
        modelBuilder.Entity<DataProtectionKey>().HasIndex(key => key.FriendlyName).IsUnique();
    }
}

/// <summary>Lets <c>dotnet ef migrations add</c> work without the program and without a database.</summary>
internal sealed class DesignTimeContexts : IDesignTimeDbContextFactory<StorageContext>, IDesignTimeDbContextFactory<PostgresStorageContext>
{
    StorageContext IDesignTimeDbContextFactory<StorageContext>.CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<StorageContext>().UseSqlite("Data Source=design.db").Options);

    PostgresStorageContext IDesignTimeDbContextFactory<PostgresStorageContext>.CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresStorageContext>().UseNpgsql("Host=design").Options);
}
