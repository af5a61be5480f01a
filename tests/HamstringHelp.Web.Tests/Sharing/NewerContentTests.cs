using System.Text.Json.Nodes;
using HamstringHelp.Web.Tests.Commands;
using HamstringHelp.Web.Tests.Support;

namespace HamstringHelp.Web.Tests.Sharing;

/// <summary>A shared result keeps the content it was made with, and says when newer content would say something else.</summary>
public sealed class NewerContentTests : IDisposable
{
    private readonly AuthorsDesk _desk = new();

    [Fact]
    public async Task A_result_keeps_its_content_and_offers_to_look_where_newer_content_says_something_else()
    {
        var (link, seen, database) = await Share(Personas.Runner);
        _desk.Edit("1.1.0/advice.json", advice => advice["advice"]!.AsArray().Add(JsonNode.Parse(
            """
            {
              "id": "drink-in-the-heat", "section": "prevention", "title": "Drink before you are thirsty", "when": "cause hot-weather",
              "blocks": [{ "text": "Take a bottle along.", "from": ["S15"] }],
              "from": ["S15"]
            }
            """)));
        Publish();

        using var newer = new App { ContentFolder = _desk.Folder, Database = database };
        using var doctor = newer.Visit();
        await doctor.Go(link);
        Assert.Equivalent(seen, ShownResult.On(doctor.Page), strict: true);
        Assert.Contains("Our content is newer now, and would say something else", doctor.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        await doctor.FollowTo(link + "?content=newest");
        Assert.Contains("drink-in-the-heat", ShownResult.On(doctor.Page).Advice);
        Assert.Contains("You see what the newest content, version 1.1.0, says", doctor.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        await doctor.FollowTo(link);
        Assert.Equivalent(seen, ShownResult.On(doctor.Page), strict: true);
    }

    [Fact]
    public async Task Nothing_is_said_where_newer_content_says_the_same()
    {
        var (link, seen, database) = await Share(Personas.StatinTaker);
        Publish();

        using var newer = new App { ContentFolder = _desk.Folder, Database = database };
        using var doctor = newer.Visit();
        foreach (var address in new[] { link, link + "?content=newest" })
        {
            await doctor.Go(address);
            Assert.Equivalent(seen, ShownResult.On(doctor.Page), strict: true);
            Assert.DoesNotContain("newer", doctor.Page.QuerySelector("main")!.TextContent, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task Where_newer_content_asks_more_it_says_so_and_shows_what_was_shared()
    {
        var (link, seen, database) = await Share(Personas.Runner);
        _desk.Edit("1.1.0/questions.json", questions => questions["questions"]!.AsArray().Insert(8, JsonNode.Parse(
            """
            {
              "id": "swimming", "title": "Do you swim?", "short": "Swimming", "answers": "one", "askedWhen": "activity has hot-weather",
              "choices": [
                { "id": "yes", "label": "Yes", "said": "you swim", "clinical": "Swims" },
                { "id": "no", "label": "No", "said": "you do not swim", "clinical": "Does not swim" }
              ]
            }
            """)));
        Publish();

        using var newer = new App { ContentFolder = _desk.Folder, Database = database };
        using var doctor = newer.Visit();
        await doctor.Go(link + "?content=newest");

        Assert.Equivalent(seen, ShownResult.On(doctor.Page), strict: true);
        Assert.Contains("asks something that was not answered here", doctor.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_result_whose_content_was_taken_away_is_kept_and_the_log_says_what_is_missing()
    {
        _desk.Draft("1.1.0");
        Publish();
        string link;
        TestDatabase database;
        using (var with = new App { ContentFolder = _desk.Folder })
        using (var visitor = with.Visit())
        {
            database = with.Database;
            await Personas.Runner.WalkToResult(visitor);
            await visitor.Answer("7");
            link = visitor.Page.QuerySelector(".link-text")!.GetAttribute("href")!;
        }

        using var without = new App { Database = database };
        using var doctor = without.Visit();
        await doctor.Go(link);

        Assert.Equal("This cannot be opened just now", doctor.Heading);
        Assert.Contains(without.Log.Events, line => line.Exception?.Message.Contains("content version 1.1.0 is not in the content folder", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task A_result_of_a_draft_cannot_be_shared()
    {
        _desk.Draft("1.1.0");
        using var preview = new App { ContentFolder = _desk.Folder, PreviewDrafts = true };
        using var stored = new StoredBytes(preview);
        using var visitor = preview.Visit();
        await visitor.Go("/check/emergency");
        var form = visitor.Hidden();
        await Personas.Runner.WalkToResult(visitor);
        Assert.Null(visitor.Page.QuerySelector("#share"));

        await visitor.Post("/result", [.. form, ("days", "7")]);

        Assert.Equal("/result", visitor.Address);
        Assert.Equal(0, stored.Results);
    }

    public void Dispose() => _desk.Dispose();

    /// <summary>A result that was shared with the content that ships.</summary>
    private async Task<(string Link, ShownResult Seen, TestDatabase Database)> Share(Persona persona)
    {
        using var before = new App { ContentFolder = _desk.Folder };
        using var visitor = before.Visit();
        await persona.WalkToResult(visitor);
        var seen = ShownResult.On(visitor.Page);
        await visitor.Answer("7");
        _desk.Draft("1.1.0");
        return (visitor.Page.QuerySelector(".link-text")!.GetAttribute("href")!, seen, before.Database);
    }

    private void Publish()
    {
        var (exit, text) = _desk.Publish("1.1.0");
        Assert.True(exit == 0, text);
    }
}
