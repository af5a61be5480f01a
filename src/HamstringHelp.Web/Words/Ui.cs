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

    /// <summary>The language that was asked for last: most often it is the one that is asked for next.</summary>
    private static Words _last = new(CultureInfo.InvariantCulture, Read(CultureInfo.InvariantCulture));

    private static string GetResourceString(string name)
    {
        var language = CultureInfo.CurrentUICulture;
        var last = _last;
        if (!ReferenceEquals(last.Language, language))
        {
            _last = last = new Words(language, Languages.GetOrAdd(language, Read));
        }

        return last.ByName[name];
    }

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

    /// <summary>All words of a language.</summary>
    private sealed record Words(CultureInfo Language, FrozenDictionary<string, string> ByName);
}
