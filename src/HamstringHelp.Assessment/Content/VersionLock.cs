using System.Security.Cryptography;

namespace HamstringHelp.Assessment.Content;

/// <summary>
/// <c>versions.lock</c>: the SHA-256 of every file of every published version, a line each, so that
/// <c>sha256sum -c versions.lock</c> checks it too. Results rest on published versions, so their bytes never change.
/// </summary>
public sealed class VersionLock
{
    public const string FileName = "versions.lock";

    private const int HashLength = 64;

    private readonly SortedList<string, string> _hashes = new(StringComparer.Ordinal);

    private VersionLock()
    {
    }

    /// <summary>Whether the version was locked.</summary>
    public bool Holds(VersionNumber number) => FilesOf(number.ToString()).Any();

    /// <summary>Reads the lock of a content folder; one that is not there holds nothing.</summary>
    /// <param name="folder">The content folder.</param>
    /// <param name="problems">Receives lines that cannot be read.</param>
    public static VersionLock Read(string folder, ICollection<ContentProblem> problems)
    {
        var read = new VersionLock();
        var path = Path.Combine(folder, FileName);
        string[] lines = File.Exists(path) ? File.ReadAllLines(path) : [];
        foreach (var (index, line) in lines.Index().Where(pair => pair.Item.Length > 0))
        {
            var isEntry = line.Length > HashLength + 2 && line.AsSpan(HashLength, 2) is "  " && line[..HashLength].All(char.IsAsciiHexDigitLower);
            if (!isEntry || !read._hashes.TryAdd(line[(HashLength + 2)..], line[..HashLength]))
            {
                problems.Add(new ContentProblem(FileName, $"line {index + 1}", "is not a SHA-256, two blanks and a file named once.", "Restore the file; only \"content publish\" writes it."));
            }
        }

        return read;
    }

    /// <summary>Adds the files of a version as they are now.</summary>
    /// <param name="folder">The content folder.</param>
    /// <param name="number">The version.</param>
    public VersionLock With(string folder, VersionNumber number)
    {
        foreach (var file in Files(folder, number.ToString()))
        {
            _hashes[file] = Hash(folder, file);
        }

        return this;
    }

    /// <summary>Compares every locked version with the lock, byte for byte.</summary>
    internal void Check(string folder, List<ContentProblem> problems)
    {
        foreach (var version in _hashes.Keys.Select(VersionOf).Distinct())
        {
            var found = Files(folder, version).ToHashSet();
            problems.AddRange(FilesOf(version).Where(file => !found.Contains(file)).Select(file => new ContentProblem(file, "", "is locked, but it is not there.", Restore)));
            foreach (var file in found.Order(StringComparer.Ordinal))
            {
                if (!_hashes.TryGetValue(file, out var expected))
                {
                    problems.Add(new ContentProblem(file, "", $"was added to version {version}, which is published and locked.", "Remove it, or make a new version with \"content new\"."));
                }
                else if (Hash(folder, file) is var actual && actual != expected)
                {
                    problems.Add(new ContentProblem(file, "", $"differs from what was published: the lock expects SHA-256 {expected}, the file has {actual}.", Restore));
                }
            }
        }
    }

    /// <summary>The lock as its file reads: sorted, LF.</summary>
    public override string ToString() => string.Concat(_hashes.Select(pair => $"{pair.Value}  {pair.Key}\n"));

    private const string Restore = "Restore it, or make a new version with \"content new\": a published version never changes.";

    private IEnumerable<string> FilesOf(string version) => _hashes.Keys.Where(file => VersionOf(file) == version);

    private static string VersionOf(string file) => file.Split('/')[0];

    private static IEnumerable<string> Files(string folder, string version)
    {
        var below = Path.Combine(folder, version);
        return Directory.Exists(below)
            ? Directory.EnumerateFiles(below, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            : [];
    }

    private static string Hash(string folder, string file) =>
        Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, file))));
}
