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

    /// <summary>The version that new journeys answer: the newest published one, or the newest draft where drafts are previewed.</summary>
    public ContentVersion Current { get; }

    /// <summary>The version with this number, or null when it is not here (any more).</summary>
    public ContentVersion? Find(VersionNumber number) => _versions.GetValueOrDefault(number);

    /// <summary>Loads every version folder below <paramref name="folder"/>. Published versions must equal their lock.</summary>
    /// <param name="folder">The content folder.</param>
    /// <param name="previewDrafts">Whether a draft that is newer than every published version becomes the current one.</param>
    /// <exception cref="ContentException">Something is wrong; carries all problems of all versions.</exception>
    public static ContentLibrary Load(string folder, bool previewDrafts = false)
    {
        var problems = new List<ContentProblem>();
        var versions = LoadVersions(folder, problems);
        return problems.Count == 0
            ? new ContentLibrary(versions, versions.Where(version => version.IsPublished || previewDrafts).MaxBy(version => version.Number)!)
            : throw new ContentException(problems);
    }

    /// <summary>Loads the versions that can be loaded, the oldest first, and reports what is wrong with the others.</summary>
    internal static List<ContentVersion> LoadVersions(string folder, List<ContentProblem> problems)
    {
        var before = problems.Count;
        var versions = new List<ContentVersion>();
        string[] folders = Directory.Exists(folder) ? Directory.GetDirectories(folder).Where(IsVersion).Order(StringComparer.Ordinal).ToArray() : [];
        foreach (var versionFolder in folders)
        {
            if (ContentLoader.Load(versionFolder, problems) is { } version)
            {
                versions.Add(version);
            }
        }

        var versionLock = VersionLock.Read(folder, problems);
        versionLock.Check(folder, problems);
        problems.AddRange(versions.Where(version => version.IsPublished && !versionLock.Holds(version.Number)).Select(version => new ContentProblem($"{version.Number}/version.json", "$.status", "is published, but the version is not locked.", $"Publish it with \"content publish {version.Number}\", or make it a draft.")));
        if (problems.Count == before && !versions.Exists(version => version.IsPublished))
        {
            problems.Add(new ContentProblem("content", "", "has no published version.", $"Put a version folder, such as 1.0.0, into {folder}."));
        }

        return [.. versions.OrderBy(version => version.Number)];
    }

    private static bool IsVersion(string folder) => Path.GetFileName(folder) != "schema";
}
