using HamstringHelp.Assessment.Content;

namespace HamstringHelp.Assessment.Checks;

/// <summary>A file that is made from the content or its records, and kept beside it for people and editors.</summary>
/// <param name="File">Its name, relative to the content folder.</param>
/// <param name="Text">What belongs in it.</param>
public sealed record ContentPaper(string File, string Text);

/// <summary>Makes those files.</summary>
public static class ContentPapers
{
    /// <summary>The JSON Schema of each kind of content file.</summary>
    public static IEnumerable<ContentPaper> Schemas() => SchemaExport.All();

    /// <summary>The flow of the questions of the newest version, as a picture.</summary>
    /// <exception cref="ContentException">The content has problems.</exception>
    public static IEnumerable<ContentPaper> Picture(string folder) =>
        [new ContentPaper("flow.svg", FlowPicture.Draw(ContentLibrary.Load(folder).Versions.Last()))];
}
