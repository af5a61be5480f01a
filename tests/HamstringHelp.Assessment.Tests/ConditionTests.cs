using HamstringHelp.Assessment.Rules;
using HamstringHelp.Assessment.Tests.Support;

namespace HamstringHelp.Assessment.Tests;

/// <summary>Conditions as they are compiled: tests on bits, and nothing nested that need not be.</summary>
public sealed class ConditionTests
{
    private static readonly Condition Part = new Condition.Test(0, 1);

    [Fact]
    public void One_part_alone_is_not_wrapped()
    {
        Assert.Same(Part, Condition.All([Part]));
        Assert.Same(Part, Condition.Any([Part]));
    }

    [Fact]
    public void Several_parts_are_kept_in_order()
    {
        var other = new Condition.Test(0, 2);
        Assert.Equal<Condition>([Part, other], Assert.IsType<Condition.Both>(Condition.All([Part, other])).Parts);
        Assert.Equal<Condition>([Part, other], Assert.IsType<Condition.Either>(Condition.Any([Part, other])).Parts);
    }

    [Fact]
    public void Facts_of_one_word_are_one_test()
    {
        var test = Assert.IsType<Condition.Test>(Condition.AnyOf([Fact(65), Fact(127), Fact(65)]));
        Assert.Equal(1, test.Word);
        Assert.Equal((1UL << 1) | (1UL << 63), test.Mask);
    }

    [Fact]
    public void Facts_of_several_words_are_one_test_a_word()
    {
        var tests = Assert.IsType<Condition.Either>(Condition.AnyOf([Fact(0), Fact(64), Fact(1)])).Parts.Cast<Condition.Test>();
        Assert.Equal([(0, 3UL), (1, 1UL)], tests.Select(test => (test.Word, test.Mask)));
    }

    [Fact]
    public void Any_of_no_facts_never_holds()
    {
        var never = Assert.IsType<Condition.Constant>(Condition.AnyOf([]));
        Assert.False(never.Holds([ulong.MaxValue]));
    }

    [Theory]
    [InlineData(0UL, false, false)]
    [InlineData(1UL, false, true)]
    [InlineData(2UL, false, true)]
    [InlineData(3UL, true, true)]
    [InlineData(4UL, false, false)]
    public void Both_asks_for_all_and_either_for_one(ulong facts, bool both, bool either)
    {
        Condition[] parts = [new Condition.Test(0, 1), new Condition.Test(0, 2)];
        Assert.Equal(both, Condition.All(parts).Holds([facts]));
        Assert.Equal(either, Condition.Any(parts).Holds([facts]));
        Assert.Equal(!both, new Condition.Negation(Condition.All(parts)).Holds([facts]));
    }

    [Fact]
    public void The_bits_of_the_content_that_ships_fill_no_more_words_than_they_need()
    {
        var vocabulary = PublishedContent.Current.Vocabulary;
        Assert.Equal(vocabulary.Facts.Last(fact => fact.IsAnswer).Index / 64 + 1, vocabulary.AnswerWords);
        Assert.Equal(vocabulary.Facts[^1].Index / 64 + 1, vocabulary.FactWords);
        Assert.Equal(vocabulary.AnswerWords * 64, vocabulary.Facts.First(fact => !fact.IsAnswer).Index);
        Assert.Equal(vocabulary.Facts.Select(fact => fact.Index), vocabulary.Facts.Select(fact => fact.Index).Distinct().Order());
    }

    [Fact]
    public void Answers_are_what_a_person_said_and_belong_to_a_question()
    {
        Assert.All(PublishedContent.Current.Vocabulary.Facts, fact => Assert.Equal(fact.Kind is FactKind.Choice or FactKind.Named, fact.IsAnswer));
        Assert.All(PublishedContent.Current.Vocabulary.Facts, fact => Assert.Equal(fact.IsAnswer, fact.Question is not null));
    }

    [Fact]
    public void Only_blocks_that_are_not_said_to_everybody_keep_a_condition()
    {
        var files = PublishedContent.Current.Files;
        var conditional = files.Causes.Causes.SelectMany(cause => cause.Explanation.Concat(cause.WhatToDo))
            .Concat(files.Medicines.Groups.SelectMany(group => group.Explanation))
            .Concat(files.Triggers.Triggers.SelectMany(trigger => trigger.Explanation))
            .Concat(files.Outcomes.Outcomes.SelectMany(outcome => outcome.WhatToDo))
            .Concat(files.Advice.Advice.SelectMany(advice => advice.Blocks))
            .Where(block => block.When != "always")
            .ToHashSet<object>(ReferenceEqualityComparer.Instance);
        Assert.NotEmpty(conditional);
        Assert.True(conditional.SetEquals(PublishedContent.Current.Rules.Blocks.Keys));
    }

    private static Fact Fact(int index) => new(index, FactKind.Choice, $"fact-{index}", "question");
}
