using System.Text.Json;
using HamstringHelp.Assessment.Content;

namespace HamstringHelp.Web.Tests.Commands;

/// <summary>The verbs for authors, as an author would use them.</summary>
public sealed class ContentCommandsTests : IDisposable
{
    private readonly AuthorsDesk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void The_content_that_ships_is_good_and_the_report_says_how_much_that_covers()
    {
        var (exit, text) = AuthorsDesk.Type("content", "check", AuthorsDesk.Shipped);
        Assert.True(exit == 0, text);
        Assert.Contains("1.0.0 (published): all ten properties hold for every one of", text, StringComparison.Ordinal);
        Assert.Contains("%  self-care", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', text);
    }

    [Fact]
    public void A_terminal_shows_colours()
    {
        var (_, text) = AuthorsDesk.Type(hasColours: true, "content", "diff", "1.0.0", "1.0.0", _desk.Folder);
        Assert.Contains('\e', text);
    }

    [Fact]
    public void A_machine_reads_the_check_as_JSON()
    {
        _desk.Write("1.0.0/causes.json", _desk.Read("1.0.0/causes.json") + " ");
        var (exit, text) = _desk.Check("--json");
        Assert.Equal(1, exit);
        using var json = JsonDocument.Parse(text);
        Assert.False(json.RootElement.GetProperty("passed").GetBoolean());
        var problem = Assert.Single(json.RootElement.GetProperty("problems").EnumerateArray());
        Assert.Equal("1.0.0/causes.json", problem.GetProperty("file").GetString());
        Assert.Equal("1.0.0", json.RootElement.GetProperty("versions")[0].GetProperty("number").GetString());
    }

    [Theory]
    [InlineData("causes.json", "\"kind\": \"benign\"", "\"kind\": \"bening\"", "1.1.0/causes.json:$.causes[0].kind: is \"bening\"")]
    [InlineData("advice.json", "(medicine raloxifene", "(medicine raloxifen", "did you mean \"raloxifene\"?")]
    [InlineData("triggers.json", "\"symptoms has warmth\"", "\"symptoms has swelling\"", "breaks property 1")]
    [InlineData("version.json", "\"en\"", "\"en\", \"es\"", "1.1.0/translations/es.json: is not there")]
    [InlineData("version.json", "Something changed.", VersionFile.UnwrittenChange, "1.1.0/version.json:$.changes[0]: is still to be written.")]
    public void A_fault_in_a_draft_is_named(string file, string old, string replacement, string expected)
    {
        _desk.Draft("1.1.0");
        _desk.Replace($"1.1.0/{file}", old, replacement);
        var (exit, text) = _desk.Check();
        Assert.Equal(1, exit);
        Assert.Contains(expected, text, StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_are_named_at_once()
    {
        _desk.Draft("1.1.0");
        _desk.Replace("1.1.0/triggers.json", "\"symptoms has warmth\"", "\"symptoms has swelling\"");
        _desk.Write("1.0.0/notes.txt", "more");
        File.Delete(Path.Combine(_desk.Folder, "1.0.0", "version.json"));
        var (_, text) = _desk.Check();
        Assert.Contains("1.0.0/notes.txt: was added to version 1.0.0", text, StringComparison.Ordinal);
        Assert.Contains("1.0.0/version.json: is locked, but it is not there.", text, StringComparison.Ordinal);
        Assert.Contains("breaks property 1", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_byte_in_a_published_version_is_refused_by_the_check_and_the_start()
    {
        _desk.Replace("1.0.0/causes.json", "common and mostly harmless", "common and always harmless");
        var (exit, text) = _desk.Check();
        Assert.Equal(1, exit);
        Assert.Contains("1.0.0/causes.json: differs from what was published: the lock expects SHA-256", text, StringComparison.Ordinal);
        Assert.Throws<ContentException>(() => ContentLibrary.Load(_desk.Folder));
    }

    [Fact]
    public void A_number_that_claims_less_than_what_changed_is_refused()
    {
        _desk.Draft("1.0.1");
        _desk.Replace("1.0.1/causes.json", "\"when\": \"activity has hot-weather\"", "\"when\": \"activity has hot-weather and age is not 60-or-over\"");
        var (exit, text) = _desk.Check();
        Assert.Equal(1, exit);
        Assert.Contains("1.0.1/version.json:$.number: claims a patch version after 1.0.0, but what changed is major.", text, StringComparison.Ordinal);
        Assert.Contains("Call it 2.0.0", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Translations_that_are_missing_stale_or_of_nothing_are_named()
    {
        _desk.Draft("1.1.0");
        _desk.Replace("1.1.0/version.json", "\"en\"", "\"en\", \"es\"");
        _desk.Write("1.1.0/translations/es.json", """
            {
              "$schema": "../../schema/translation.schema.json",
              "language": "es",
              "words": {
                "causes/dehydration/name": { "of": "Too little to drink", "to": "Beber poco" },
                "causes/dehydraton/name": { "of": "Not enough to drink", "to": "Beber poco" }
              }
            }
            """);
        _desk.Write("1.1.0/translations/fr.json", "{}");
        var (_, text) = _desk.Check();
        Assert.Contains("es.json:$.words['causes/dehydration/name'].of: is stale: the English now reads “Not enough to drink”", text, StringComparison.Ordinal);
        Assert.Contains("es.json:$.words['causes/dehydraton/name']: translates a text that is not there. Correct the key, or remove it; did you mean \"causes/dehydration/name\"?", text, StringComparison.Ordinal);
        Assert.Contains("es.json:$.words['questions/emergency/choices/none/label']: is missing; the English is “None of these”", text, StringComparison.Ordinal);
        Assert.Contains("fr.json: is a language that version.json does not declare.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sentence_of_the_article_is_found()
    {
        _desk.Write("article.txt", "It says: hard effort, on a hot day, can cause a hamstring cramp!");
        var (exit, text) = _desk.Check("--article", Path.Combine(_desk.Folder, "article.txt"));
        Assert.Equal(1, exit);
        Assert.Contains("1.0.0/causes.json:$.causes[1].explanation[0].text: has eight words in a row as the article has them: “hard effort on a hot day can cause”.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_draft_is_copied_written_published_dated_and_locked()
    {
        Assert.Equal(0, _desk.New("1.0.1").Exit);
        var (exit, text) = _desk.Publish("1.0.1");
        Assert.Equal(1, exit);
        Assert.Contains("is still to be written", text, StringComparison.Ordinal);
        Assert.Equal("1.0.0", ContentLibrary.Load(_desk.Folder).Current.Number.ToString());

        _desk.Replace("1.0.1/version.json", VersionFile.UnwrittenChange, "Nothing but the number.");
        (exit, text) = _desk.Publish("1.0.1");
        Assert.True(exit == 0, text);
        var current = ContentLibrary.Load(_desk.Folder).Current;
        Assert.Equal("1.0.1", current.Number.ToString());
        Assert.Equal(DateOnly.FromDateTime(AuthorsDesk.Today.Date), current.Files.Version.Date);
        Assert.Contains("  1.0.1/advice.json\n", _desk.Read("versions.lock"), StringComparison.Ordinal);

        Assert.Contains("is already published and locked", _desk.Publish("1.0.1").Text, StringComparison.Ordinal);
        Assert.Contains("is not there", _desk.Publish("1.2.0").Text, StringComparison.Ordinal);
        Assert.Contains("is not higher than 1.0.1", _desk.New("1.0.1").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_published_version_without_its_lock_is_refused_until_it_is_published_again()
    {
        _desk.Write("versions.lock", "");
        Assert.Contains("1.0.0/version.json:$.status: is published, but the version is not locked.", _desk.Check().Text, StringComparison.Ordinal);
        Assert.Equal(0, _desk.Publish("1.0.0").Exit);
        Assert.Equal(0, _desk.Check().Exit);
    }

    [Fact]
    public void A_comparison_tells_words_from_rules_and_names_the_step()
    {
        _desk.Draft("2.0.0");
        _desk.Replace("2.0.0/triggers.json", "\"name\": \"Swelling\"", "\"name\": \"Swollen\"");
        Assert.Contains("1.0.0 -> 2.0.0: the change is patch; the number claims major.", _desk.Diff("1.0.0", "2.0.0").Text, StringComparison.Ordinal);

        _desk.Replace("2.0.0/causes.json", "\"when\": \"activity has hot-weather\"", "\"when\": \"activity has hot-weather and age is not 60-or-over\"");
        var (exit, text) = _desk.Diff("1.0.0", "2.0.0");
        Assert.Equal(0, exit);
        Assert.Contains("the change is major", text, StringComparison.Ordinal);
        Assert.Contains("More urgent: ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Less urgent", text, StringComparison.Ordinal);
        Assert.Contains("benign hot-weather, lost: ", text, StringComparison.Ordinal);
        Assert.Contains("    - Swelling\n    + Swollen", text.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_version_that_is_not_there_cannot_be_compared()
    {
        var (exit, text) = _desk.Diff("1.0.0", "7.0.0");
        Assert.Equal(1, exit);
        Assert.Contains("7.0.0: is not there. Name one of 1.0.0.", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("is no version number", "content", "new", "1.x")]
    [InlineData("contents", "contents")]
    public void A_slip_is_answered_with_help(string says, params string[] args)
    {
        var (exit, text) = AuthorsDesk.Type(args);
        Assert.Equal(1, exit);
        Assert.Contains(says, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_names_every_verb()
    {
        var (exit, text) = AuthorsDesk.Type("content", "--help");
        Assert.Equal(0, exit);
        Assert.All<string>(["check", "diff", "new", "publish", "schema", "picture"], verb => Assert.Contains($"  {verb}", text, StringComparison.Ordinal));
    }
}
