using System.Diagnostics.CodeAnalysis;
using System.Text;
using HamstringHelp.Assessment.Content;

namespace HamstringHelp.Web.Journey;

/// <summary>Packs a journey for its cookie: the secret, whether the sheet is shared, the sheet. Under 1,450 bytes with everything ticked.</summary>
public static class JourneyCodec
{
    private const byte Format = 2;

    public static byte[] Pack(PersonJourney journey)
    {
        using var stream = new MemoryStream(256);
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(Format);
        writer.Write(journey.Secret.Bytes);
        writer.Write(journey.SharedUntil?.ToUnixTimeSeconds() ?? 0);
        AnswerSheetCodec.Write(writer, journey.Content, journey.Answers);
        writer.Flush();
        return stream.ToArray();
    }

    /// <returns>False when the bytes are of another format or of content that is not loaded (any more).</returns>
    public static bool TryUnpack(byte[] packed, ContentLibrary library, [NotNullWhen(true)] out PersonJourney? journey)
    {
        journey = null;
        try
        {
            using var reader = new BinaryReader(new MemoryStream(packed), Encoding.UTF8);
            if (reader.ReadByte() != Format)
            {
                return false;
            }

            var secret = new JourneySecret(reader.ReadBytes(JourneySecret.Length));
            var sharedUntil = reader.ReadInt64();
            if (AnswerSheetCodec.Read(reader, library) is not (_, { } content, { } answers))
            {
                return false;
            }

            journey = new PersonJourney(content, answers, secret)
            {
                SharedUntil = sharedUntil == 0 ? null : DateTimeOffset.FromUnixTimeSeconds(sharedUntil),
            };
            return true;
        }
        catch (Exception e) when (e is IOException or FormatException or ArgumentException)
        {
            return false;
        }
    }
}
