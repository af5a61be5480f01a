using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Caching.Memory;

namespace HamstringHelp.Web.Hosting;

/// <summary>
/// Enciphers what each request brings along. Data Protection derives keys anew each time, which takes longer than all else
/// that is done with a cookie. So it enciphers a key here ("envelope encryption"): each envelope holds that key, which any
/// instance opens once and remembers for an hour, and what was enciphered with it under AES-256-GCM, bound to its purpose.
/// <para>Bytes: length of the enciphered key (1), the enciphered key, nonce (12), tag (16), ciphertext.</para>
/// </summary>
public sealed class Envelopes : IDataProtector
{
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int HeadLength = NonceLength + TagLength;

    /// <summary>
    /// The cipher that this thread used last: making one takes longer than using it, and it is nearly always the same key's.
    /// Two threads may not use one at the same time.
    /// </summary>
    [ThreadStatic]
    private static (byte[] Key, AesGcm Cipher)? _last;

    private readonly EnvelopeKeys _keys;
    private readonly byte[] _purpose;

    private Envelopes(EnvelopeKeys keys, byte[] purpose) => (_keys, _purpose) = (keys, purpose);

    /// <summary>Envelopes for a purpose; for another one they do not open.</summary>
    public static Envelopes For(EnvelopeKeys keys, string purpose) => new(keys, Named(purpose));

    public IDataProtector CreateProtector(string purpose) => new Envelopes(_keys, [.. _purpose, .. Named(purpose)]);

    public byte[] Protect(byte[] plaintext)
    {
        var key = _keys.ToSeal();
        var start = 1 + key.Enciphered.Length;
        var envelope = new byte[start + HeadLength + plaintext.Length];
        envelope[0] = (byte)key.Enciphered.Length;
        key.Enciphered.CopyTo(envelope, 1);
        var nonce = envelope.AsSpan(start, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        CipherOf(key.Plain).Encrypt(nonce, plaintext, envelope.AsSpan(start + HeadLength), envelope.AsSpan(start + NonceLength, TagLength), _purpose);
        return envelope;
    }

    /// <exception cref="CryptographicException">The bytes are no envelope of ours, were altered, or are for another purpose.</exception>
    public byte[] Unprotect(byte[] protectedData)
    {
        var start = protectedData.Length == 0 ? int.MaxValue : 1 + protectedData[0];
        if (protectedData.Length < (long)start + HeadLength)
        {
            throw new CryptographicException("That is no envelope.");
        }

        var plaintext = new byte[protectedData.Length - start - HeadLength];
        CipherOf(_keys.ToOpen(protectedData.AsSpan(1..start))).Decrypt(protectedData.AsSpan(start, NonceLength), protectedData.AsSpan(start + HeadLength), protectedData.AsSpan(start + NonceLength, TagLength), plaintext, _purpose);
        return plaintext;
    }

    private static AesGcm CipherOf(byte[] key)
    {
        if (_last is { } last && last.Key == key)
        {
            return last.Cipher;
        }

        _last?.Cipher.Dispose();
        var cipher = new AesGcm(key, TagLength);
        _last = (key, cipher);
        return cipher;
    }

    /// <summary>With its length before it, so that no two rows of purposes are the same bytes.</summary>
    private static byte[] Named(string purpose) => [.. BitConverter.GetBytes(purpose.Length), .. Encoding.UTF8.GetBytes(purpose)];
}

/// <summary>The keys of <see cref="Envelopes"/>: the one that this process seals with, and those that it was shown lately.</summary>
public sealed class EnvelopeKeys(IDataProtectionProvider protection, TimeProvider time) : IDisposable
{
    private const int KeyLength = 32;

    /// <summary>
    /// After that a key is opened anew, so that one that was revoked does not live on, and another is made to seal with: it
    /// is then far from the four thousand million random nonces that it is good for.
    /// </summary>
    private static readonly TimeSpan Life = TimeSpan.FromHours(1);

    private readonly IDataProtector _protector = protection.CreateProtector("HamstringHelp.Envelopes.v1");
    private readonly MemoryCache _opened = new(new MemoryCacheOptions());
    private volatile SealingKey? _sealing;

    internal SealingKey ToSeal()
    {
        var now = time.GetUtcNow();
        if (_sealing is not { } key || key.Until <= now)
        {
            // Two at once make two keys: both are good.
            var plain = RandomNumberGenerator.GetBytes(KeyLength);
            _sealing = key = new SealingKey(plain, _protector.Protect(plain), now + Life);
        }

        return key;
    }

    /// <exception cref="CryptographicException">It is not of our key ring.</exception>
    internal byte[] ToOpen(ReadOnlySpan<byte> enciphered)
    {
        if (_sealing is { } own && enciphered.SequenceEqual(own.Enciphered))
        {
            return own.Plain;
        }

        var name = Convert.ToBase64String(enciphered);
        if (!_opened.TryGetValue(name, out byte[]? plain))
        {
            plain = _protector.Unprotect(enciphered.ToArray());
            _opened.Set(name, plain, Life);
        }

        return plain!;
    }

    public void Dispose() => _opened.Dispose();

    /// <param name="Plain">The key.</param>
    /// <param name="Enciphered">The key, as its envelopes hold it.</param>
    /// <param name="Until">When another takes its place.</param>
    internal sealed record SealingKey(byte[] Plain, byte[] Enciphered, DateTimeOffset Until);
}
