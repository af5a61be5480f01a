using HamstringHelp.Assessment.Content;

namespace HamstringHelp.Web.Hosting;

/// <summary>The content that is served now. It is replaced as a whole, so nobody sees half of a new version.</summary>
/// <param name="library">What was loaded at the start.</param>
public sealed class CurrentContent(ContentLibrary library)
{
    private volatile ContentLibrary _library = library;
    private volatile int _generation;

    /// <summary>All versions; a journey looks up its own. Take it once for what belongs together.</summary>
    public ContentLibrary Library => _library;

    /// <summary>The version that new journeys answer.</summary>
    public ContentVersion Version => _library.Current;

    /// <summary>Grows with each replacement, also where the number of the version stays, as while a draft is written.</summary>
    public int Generation => _generation;

    internal void Replace(ContentLibrary library)
    {
        _library = library;
        Interlocked.Increment(ref _generation);
    }
}
