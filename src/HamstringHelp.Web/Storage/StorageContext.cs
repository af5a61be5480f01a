using HamstringHelp.Web.Sharing;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace HamstringHelp.Web.Storage;

/// <summary>Everything that is ever stored: what people chose to share, the keys of the cookies, and the mark that proves the disk works.</summary>
public sealed class StorageContext(DbContextOptions<StorageContext> options) : DbContext(options), IDataProtectionKeyContext
{
    public DbSet<SharedResult> SharedResults => Set<SharedResult>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    public DbSet<HealthMark> HealthMarks => Set<HealthMark>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<SharedResult>(shared =>
        {
            shared.HasKey(row => row.Key);
            shared.HasIndex(row => row.Expires);
        });
        modelBuilder.Entity<HealthMark>().Property(mark => mark.Id).ValueGeneratedNever();
    }
}

/// <summary>The one row that the readiness check writes and reads back.</summary>
public sealed class HealthMark
{
    public int Id { get; init; }

    /// <summary>Different at each check.</summary>
    public required Guid Value { get; init; }
}
