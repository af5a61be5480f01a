using System.Security.Cryptography;
using System.Text;
using HamstringHelp.Assessment.Content;
using HamstringHelp.Assessment.Questions;
using HamstringHelp.Web.Journey;

namespace HamstringHelp.Web.Sharing;

/// <summary>An answer sheet as a link opens it.</summary>
/// <param name="Content">The content version that was answered.</param>
/// <param name="Answers">The answers that count.</param>
/// <param name="Created">When it was shared.</param>
public sealed record OpenedSheet(ContentVersion Content, Answers Answers, DateTimeOffset Created);

/// <summary>
/// Seals an answer sheet under AES-256-GCM with a key that only the link holds: nonce (12 bytes), tag (16 bytes),
/// ciphertext. It is padded, so that its length does not tell how many medicines somebody takes.
/// </summary>
internal static class SealedSheet
{
    private const byte Format = 1;
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int HeadLength = NonceLength + TagLength;
    private const int Padding = 128;

    /// <summary>The answer sheet in plain bytes, from which the token is derived.</summary>
    internal static byte[] Plain(PersonJourney journey)
    {
        using var stream = new MemoryStream(256);
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        AnswerSheetCodec.Write(writer, journey.Content, journey.Content.Questionnaire.WithoutUnasked(journey.Answers));
        writer.Flush();
        return stream.ToArray();
    }

    internal static byte[] Seal(ShareToken token, ReadOnlySpan<byte> sheet, DateTimeOffset created)
    {
        var used = 1 + sizeof(long) + sheet.Length;
        var plain = new byte[(used + Padding - 1) / Padding * Padding];
        plain[0] = Format;
        BitConverter.TryWriteBytes(plain.AsSpan(1), created.ToUnixTimeSeconds());
        sheet.CopyTo(plain.AsSpan(1 + sizeof(long)));

        var sealedBytes = new byte[HeadLength + plain.Length];
        var nonce = sealedBytes.AsSpan(..NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(token.SealingKey(), TagLength);
        aes.Encrypt(nonce, plain, sealedBytes.AsSpan(HeadLength..), sealedBytes.AsSpan(NonceLength..HeadLength));
        return sealedBytes;
    }

    /// <exception cref="UnreadableResultException">The bytes were altered, or their content version is not here (any more).</exception>
    internal static OpenedSheet Open(ShareToken token, byte[] sealedBytes, ContentLibrary library)
    {
        try
        {
            var plain = new byte[sealedBytes.Length - HeadLength];
            using var aes = new AesGcm(token.SealingKey(), TagLength);
            aes.Decrypt(sealedBytes.AsSpan(..NonceLength), sealedBytes.AsSpan(HeadLength..), sealedBytes.AsSpan(NonceLength..HeadLength), plain);

            using var reader = new BinaryReader(new MemoryStream(plain), Encoding.UTF8);
            if (reader.ReadByte() != Format)
            {
                throw new UnreadableResultException("it has a format of another version of this program");
            }

            var created = DateTimeOffset.FromUnixTimeSeconds(reader.ReadInt64());
            var (number, content, answers) = AnswerSheetCodec.Read(reader, library);
            return content is not null && answers is not null
                ? new OpenedSheet(content, answers, created)
                : throw new UnreadableResultException($"content version {number} is not in the content folder (any more)");
        }
        catch (Exception e) when (e is CryptographicException or IOException or FormatException or ArgumentException or OverflowException)
        {
            throw new UnreadableResultException("its stored bytes were altered", e);
        }
    }
}

/// <summary>A stored result is there and cannot be shown, through no fault of the person who holds the link.</summary>
public sealed class UnreadableResultException(string reason, Exception? inner = null) : Exception($"A shared result cannot be shown: {reason}.", inner);
