using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace HamstringHelp.Web.Storage;

/// <summary>
/// Sees to it before the start that all instances have the same keys: of many that begin with an empty database one makes
/// the first key, where otherwise each would make its own; and an instance that cannot read the others' keys does not start.
/// </summary>
internal sealed class SharedKeys(PostgresEngine engine, IKeyManager keys, IOptions<KeyManagementOptions> options) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            engine.Alone(MakeFirst);
            return Task.CompletedTask;
        }
        catch (Exception e) when (e.IsOfStorage())
        {
            throw new StorageException($"The keys of the cookies cannot be read: {e.Cause().Message}", e);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void MakeFirst()
    {
        // By the clock that the key ring itself goes by.
        var now = TimeProvider.System.GetUtcNow();
        var all = keys.GetAllKeys();
        if (all.Count == 0)
        {
            keys.CreateNewKey(now, now + options.Value.NewKeyLifetime);
        }

        foreach (var key in all.Where(key => key.ExpirationDate > now && !key.IsRevoked))
        {
            try
            {
                _ = key.Descriptor;
            }
            catch (Exception e) when (!e.IsOfStorage())
            {
                throw new StorageException($"The key {key.KeyId} in the database was encrypted with another certificate, so this instance would not understand the others' cookies. Set Keys__Certificate to the one that they have.", e);
            }
        }
    }
}
