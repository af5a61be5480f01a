using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace HamstringHelp.Web.Storage;

/// <summary>The section <c>Keys</c> of the configuration: the certificate that encrypts the keys of the cookies where they lie in the database.</summary>
public sealed class KeySettings
{
    private const string Recipe =
        "Make one, once for all instances: "
        + "openssl req -x509 -newkey rsa:3072 -sha256 -days 36500 -nodes -subj /CN=hamstringhelp-keys -keyout keys.key -out keys.crt "
        + "&& openssl pkcs12 -export -inkey keys.key -in keys.crt -out keys.pfx -passout file:keys.password && rm keys.key keys.crt "
        + "(with a password of your choice in the file keys.password). Then set Keys__Certificate=/path/to/keys.pfx and Keys__CertificatePasswordFile=/path/to/keys.password, or Keys__CertificatePassword.";

    /// <summary>The PFX file with the certificate and its RSA key; without it the keys are stored as they are.</summary>
    public string? Certificate { get; set; }

    /// <summary>Opens the file.</summary>
    public string? CertificatePassword { get; set; }

    /// <summary>A file with the password on its first line.</summary>
    public string? CertificatePasswordFile { get; set; }

    /// <summary>Reads the section and opens the certificate.</summary>
    /// <returns>Null where none is configured and none is needed.</returns>
    /// <exception cref="StorageException">There is none where one is needed, or it cannot be used.</exception>
    internal static X509Certificate2? Open(IConfiguration configuration, bool isNeeded)
    {
        var settings = configuration.GetSection("Keys").Get<KeySettings>() ?? new KeySettings();
        if (string.IsNullOrEmpty(settings.Certificate))
        {
            return isNeeded
                ? throw new StorageException($"Keys__Certificate is not set. On PostgreSQL the keys of all cookies lie in a database that others may read, so outside of Development they are encrypted with a certificate. {Recipe}")
                : null;
        }

        try
        {
            var password = string.IsNullOrEmpty(settings.CertificatePasswordFile) ? settings.CertificatePassword : File.ReadLines(settings.CertificatePasswordFile).FirstOrDefault();
            var certificate = X509CertificateLoader.LoadPkcs12FromFile(settings.Certificate, password);
            using var key = certificate.GetRSAPrivateKey();
            return key is null
                ? throw new StorageException($"{settings.Certificate} holds no RSA key, which is what encrypts here. {Recipe}")
                : certificate;
        }
        catch (CryptographicException e)
        {
            throw new StorageException($"{settings.Certificate} cannot be opened: {e.Message} Check Keys__CertificatePassword or Keys__CertificatePasswordFile. {Recipe}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"The certificate of Keys__Certificate cannot be read: {e.Message} {Recipe}", e);
        }
    }
}
