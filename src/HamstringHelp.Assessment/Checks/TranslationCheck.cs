using HamstringHelp.Assessment.Content;

namespace HamstringHelp.Assessment.Checks;

/// <summary>Each declared language has every text, and each translation is of the English text as it reads now.</summary>
internal static class TranslationCheck
{
    internal static IEnumerable<ContentProblem> Run(string folder, ContentVersion content)
    {
        var number = content.Number;
        var problems = new List<ContentProblem>();
        var below = Path.Combine(folder, number.ToString(), "translations");
        var present = Directory.Exists(below) ? Directory.GetFiles(below).Select(Path.GetFileNameWithoutExtension).ToHashSet() : [];
        var declared = content.Files.Version.Languages.Skip(1).ToList();
        foreach (var language in declared)
        {
            var file = $"{number}/translations/{language}.json";
            if (!present.Contains(language))
            {
                problems.Add(new ContentProblem(file, "", $"is not there, though version.json declares the language \"{language}\".", "Add the file, or take the language out of version.json."));
            }
            else if (StrictJson.Read(file, File.ReadAllBytes(Path.Combine(folder, file)), ContentJson.Default.TranslationFile, problems) is { } translation)
            {
                problems.AddRange(Compare(file, language, translation, content));
            }
        }

        problems.AddRange(present.Except(declared).Order(StringComparer.Ordinal).Select(language => new ContentProblem($"{number}/translations/{language}.json", "", "is a language that version.json does not declare.", "Add it to \"languages\" in version.json, or remove the file.")));
        return problems;
    }

    private static IEnumerable<ContentProblem> Compare(string file, string language, TranslationFile translation, ContentVersion content)
    {
        if (translation.Language != language)
        {
            yield return new ContentProblem(file, "$.language", $"is \"{translation.Language}\", but the file is called {language}.json.", "Give both the same language.");
        }

        var english = ContentWords.Of(content).ToDictionary(text => text.Key);
        foreach (var text in english.Values.Where(text => !translation.Words.ContainsKey(text.Key)))
        {
            yield return new ContentProblem(file, $"$.words['{text.Key}']", $"is missing; the English is “{text.Text}”", "Translate it.");
        }

        foreach (var (key, translated) in translation.Words)
        {
            if (!english.TryGetValue(key, out var text))
            {
                yield return new ContentProblem(file, $"$.words['{key}']", "translates a text that is not there.", Suggest.Among(key, english.Keys, "Correct the key, or remove it"));
            }
            else if (text.Text != translated.Of)
            {
                yield return new ContentProblem(file, $"$.words['{key}'].of", $"is stale: the English now reads “{text.Text}”", "Check the translation, and put the new English text here.");
            }
        }
    }
}
