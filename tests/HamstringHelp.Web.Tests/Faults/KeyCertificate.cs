using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace HamstringHelp.Web.Tests.Faults;

/// <summary>A certificate as the operator of a public place makes one.</summary>
internal static class KeyCertificate
{
    /// <summary>Makes one in a folder.</summary>
    /// <returns>The settings that name the file and its password.</returns>
    public static IEnumerable<KeyValuePair<string, string>> Make(string folder, string password)
    {
        var file = Path.Combine(folder, password + ".pfx");
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue.AddYears(-1));
        File.WriteAllBytes(file, certificate.Export(X509ContentType.Pfx, password));
        File.WriteAllText(file + ".password", password + "\n");
        return [KeyValuePair.Create("Keys__Certificate", file), KeyValuePair.Create("Keys__CertificatePasswordFile", file + ".password")];
    }
}
