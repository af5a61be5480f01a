using HamstringHelp.Assessment.Tests.Support;

namespace HamstringHelp.Assessment.Tests;

public sealed class ContentTests
{
    [Fact]
    public void The_content_that_ships_loads()
    {
        Assert.True(PublishedContent.Current.IsPublished);
    }
}
