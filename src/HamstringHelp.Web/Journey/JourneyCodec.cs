using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using HamstringHelp.Assessment.Content;
using HamstringHelp.Assessment.Questions;

namespace HamstringHelp.Web.Journey;

/// <summary>
/// Packs a journey into few bytes: content version, answers as bits, typed names with the medicine groups that they
/// count for. Everything ticked and 400 characters of names stay under 1,400 bytes.
/// </summary>
public static class JourneyCodec
{
    private const byte Format = 1;

    public static byte[] Pack(PersonJourney journey)
    {
        using var stream = new MemoryStream(256);
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(Format);
        writer.Write7BitEncodedInt(journey.Content.Number.Major);
        writer.Write7BitEncodedInt(journey.Content.Number.Minor);
        writer.Write7BitEncodedInt(journey.Content.Number.Patch);
        foreach (var word in journey.Answers.Bits)
        {
            writer.Write(word);
        }

        writer.Write(journey.Answers.NamesConfirmed);
        writer.Write7BitEncodedInt(journey.Answers.Names.Length);
        foreach (var name in journey.Answers.Names)
        {
            writer.Write(name.Typed);
            writer.Write7BitEncodedInt(name.Groups.Length);
            foreach (var group in name.Groups)
            {
                writer.Write7BitEncodedInt(GroupIds(journey.Content).IndexOf(group));
            }
        }

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

            var number = new VersionNumber(reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt());
            if (library.Find(number) is not { } content)
            {
                return false;
            }

            var bits = new ulong[content.Vocabulary.AnswerWords];
            for (var word = 0; word < bits.Length; word++)
            {
                bits[word] = reader.ReadUInt64();
            }

            var confirmed = reader.ReadBoolean();
            var names = ImmutableArray.CreateBuilder<TypedName>();
            for (var count = reader.Read7BitEncodedInt(); count > 0; count--)
            {
                names.Add(new TypedName(reader.ReadString(), ReadGroups(reader, content)));
            }

            journey = new PersonJourney(content, content.Questionnaire.Restore(bits, names.ToImmutable(), confirmed));
            return true;
        }
        catch (Exception e) when (e is IOException or FormatException or ArgumentException)
        {
            return false;
        }
    }

    private static ImmutableArray<string> ReadGroups(BinaryReader reader, ContentVersion content)
    {
        var ids = GroupIds(content);
        var groups = ImmutableArray.CreateBuilder<string>();
        for (var count = reader.Read7BitEncodedInt(); count > 0; count--)
        {
            groups.Add(ids[reader.Read7BitEncodedInt()]);
        }

        return groups.ToImmutable();
    }

    private static List<string> GroupIds(ContentVersion content) => [.. content.Files.Medicines.Groups.Select(group => group.Id.Value)];
}
