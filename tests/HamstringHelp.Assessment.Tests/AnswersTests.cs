using CsCheck;
using HamstringHelp.Assessment.Questions;
using HamstringHelp.Assessment.Rules;
using HamstringHelp.Assessment.Tests.Support;

namespace HamstringHelp.Assessment.Tests;

public sealed class AnswersTests
{
    [Fact]
    public void Answering_a_question_anew_forgets_what_was_chosen_there_and_nothing_else()
    {
        var sheet = Sheet.Blank.With("symptoms=warmth,redness age=under-18").With("symptoms=swelling");
        Assert.Equal($"symptoms: swelling{Environment.NewLine}age: under-18", sheet.ToString());
    }

    [Fact]
    public void A_choice_that_is_given_twice_is_given()
    {
        Assert.Equal("symptoms: warmth", Sheet.Blank.With("symptoms=warmth,warmth").ToString());
    }

    [Fact]
    public void Without_a_text_box_no_question_takes_names()
    {
        var shipped = PublishedContent.Current;
        var withoutBox = shipped.Questionnaire.Steps.Where(step => step.Question.Names is null);
        Assert.Null(new Questionnaire(shipped.Vocabulary, [.. withoutBox], shipped.Files.Medicines).NamesStep);
    }

    [Fact]
    public void A_sheet_never_changes()
    {
        var before = Sheet.Blank.With("symptoms=warmth");
        _ = before.With("symptoms=none").Typed("statin");
        Assert.Equal("symptoms: warmth", before.ToString());
        Assert.Empty(before.Answers.Names);
    }

    [Fact]
    public void Typed_names_count_beside_what_was_ticked()
    {
        var sheet = Sheet.Blank.With("medicines=raloxifene").Typed("statin", "diuretic");
        Assert.Equal("medicines: raloxifene, typed diuretic, typed statin", sheet.ToString());
        Assert.Equal("a name", Assert.Single(sheet.Answers.Names).Typed);
    }

    [Fact]
    public void Typing_names_anew_forgets_the_names_before()
    {
        var sheet = Sheet.Blank.With("medicines=raloxifene").Typed("statin").Typed("diuretic");
        Assert.Equal("medicines: raloxifene, typed diuretic", sheet.ToString());
    }

    [Fact]
    public void Names_wait_for_the_person_to_see_how_they_were_read()
    {
        var questionnaire = PublishedContent.Current.Questionnaire;
        TypedName[] names = [new TypedName("Zocor 40mg", ["statin"])];
        var typed = questionnaire.Blank.WithNames(questionnaire.NamesStep!, [.. names], confirmed: false);
        Assert.False(typed.NamesConfirmed);
        Assert.True(typed.Has(PublishedContent.Current.Vocabulary.Find(FactKind.Named, "statin")!));
        Assert.True(typed.WithNames(questionnaire.NamesStep!, [.. names], confirmed: true).NamesConfirmed);
    }

    [Fact]
    public void Without_names_there_is_nothing_to_confirm()
    {
        var questionnaire = PublishedContent.Current.Questionnaire;
        Assert.True(questionnaire.Blank.NamesConfirmed);
        Assert.True(questionnaire.Blank.WithNames(questionnaire.NamesStep!, [], confirmed: false).NamesConfirmed);
    }

    [Fact]
    public void A_sheet_that_was_written_down_as_bits_reads_the_same()
    {
        RandomSheets.Both.Sample(sheet =>
        {
            var restored = PublishedContent.Current.Questionnaire.Restore(sheet.Answers.Bits.ToArray(), sheet.Answers.Names, sheet.Answers.NamesConfirmed);
            Assert.Equal(sheet.Answers.Bits.ToArray(), restored.Bits.ToArray());
        });
    }

    [Fact]
    public void Bits_that_the_content_does_not_know_are_an_error_and_never_a_quiet_result()
    {
        var questionnaire = PublishedContent.Current.Questionnaire;
        var known = questionnaire.Steps.Sum(step => step.Facts.Length);
        for (var bit = known; bit < questionnaire.Blank.Bits.Length * 64; bit++)
        {
            var bits = new ulong[questionnaire.Blank.Bits.Length];
            bits[bit / 64] = 1UL << (bit % 64);
            var refused = Assert.Throws<ArgumentException>(() => questionnaire.Restore(bits, [], namesConfirmed: true));
            Assert.StartsWith("The bits name answers that this content does not have.", refused.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void Bits_of_another_length_are_an_error(int words)
    {
        Assert.Equal(2, PublishedContent.Current.Vocabulary.AnswerWords);
        Assert.Throws<ArgumentException>(() => PublishedContent.Current.Questionnaire.Restore(new ulong[words], [], namesConfirmed: true));
    }
}
