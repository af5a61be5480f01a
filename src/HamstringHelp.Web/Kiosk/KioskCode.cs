using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace HamstringHelp.Web.Kiosk;

/// <summary>What a kiosk's link carries: 32 bytes that nobody can guess. Only their hash is stored.</summary>
internal static class KioskCode
{
    /// <summary>A new code: 43 characters of base64url.</summary>
    internal static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>SHA-256 of a code. Any text has one, so a text that is no code takes the same way as a wrong code.</summary>
    internal static byte[] Hash(string code) => SHA256.HashData(Encoding.UTF8.GetBytes(code));
}
