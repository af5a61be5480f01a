using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using System.Resources;

namespace HamstringHelp.Web.Words;

/// <summary>The words of the pages, one property each, as <c>Ui.resx</c> and its translations have them.</summary>
internal static partial class Ui
{
    private static readonly ResourceManager Resources = new(typeof(Ui));

    /// <summary>Read as a whole once for each language: a page asks for dozens, and the resource manager locks for each.</summary>
    private static readonly ConcurrentDictionary<CultureInfo, FrozenDictionary<string, string>> Languages = new();

    private static string GetResourceString(string name) => Languages.GetOrAdd(CultureInfo.CurrentUICulture, Read)[name];

    /// <summary>All words in a language; what it lacks, in the one that it falls back on.</summary>
    private static FrozenDictionary<string, string> Read(CultureInfo language)
    {
        var words = language.Equals(CultureInfo.InvariantCulture) ? [] : Languages.GetOrAdd(language.Parent, Read).ToDictionary();
        if (Resources.GetResourceSet(language, createIfNotExists: true, tryParents: false) is { } own)
        {
            foreach (DictionaryEntry word in own)
            {
                words[(string)word.Key] = (string)word.Value!;
            }
        }

        return words.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
