using HamstringHelp.Web.Kiosk;
using HamstringHelp.Web.Sharing;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace HamstringHelp.Web.Storage;

/// <summary>Everything that is ever stored: what people chose to share, the clinics' kiosks with their tallies, the keys of the cookies, and the mark that proves the disk works.</summary>
public class StorageContext : DbContext
{
    public StorageContext(DbContextOptions<StorageContext> options)
        : base(options)
    {
    }

    /// <summary>For the context that owns the migrations of another engine.</summary>
    protected StorageContext(DbContextOptions options)
        : base(options)
    {
    }

    public DbSet<SharedResult> SharedResults => Set<SharedResult>();

    public DbSet<ClinicKiosk> Kiosks => Set<ClinicKiosk>();

    public DbSet<RetiredKioskCode> RetiredKioskCodes => Set<RetiredKioskCode>();

    public DbSet<KioskTally> KioskTallies => Set<KioskTally>();

    public DbSet<CountedVisit> CountedVisits => Set<CountedVisit>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    public DbSet<HealthMark> HealthMarks => Set<HealthMark>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<SharedResult>(shared =>
        {
            shared.HasKey(row => row.Key);
            shared.HasIndex(row => row.Expires);
        });
        modelBuilder.Entity<ClinicKiosk>(kiosk =>
        {
            kiosk.Property(row => row.Name).HasMaxLength(ClinicKiosk.MostNameLength);
            kiosk.HasIndex(row => row.Name).IsUnique();
            kiosk.HasIndex(row => row.CodeHash).IsUnique();
        });
        modelBuilder.Entity<RetiredKioskCode>().HasKey(row => row.CodeHash);
        modelBuilder.Entity<KioskTally>().HasKey(row => new { row.KioskId, row.Day, row.Outcome });
        modelBuilder.Entity<CountedVisit>().HasKey(row => row.Person);
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
