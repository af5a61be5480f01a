namespace HamstringHelp.Assessment.Content;

/// <summary>Every version of the content that stands in a folder. Results keep the version they were made with.</summary>
public sealed class ContentLibrary
{
    private readonly Dictionary<VersionNumber, ContentVersion> _versions;

    private ContentLibrary(IEnumerable<ContentVersion> versions, ContentVersion current)
    {
        _versions = versions.ToDictionary(version => version.Number);
        Current = current;
    }

    /// <summary>All versions, the oldest first.</summary>
    public IEnumerable<ContentVersion> Versions => _versions.Values.OrderBy(version => version.Number);

    /// <summary>The newest published version: the one that new journeys answer.</summary>
    public ContentVersion Current { get; }

    /// <summary>The version with this number, or null when it is not here (any more).</summary>
    public ContentVersion? Find(VersionNumber number) => _versions.GetValueOrDefault(number);

    /// <summary>Loads every version folder below <paramref name="folder"/>.</summary>
    /// <exception cref="ContentException">Something is wrong; carries all problems of all versions.</exception>
    public static ContentLibrary Load(string folder)
    {
        var problems = new List<ContentProblem>();
        var versions = new List<ContentVersion>();
        string[] folders = Directory.Exists(folder) ? Directory.GetDirectories(folder).Where(IsVersion).Order(StringComparer.Ordinal).ToArray() : [];
        foreach (var versionFolder in folders)
        {
            if (ContentLoader.Load(versionFolder, problems) is { } version)
            {
                versions.Add(version);
            }
        }

        var current = versions.Where(version => version.IsPublished).MaxBy(version => version.Number);
        if (problems.Count == 0 && current is null)
        {
            problems.Add(new ContentProblem("content", "", "has no published version.", $"Put a version folder, such as 1.0.0, into {folder}."));
        }

        return problems.Count == 0 ? new ContentLibrary(versions, current!) : throw new ContentException(problems);
    }

    private static bool IsVersion(string folder) => Path.GetFileName(folder) != "schema";
}
