using HamstringHelp.Assessment.Content;
using HamstringHelp.Assessment.Tests.Support;

namespace HamstringHelp.Assessment.Tests;

/// <summary>Results rest on published versions, so not a byte of them changes unnoticed.</summary>
public sealed class VersionLockTests : IDisposable
{
    private readonly ContentCopy _content = new ContentCopy().Lock();

    public void Dispose() => _content.Dispose();

    [Fact]
    public void A_changed_byte_is_refused_with_both_hashes()
    {
        _content.EditText("advice.json", text => text + " ");
        var problem = Refused();
        Assert.Equal("1.0.0/advice.json", problem.File);
        Assert.Matches("^differs from what was published: the lock expects SHA-256 [0-9a-f]{64}, the file has [0-9a-f]{64}\\.$", problem.What);
        Assert.StartsWith("Restore it, or make a new version", problem.Mend, StringComparison.Ordinal);
    }

    [Fact]
    public void An_added_file_is_refused()
    {
        File.WriteAllText(_content.PathOf("extra.json"), "{}");
        Assert.StartsWith("was added to version 1.0.0", Refused().What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_published_version_that_is_gone_is_missed()
    {
        _content.AddVersion("1.0.1", "published").Lock();
        Directory.Delete(Path.Combine(_content.Folder, "1.0.1"), recursive: true);
        var problems = Assert.Throws<ContentException>(() => ContentLibrary.Load(_content.Folder)).Problems;
        Assert.Equal(8, problems.Count);
        Assert.All(problems, problem => Assert.Equal("is locked, but it is not there.", problem.What));
    }

    [Fact]
    public void A_published_version_that_was_never_locked_is_refused_but_a_draft_is_free()
    {
        _content.AddVersion("1.0.1", "draft");
        Assert.NotNull(ContentLibrary.Load(_content.Folder).Find(new VersionNumber(1, 0, 1)));
        _content.Edit("version.json", root => root["status"] = "published", "1.0.1");
        Assert.Equal("is published, but the version is not locked.", Refused().What);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("E5778F914B1F69E055C65EB8361CDC71E00C6DCE56E104888372066C7AC17D09  1.0.0/advice.json")]
    public void A_line_that_is_no_entry_is_refused(string line)
    {
        File.AppendAllText(Path.Combine(_content.Folder, VersionLock.FileName), line + "\n");
        var problem = Refused();
        Assert.Equal((VersionLock.FileName, "line 9"), (problem.File, problem.Path));
    }

    [Fact]
    public void The_lock_reads_as_sha256sum_writes_it()
    {
        var lines = File.ReadAllText(Path.Combine(_content.Folder, VersionLock.FileName)).Split('\n');
        Assert.Equal(lines[..^1].Order(StringComparer.Ordinal).OrderBy(line => line[66..], StringComparer.Ordinal), lines[..^1]);
        Assert.Equal("", lines[^1]);
    }

    private ContentProblem Refused() =>
        Assert.Single(Assert.Throws<ContentException>(() => ContentLibrary.Load(_content.Folder)).Problems);
}
