using CsCheck;
using HamstringHelp.Assessment.Content;
using HamstringHelp.Assessment.Tests.Personas;
using HamstringHelp.Assessment.Tests.Support;

namespace HamstringHelp.Assessment.Tests;

/// <summary>The same answers give the same result, byte for byte: on this machine and the next, alone and in a crowd.</summary>
public sealed class DeterminismTests
{
    [Fact]
    public void The_same_sheet_twice_gives_the_same_bytes()
    {
        RandomSheets.Both.Sample(sheet => Assert.Equal(Everything(sheet), Everything(sheet)));
    }

    [Fact]
    public void Loading_the_content_anew_gives_the_same_bytes()
    {
        var again = ContentLibrary.Load(PublishedContent.Folder).Current;
        Assert.All(Persona.All, persona =>
        {
            var sheet = persona.ToSheet();
            var copy = sheet.On(again);
            Assert.NotSame(sheet.Assess().Content, copy.Assess().Content);
            Assert.Equal(Everything(sheet), Everything(copy));
        });
    }

    [Fact]
    public void Many_people_at_once_get_what_each_would_get_alone()
    {
        var alone = Persona.All.Select(persona => Everything(persona.ToSheet())).ToArray();
        Parallel.For(0, alone.Length * 20, round =>
            Assert.Equal(alone[round % alone.Length], Everything(Persona.All[round % alone.Length].ToSheet())));
    }

    [Fact]
    public void The_order_in_which_the_questions_were_answered_does_not_matter()
    {
        var steps = PublishedContent.Current.Questionnaire.Steps;
        RandomSheets.Any.Select(Gen.Shuffle(steps.ToArray())).Sample((sheet, order) =>
        {
            var answered = order.Aggregate(Sheet.Blank, (rest, step) => rest.With(step, step.Facts.Where(sheet.Answers.Has)));
            Assert.Equal(Everything(sheet), Everything(answered));
        });
    }

    private static string Everything(Sheet sheet)
    {
        var assessment = sheet.Assess();
        var said = assessment.Advice.SelectMany(finding => assessment.Said(finding.Item.Blocks))
            .Concat(assessment.Said(assessment.Outcome.WhatToDo))
            .Select(block => block.Text);
        return string.Join('\n', [Decision.Of(assessment).ToJson(), .. Decision.Reasons(assessment), .. said]);
    }
}
