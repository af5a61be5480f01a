using System.Text.Json;
using HamstringHelp.Assessment.Content;
using HamstringHelp.Assessment.Tests.Support;

namespace HamstringHelp.Assessment.Tests;

/// <summary>The words of the content that ships: clean, consistent, and each resting on a source.</summary>
public sealed class ContentWordsTests
{
    private static readonly ContentFiles Files = PublishedContent.Current.Files;

    /// <summary>Every text of every file, with its place.</summary>
    private static IEnumerable<(string Place, string Text)> Texts =>
        Directory.GetFiles(Path.Combine(PublishedContent.Folder, ContentCopy.Shipped), "*.json").SelectMany(path =>
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path));
            return TextsOf(document.RootElement.Clone(), Path.GetFileName(path));
        });

    private static IEnumerable<Block> Blocks =>
    [
        .. Files.Causes.Causes.SelectMany(cause => cause.Explanation.Concat(cause.WhatToDo)),
        .. Files.Medicines.Groups.SelectMany(group => group.Explanation),
        .. Files.Triggers.Triggers.SelectMany(trigger => trigger.Explanation),
        .. Files.Outcomes.Outcomes.SelectMany(outcome => outcome.WhatToDo),
        .. Files.Advice.Advice.SelectMany(advice => advice.Blocks),
    ];

    /// <summary>The ids that some item or block rests on.</summary>
    private static IEnumerable<Id<Source>> Used =>
    [
        .. Blocks.SelectMany(block => block.From),
        .. Files.Causes.Causes.SelectMany(cause => cause.From),
        .. Files.Medicines.Groups.SelectMany(group => group.From),
        .. Files.Triggers.Triggers.SelectMany(trigger => trigger.From),
        .. Files.Outcomes.Outcomes.SelectMany(outcome => outcome.From),
        .. Files.Advice.Advice.SelectMany(advice => advice.From),
    ];

    [Fact]
    public void No_text_has_stray_blanks()
    {
        Assert.DoesNotContain(Texts, text => text.Text != text.Text.Trim() || text.Text.Contains("  ", StringComparison.Ordinal) || text.Text.Any(char.IsControl));
    }

    [Theory]
    [InlineData("TODO")]
    [InlineData("FIXME")]
    [InlineData("Lorem ipsum")]
    [InlineData("http://")]
    public void No_text_holds_a_leftover(string leftover)
    {
        Assert.DoesNotContain(Texts, text => text.Text.Contains(leftover, StringComparison.Ordinal));
    }

    [Fact]
    public void What_was_said_completes_a_sentence()
    {
        Assert.All(Files.Questions.Questions.SelectMany(question => question.Choices), choice =>
        {
            Assert.True(char.IsLower(choice.Said[0]), choice.Said);
            Assert.False(EndsLikeASentence(choice.Said), choice.Said);
        });
    }

    [Fact]
    public void A_title_or_a_name_has_no_full_stop_and_starts_with_a_capital()
    {
        IEnumerable<string> titles =
        [
            .. Files.Questions.Questions.SelectMany(question => new[] { question.Title, question.Short }),
            .. Files.Questions.Questions.SelectMany(question => question.Choices).SelectMany(choice => new[] { choice.Label, choice.Clinical }),
            .. Files.Causes.Causes.Select(cause => cause.Name),
            .. Files.Medicines.Groups.SelectMany(group => new[] { group.Name, group.Clinical }),
            .. Files.Triggers.Triggers.Select(trigger => trigger.Name),
            .. Files.Outcomes.Outcomes.SelectMany(outcome => new[] { outcome.Title, outcome.Short }),
            .. Files.Advice.Advice.Select(advice => advice.Title),
        ];
        Assert.All(titles, title =>
        {
            Assert.False(title.EndsWith('.'), title);
            Assert.True(char.IsUpper(title[0]) || char.IsDigit(title[0]), title);
        });
    }

    [Fact]
    public void A_question_asks()
    {
        Assert.All(Files.Questions.Questions, question => Assert.EndsWith("?", question.Title, StringComparison.Ordinal));
    }

    [Fact]
    public void Whatever_is_meant_to_be_a_sentence_ends_like_one()
    {
        IEnumerable<string> sentences =
        [
            .. Files.Questions.Questions.Select(question => question.Hint).Where(hint => hint.Length > 0),
            .. Files.Questions.Questions.SelectMany(question => question.Choices).Select(choice => choice.Hint).Where(hint => hint.Length > 0),
            .. Files.Questions.Questions.Select(question => question.Notice).OfType<string>(),
            .. Files.Triggers.Triggers.Select(trigger => trigger.Reason),
            .. Files.Outcomes.Outcomes.Select(outcome => outcome.Summary),
            .. Blocks.Where(block => block.Points.Count == 0 && block.Steps.Count == 0).Select(block => block.Text),
            .. Blocks.SelectMany(block => block.Steps),
            .. Files.Sources.Statements.Select(statement => statement.Fact),
            .. Files.Sources.Sources.Select(source => source.Says),
        ];
        Assert.All(sentences, sentence => Assert.True(EndsLikeASentence(sentence), sentence));
    }

    [Fact]
    public void What_to_raise_with_the_doctor_is_a_question()
    {
        Assert.All(
            Files.Triggers.Triggers.SelectMany(trigger => trigger.Raise).Concat(Files.Advice.Advice.SelectMany(advice => advice.Raise)),
            question => Assert.EndsWith("?", question, StringComparison.Ordinal));
    }

    [Fact]
    public void All_62_statements_of_the_article_are_there_in_order()
    {
        Assert.Equal(Enumerable.Range(1, 62).Select(number => $"S{number:00}"), Files.Sources.Statements.Select(statement => statement.Id.Value));
    }

    [Fact]
    public void Every_statement_is_rested_on()
    {
        Assert.Empty(Files.Sources.Statements.Select(statement => statement.Id).Except(Used));
    }

    [Fact]
    public void The_sources_page_names_something_that_rests_on_each_statement()
    {
        Assert.DoesNotContain(Files.Sources.Statements, statement => PublishedContent.Current.RestingOn(statement.Id).Count == 0);
        Assert.Contains("Hard work in the heat", PublishedContent.Current.RestingOn(Files.Sources.Statements[12].Id));
        Assert.DoesNotContain("Hard work in the heat", PublishedContent.Current.RestingOn(Files.Sources.Statements[13].Id));
    }

    [Fact]
    public void Every_safety_net_source_is_rested_on()
    {
        Assert.Empty(Files.Sources.Sources.Where(source => source.Kind == SourceKind.SafetyNet).Select(source => source.Id).Except(Used));
    }

    [Fact]
    public void No_block_mixes_the_article_with_the_safety_net()
    {
        Assert.DoesNotContain(Blocks, block => block.From.Any(IsSafetyNet) && !block.From.All(IsSafetyNet));
    }

    [Fact]
    public void A_study_that_the_article_names_stands_beside_its_statement()
    {
        Assert.All(Blocks.Where(block => block.From.Any(IsStudy)), block => Assert.True(
            block.From.Any(id => PublishedContent.Current.FindStatement(id) is not null) || block.From is [{ Value: "cramp-medicine-study" }]));
    }

    private static bool IsSafetyNet(Id<Source> id) => PublishedContent.Current.FindSource(id)?.Kind == SourceKind.SafetyNet;

    private static bool IsStudy(Id<Source> id) => PublishedContent.Current.FindSource(id)?.Kind == SourceKind.Study;

    private static bool EndsLikeASentence(string text) => text[^1] is '.' or '?' or '!';

    private static IEnumerable<(string Place, string Text)> TextsOf(JsonElement element, string place) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => TextsOf(member.Value, $"{place}.{member.Name}")),
        JsonValueKind.Array => element.EnumerateArray().SelectMany((child, index) => TextsOf(child, $"{place}[{index}]")),
        JsonValueKind.String => [(place, element.GetString()!)],
        _ => [],
    };
}
