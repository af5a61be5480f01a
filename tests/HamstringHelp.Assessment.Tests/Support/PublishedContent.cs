using HamstringHelp.Assessment.Content;

namespace HamstringHelp.Assessment.Tests.Support;

/// <summary>The content that ships, loaded once.</summary>
public static class PublishedContent
{
    /// <summary>The folder beside the tests.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "content");

    public static ContentLibrary Library { get; } = ContentLibrary.Load(Folder);

    public static ContentVersion Current => Library.Current;
}
