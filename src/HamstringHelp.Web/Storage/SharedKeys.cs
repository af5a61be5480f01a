using System.Data.Common;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace HamstringHelp.Web.Storage;

/// <summary>The keys that encrypt the cookies, which all instances on a database share.</summary>
internal static class SharedKeys
{
    /// <summary>Keeps the keys in the database.</summary>
    /// <param name="open">Opens a connection to it.</param>
    /// <param name="certificate">Encrypts the keys there; null to store them as they are.</param>
    internal static IServiceCollection AddCookieKeys(this IServiceCollection services, Func<DbConnection> open, X509Certificate2? certificate)
    {
        // AES-GCM in place of the default's AES-CBC with a hash of its own: one pass instead of two. It holds for new keys;
        // each key says with which algorithm it goes.
        var keys = services.AddDataProtection()
            .SetApplicationName("HamstringHelp")
            .AddKeyManagementOptions(options => options.XmlRepository = new KeyTable(open))
            .UseCryptographicAlgorithms(new AuthenticatedEncryptorConfiguration { EncryptionAlgorithm = EncryptionAlgorithm.AES_256_GCM });
        if (certificate is not null)
        {
            keys.ProtectKeysWithCertificate(certificate);
        }

        return services;
    }

    /// <summary>
    /// Of many instances that begin with an empty database one makes the first key, where otherwise each would make its own;
    /// and an instance that cannot read the others' keys does not start.
    /// </summary>
    /// <exception cref="StorageException">The keys were encrypted with another certificate.</exception>
    internal static void Prepare(Func<DbConnection> open, X509Certificate2? certificate)
    {
        using var services = new ServiceCollection().AddCookieKeys(open, certificate).BuildServiceProvider();
        var keys = services.GetRequiredService<IKeyManager>();
        // By the clock that the key ring itself goes by.
        var now = TimeProvider.System.GetUtcNow();
        var all = keys.GetAllKeys();
        if (all.Count == 0)
        {
            keys.CreateNewKey(now, now + services.GetRequiredService<IOptions<KeyManagementOptions>>().Value.NewKeyLifetime);
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
