using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using HamstringHelp.Web.Journey;

namespace HamstringHelp.Web.Sharing;

/// <summary>
/// What a shared link carries: 32 bytes that nobody can guess. The row's key and the key that seals its content both
/// follow from it, and neither leads back, so the database alone opens nothing.
/// </summary>
public sealed class ShareToken
{
    private const int Length = 32;

    private readonly byte[] _bytes;

    private ShareToken(byte[] bytes) => _bytes = bytes;

    /// <summary>As it stands in the link: 43 characters of base64url.</summary>
    public string Text => Base64Url.EncodeToString(_bytes);

    /// <summary>SHA-256 of the token: finds the row without giving the token away.</summary>
    public byte[] RowKey() => SHA256.HashData(_bytes);

    /// <summary>The key for AES-256-GCM.</summary>
    public byte[] SealingKey() => HKDF.DeriveKey(HashAlgorithmName.SHA256, _bytes, 32, info: "HamstringHelp seal v1"u8.ToArray());

    /// <summary>The token of an answer sheet: the same journey and the same answers always give the same one.</summary>
    /// <param name="secret">The journey's secret.</param>
    /// <param name="sheet">The answer sheet as it will be stored.</param>
    public static ShareToken For(JourneySecret secret, ReadOnlySpan<byte> sheet)
    {
        var token = new byte[Length];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret.Bytes, token, salt: SHA256.HashData(sheet), info: "HamstringHelp link v1"u8);
        return new ShareToken(token);
    }

    /// <summary>
    /// The token in a link. Text that is none is read as a token that nobody has: looking it up then takes the same way,
    /// and the same time, as for a link that has ended.
    /// </summary>
    public static ShareToken Parse(string? text)
    {
        // A link that ends in a space arrives as nothing.
        text ??= "";
        var bytes = new byte[Length];
        // Decoding throws at a character that is none of its own, whatever its name promises.
        return Base64Url.IsValid(text) && Base64Url.TryDecodeFromChars(text, bytes, out var written) && written == Length && Base64Url.EncodeToString(bytes) == text
            ? new ShareToken(bytes)
            : new ShareToken(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
