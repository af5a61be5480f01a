using HamstringHelp.Assessment.Content;
using HamstringHelp.Assessment.Proof;

namespace HamstringHelp.Web.Hosting;

/// <summary>The section <c>Content</c> of the configuration.</summary>
public sealed class ContentSettings
{
    /// <summary>The folder with the versions; by default the one beside the program.</summary>
    public string Folder { get; set; } = Path.Combine(AppContext.BaseDirectory, "content");

    /// <summary>Whether a draft that is newer than every published version is served, with a notice on every page.</summary>
    public bool PreviewDrafts { get; set; }

    /// <summary>Whether a new valid version is picked up without a restart; by default in development alone.</summary>
    public bool Reload { get; set; }

    /// <summary>Loads the content, and proves a previewed draft: a locked version was proved when it was published.</summary>
    /// <exception cref="ContentException">The content has problems; carries all of them.</exception>
    public ContentLibrary Load()
    {
        var library = ContentLibrary.Load(Folder, PreviewDrafts);
        if (!library.Current.IsPublished && ContentProof.Run(library.Current) is { IsProved: false } proof)
        {
            throw new ContentException([.. proof.Violations.Select(violation => violation.ToProblem())]);
        }

        return library;
    }
}
