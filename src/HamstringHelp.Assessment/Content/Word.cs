using System.Text.Json;
using System.Text.Json.Serialization;

namespace HamstringHelp.Assessment.Content;

/// <summary>
/// One of the few words that a member of the content takes. The words of each kind are objects and no enum, because for
/// every value type in a JSON contract the runtime compiles much of the serialiser anew, at each start of the program.
/// </summary>
public abstract class Word
{
    private protected Word(string text) => Text = text;

    /// <summary>As the content writes it.</summary>
    public string Text { get; }

    public override string ToString() => Text;
}

/// <summary>The words that a member takes.</summary>
internal interface IWords
{
    IEnumerable<string> Texts { get; }
}

/// <summary>Reads the words of one kind, each as the object that stands for it.</summary>
/// <param name="words">All of them.</param>
internal abstract class WordConverter<TWord>(params TWord[] words) : JsonConverter<TWord>, IWords
    where TWord : Word
{
    public IEnumerable<string> Texts => words.Select(word => word.Text);

    public override TWord Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        return Array.Find(words, word => word.Text == text) ?? throw new JsonException($"one of {string.Join(", ", Texts)} belongs here");
    }

    public override void Write(Utf8JsonWriter writer, TWord value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text);
}
