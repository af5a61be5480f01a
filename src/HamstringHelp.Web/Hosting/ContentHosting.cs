using HamstringHelp.Assessment.Content;

namespace HamstringHelp.Web.Hosting;

/// <summary>Loads the content before anything is served: the program does not start with content that has a problem.</summary>
internal static class ContentHosting
{
    /// <summary>The folder with the versions; by default the one beside the program.</summary>
    internal const string FolderKey = "Content:Folder";

    internal static void AddContent(this WebApplicationBuilder builder)
    {
        var folder = builder.Configuration[FolderKey] ?? Path.Combine(AppContext.BaseDirectory, "content");
        builder.Services.AddSingleton(ContentLibrary.Load(folder));
    }
}
