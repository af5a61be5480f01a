using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using HamstringHelp.Assessment.Checks;
using HamstringHelp.Assessment.Content;

namespace HamstringHelp.Web.Commands;

/// <summary>The life of a version: a draft is copied from the newest one, edited, checked, dated and locked.</summary>
internal sealed class Publication(string folder, TimeProvider time)
{
    private const string VersionFileName = "version.json";

    // Typographic quotes stay readable in the file.
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Copies the newest version as a draft.</summary>
    /// <returns>The folder of the draft.</returns>
    /// <exception cref="ContentException">The content has problems, or the number is not higher than all others.</exception>
    internal string New(VersionNumber number)
    {
        var newest = ContentLibrary.Load(folder).Versions.Last();
        if (number <= newest.Number)
        {
            throw Refused(number, $"is not higher than {newest.Number}, the newest version.", $"Choose a higher number, such as {ContentCheck.NumberFor(newest.Number, Assessment.Proof.VersionStep.Minor)}.");
        }

        var draft = Path.Combine(folder, number.ToString());
        Copy(Path.Combine(folder, newest.Number.ToString()), draft);
        EditVersion(folder, number, version =>
        {
            version["number"] = number.ToString();
            version["status"] = "draft";
            version["changes"] = new JsonArray(VersionFile.UnwrittenChange);
            if (newest.Files.Version.Review.Status == ReviewStatus.SignedOff)
            {
                // What was signed off was the version before.
                version["review"] = new JsonObject { ["status"] = "awaiting-clinician", ["note"] = "No clinician has reviewed this version yet." };
            }
        });
        return draft;
    }

    /// <summary>Checks, dates and locks a version. It is tried on a copy first, so a refusal changes nothing.</summary>
    /// <exception cref="ContentException">The version is not there or already locked, or the check finds something.</exception>
    internal void Publish(VersionNumber number)
    {
        if (!File.Exists(Path.Combine(folder, number.ToString(), VersionFileName)))
        {
            throw Refused(number, "is not there.", "Make it with \"content new\".");
        }

        if (VersionLock.Read(folder, []).Holds(number))
        {
            throw Refused(number, "is already published and locked, so it never changes.", "Make a new version with \"content new\".");
        }

        var trial = Directory.CreateTempSubdirectory("hamstringhelp-publish-").FullName;
        try
        {
            Copy(folder, trial);
            EditVersion(trial, number, version => version["status"] = "published");
            File.WriteAllText(Path.Combine(trial, VersionLock.FileName), VersionLock.Read(trial, []).With(trial, number).ToString());
            if (ContentCheck.Run(trial) is { Passed: false } report)
            {
                throw new ContentException(report.Problems);
            }

            File.Copy(Path.Combine(trial, number.ToString(), VersionFileName), Path.Combine(folder, number.ToString(), VersionFileName), overwrite: true);
            File.Copy(Path.Combine(trial, VersionLock.FileName), Path.Combine(folder, VersionLock.FileName), overwrite: true);
        }
        finally
        {
            Directory.Delete(trial, recursive: true);
        }
    }

    private void EditVersion(string content, VersionNumber number, Action<JsonNode> edit)
    {
        var path = Path.Combine(content, number.ToString(), VersionFileName);
        try
        {
            var version = JsonNode.Parse(File.ReadAllText(path))!;
            edit(version);
            version["date"] = time.GetLocalNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            File.WriteAllText(path, version.ToJsonString(Readable) + "\n");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new ContentException([new ContentProblem($"{number}/{VersionFileName}", "", $"is not valid JSON: {e.Message}", "Mend it; \"content check\" says where.")]);
        }
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private static ContentException Refused(VersionNumber number, string what, string mend) =>
        new([new ContentProblem(number.ToString(), "", what, mend)]);
}
