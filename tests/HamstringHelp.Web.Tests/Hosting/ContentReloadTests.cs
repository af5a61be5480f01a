using HamstringHelp.Assessment.Content;
using HamstringHelp.Web.Hosting;
using HamstringHelp.Web.Tests.Commands;
using Microsoft.Extensions.Logging;

namespace HamstringHelp.Web.Tests.Hosting;

/// <summary>Content that changes while the site serves, and drafts that are previewed.</summary>
public sealed class ContentReloadTests : IDisposable
{
    private readonly AuthorsDesk _desk = new();

    private ContentSettings Settings => new() { Folder = _desk.Folder };

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void A_new_version_is_picked_up_once_its_files_rest_and_the_old_one_stays()
    {
        var content = new CurrentContent(Settings.Load());
        using var reload = new ContentReload(content, Settings, TimeProvider.System, new Lines());
        _desk.Draft("1.0.1");
        Assert.Equal(0, _desk.Publish("1.0.1").Exit);

        reload.Look();
        Assert.Equal("1.0.0", content.Version.Number.ToString());
        reload.Look();
        Assert.Equal("1.0.1", content.Version.Number.ToString());
        Assert.NotNull(content.Library.Find(new VersionNumber(1, 0, 0)));
    }

    [Fact]
    public void Content_with_a_problem_is_refused_with_its_reasons_and_the_old_one_keeps_serving()
    {
        var lines = new Lines();
        var content = new CurrentContent(Settings.Load());
        using var reload = new ContentReload(content, Settings, TimeProvider.System, lines);
        var before = content.Library;
        _desk.Write("1.0.0/causes.json", _desk.Read("1.0.0/causes.json") + " ");

        reload.Look();
        reload.Look();
        reload.Look();
        Assert.Same(before, content.Library);
        Assert.Equal(2, lines.Count);
        Assert.StartsWith("1.0.0/causes.json: differs from what was published", lines[0], StringComparison.Ordinal);
        Assert.Equal("The changed content has 1 problem(s) and is refused; version 1.0.0 keeps serving.", lines[1]);
    }

    [Fact]
    public void A_draft_is_served_only_when_asked_for()
    {
        _desk.Draft("1.1.0");
        Assert.Equal("1.0.0", Settings.Load().Current.Number.ToString());
        Assert.Equal("1.1.0", new ContentSettings { Folder = _desk.Folder, PreviewDrafts = true }.Load().Current.Number.ToString());
    }

    [Fact]
    public void A_draft_that_is_not_safe_is_not_even_previewed()
    {
        _desk.Draft("1.1.0");
        _desk.Replace("1.1.0/triggers.json", "\"symptoms has warmth\"", "\"symptoms has swelling\"");
        var refused = Assert.Throws<ContentException>(() => new ContentSettings { Folder = _desk.Folder, PreviewDrafts = true }.Load());
        Assert.Contains(refused.Problems, problem => problem.What.Contains("breaks property 1", StringComparison.Ordinal));
    }

    /// <summary>What is logged.</summary>
    private sealed class Lines : List<string>, ILogger<ContentReload>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Add(formatter(state, exception));
    }
}
