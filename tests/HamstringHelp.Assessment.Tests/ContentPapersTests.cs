using HamstringHelp.Assessment.Checks;
using HamstringHelp.Assessment.Tests.Support;

namespace HamstringHelp.Assessment.Tests;

/// <summary>What is generated and kept beside the content is what would be generated now.</summary>
public sealed class ContentPapersTests
{
    [Fact]
    public void The_schemas_are_those_of_the_records()
    {
        Assert.All(ContentPapers.Schemas(), paper => Assert.True(IsFresh(paper), $"{paper.File} is stale: run \"content schema content\"."));
    }

    [Fact]
    public void Every_content_file_names_a_schema_that_is_there()
    {
        Assert.All(ContentPapers.Schemas(), paper => Assert.True(File.Exists(Path.Combine(PublishedContent.Folder, paper.File))));
        Assert.All(
            Directory.GetFiles(Path.Combine(PublishedContent.Folder, ContentCopy.Shipped), "*.json"),
            file => Assert.Contains($"\"../schema/{Path.GetFileNameWithoutExtension(file)}.schema.json\"", File.ReadAllText(file), StringComparison.Ordinal));
    }

    [Fact]
    public void The_picture_of_the_questions_is_that_of_the_newest_version()
    {
        Assert.All(ContentPapers.Picture(PublishedContent.Folder), paper => Assert.True(IsFresh(paper), $"{paper.File} is stale: run \"content picture content\"."));
    }

    private static bool IsFresh(ContentPaper paper) => File.ReadAllText(Path.Combine(PublishedContent.Folder, paper.File)) == paper.Text;
}
