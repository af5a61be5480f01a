using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace HamstringHelp.Web.Storage;

/// <summary>
/// Opens contexts from a pool. EF is started with the first of them and not with the program: on SQLite nothing but kiosks and
/// readiness checks need it.
/// </summary>
/// <param name="options">Leads to the database.</param>
internal sealed class StorageContexts(Func<DbContextOptions<StorageContext>> options) : IDbContextFactory<StorageContext>
{
    private readonly Lazy<PooledDbContextFactory<StorageContext>> _pool = new(() => new(options()));

    public StorageContext CreateDbContext() => _pool.Value.CreateDbContext();

    public Task<StorageContext> CreateDbContextAsync(CancellationToken cancellationToken = default) => _pool.Value.CreateDbContextAsync(cancellationToken);
}
