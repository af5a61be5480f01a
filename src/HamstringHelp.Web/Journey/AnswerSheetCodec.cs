using System.Collections.Immutable;
using HamstringHelp.Assessment.Content;
using HamstringHelp.Assessment.Questions;

namespace HamstringHelp.Web.Journey;

/// <summary>
/// Writes an answer sheet in few bytes: content version, answers as bits, typed names with the medicine groups that they
/// count for. Everything ticked and 400 characters of names stay under 1,400 bytes. Equal sheets give equal bytes.
/// </summary>
internal static class AnswerSheetCodec
{
    internal static void Write(BinaryWriter writer, ContentVersion content, Answers answers)
    {
        writer.Write7BitEncodedInt(content.Number.Major);
        writer.Write7BitEncodedInt(content.Number.Minor);
        writer.Write7BitEncodedInt(content.Number.Patch);
        foreach (var word in answers.Bits)
        {
            writer.Write(word);
        }

        writer.Write(answers.NamesConfirmed);
        writer.Write7BitEncodedInt(answers.Names.Length);
        foreach (var name in answers.Names)
        {
            writer.Write(name.Typed);
            writer.Write7BitEncodedInt(name.Groups.Length);
            foreach (var group in name.Groups)
            {
                writer.Write7BitEncodedInt(GroupIds(content).IndexOf(group));
            }
        }
    }

    /// <returns>The sheet and its content; no content, with the number that is missing, when that version is not loaded (any more).</returns>
    /// <exception cref="IOException">The bytes end too early.</exception>
    /// <exception cref="FormatException">The bytes are no sheet.</exception>
    /// <exception cref="ArgumentException">The bytes name answers that the content does not have.</exception>
    internal static (VersionNumber Number, ContentVersion? Content, Answers? Answers) Read(BinaryReader reader, ContentLibrary library)
    {
        var number = new VersionNumber(reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt(), reader.Read7BitEncodedInt());
        if (library.Find(number) is not { } content)
        {
            return (number, null, null);
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

        return (number, content, content.Questionnaire.Restore(bits, names.ToImmutable(), confirmed));
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
