using System.Collections.Immutable;
using CsCheck;
using HamstringHelp.Assessment.Content;
using HamstringHelp.Assessment.Medicines;
using HamstringHelp.Assessment.Questions;
using HamstringHelp.Assessment.Rules;
using HamstringHelp.Assessment.Tests.Proof;
using HamstringHelp.Assessment.Tests.Support;

namespace HamstringHelp.Assessment.Tests;

/// <summary>Old answers under newer content, and what of a sheet counts.</summary>
public sealed class CarryOverTests : IDisposable
{
    private readonly ContentCopy _content = new ContentCopy().AddVersion("1.1.0", "published");

    [Fact]
    public void Every_answer_is_the_same_answer_in_a_version_that_asks_the_same()
    {
        var library = _content.Load();
        var (old, @new) = (Version(library, "1.0.0"), Version(library, "1.1.0"));
        RandomSheets.Both.Sample(
            sheet =>
            {
                // What was typed is carried as names, which these sheets do not have.
                sheet = sheet.With(sheet.Step("medicines"), sheet.Step("medicines").Facts.Where(fact => fact.Kind == FactKind.Choice && sheet.Answers.Has(fact)));
                var carried = CarryOver.Between(sheet.On(old).Answers, old, @new)!;
                Assert.Equal(sheet.Decide().ToJson(), Decision.Of(@new.Assessor.Assess(carried)).ToJson());
                Assert.True(@new.Assessor.Assess(carried).SaysTheSameAs(old.Assessor.Assess(sheet.On(old).Answers)));
            },
            iter: 200);
    }

    [Fact]
    public void A_choice_that_the_other_version_does_not_have_cannot_be_carried()
    {
        var library = _content.Replace("questions.json", "\"id\": \"hot-weather\"", "\"id\": \"great-heat\"", "1.1.0").Replace("causes.json", "activity has hot-weather", "activity has great-heat", "1.1.0").Load();
        var (old, @new) = (Version(library, "1.0.0"), Version(library, "1.1.0"));

        Assert.Null(CarryOver.Between(Sheet.EverydayCramp.On(old).Answers, old, @new));
        Assert.NotNull(CarryOver.Between(Sheet.UnexplainedCramp.On(old).Answers, old, @new));
    }

    [Fact]
    public void A_question_that_is_gone_takes_its_answer_along_only_where_nothing_was_said()
    {
        var library = _content
            .Replace("questions.json", "\"id\": \"frequency\"", "\"id\": \"how-often\"", "1.1.0")
            .EditText("triggers.json", text => text.Replace("frequency is", "how-often is", StringComparison.Ordinal), "1.1.0")
            .Load();
        var (old, @new) = (Version(library, "1.0.0"), Version(library, "1.1.0"));

        Assert.Null(CarryOver.Between(Sheet.EverydayCramp.On(old).Answers, old, @new));
        var carried = CarryOver.Between(Sheet.EverydayCramp.With("frequency=").On(old).Answers, old, @new)!;
        Assert.Equal("how-often", Route.Replay(@new.Questionnaire, carried).FirstUnanswered!.Question.Id.Value);
    }

    [Fact]
    public void A_name_is_read_anew_unless_the_person_corrected_it()
    {
        var library = _content.Replace("medicines.json", "\"Lipitor\"", "\"Lipitorus\"", "1.1.0").Load();
        var (old, @new) = (Version(library, "1.0.0"), Version(library, "1.1.0"));
        Assert.Equal(["statin"], old.MedicineReader.Read("Lipitor").Single().Groups);

        Assert.Equal(["diuretic"], Carried("diuretic"));
        Assert.Equal(@new.MedicineReader.Read("Lipitor").Select(TypedName.From).Single().Groups, Carried("statin"));
        Assert.NotEqual(["statin"], Carried("statin"));

        IEnumerable<string> Carried(string group)
        {
            var typed = Sheet.EverydayCramp.Typed([new TypedName("Lipitor", [group])]).Answers;
            var carried = CarryOver.Between(typed, old, @new)!;
            Assert.True(carried.NamesConfirmed);
            return Assert.Single(carried.Names).Groups;
        }
    }

    [Theory]
    [InlineData("raloxifene")]
    [InlineData("statin", "raloxifene")]
    public void A_name_that_counts_for_a_group_that_is_gone_cannot_be_carried(params string[] groups)
    {
        foreach (var file in new[] { "medicines.json", "questions.json", "triggers.json", "advice.json", "causes.json", "outcomes.json", "sources.json" })
        {
            _content.EditText(file, text => text.Replace("raloxifene", "raloxifenum", StringComparison.Ordinal), "1.1.0");
        }

        var library = _content.Load();
        var (old, @new) = (Version(library, "1.0.0"), Version(library, "1.1.0"));

        Assert.Null(Carried(new TypedName("Lipitor", ["diuretic"]), new TypedName("Lasix", [.. groups])));
        Assert.NotNull(Carried(new TypedName("Lipitor", ["diuretic"]), new TypedName("Lasix", ["statin"])));

        Answers? Carried(params ImmutableArray<TypedName> names) => CarryOver.Between(Sheet.EverydayCramp.Typed(names).Answers, old, @new);
    }

    [Fact]
    public void A_doubtful_name_counts_as_another_medicine_until_somebody_looks()
    {
        var content = PublishedContent.Current;
        var doubtful = content.MedicineReader.Read("lasex or losec").First(reading => reading.Certainty == Certainty.Doubtful);
        Assert.Equal(MedicineGroup.Other, Assert.Single(TypedName.From(doubtful).Groups));
        Assert.Equal("statin", Assert.Single(TypedName.From(content.MedicineReader.Read("Lipitor").Single()).Groups));
    }

    [Fact]
    public void What_was_answered_off_the_way_is_left_out_and_changes_nothing()
    {
        RandomSheets.Both.Sample(sheet =>
        {
            var questionnaire = PublishedContent.Current.Questionnaire;
            var kept = questionnaire.WithoutUnasked(sheet.Answers);
            var asked = sheet.Route.Asked;
            Assert.All(questionnaire.Steps.Where(step => !asked.Contains(step)), step => Assert.DoesNotContain(step.Facts, kept.Has));
            Assert.All(asked, step => Assert.Equal(step.Facts.Where(sheet.Answers.Has), step.Facts.Where(kept.Has)));
            Assert.True(PublishedContent.Current.Assessor.Assess(kept).SaysTheSameAs(sheet.Assess()));
        });
    }

    [Fact]
    public void Names_go_with_the_question_they_were_typed_at()
    {
        var questionnaire = PublishedContent.Current.Questionnaire;
        var typed = Sheet.EverydayCramp.Typed("statin");
        Assert.Equal(typed.Answers.Names, questionnaire.WithoutUnasked(typed.Answers).Names);
        Assert.True(questionnaire.WithoutUnasked(typed.Answers).NamesConfirmed);

        var ended = typed.With("emergency=cold-pale-or-numb-leg");
        Assert.Empty(questionnaire.WithoutUnasked(ended.Answers).Names);
        Assert.True(questionnaire.WithoutUnasked(ended.Answers).NamesConfirmed);

        var unseen = typed.Answers.WithNames(questionnaire.NamesStep!, typed.Answers.Names, confirmed: false);
        Assert.False(questionnaire.WithoutUnasked(unseen).NamesConfirmed);
    }

    [Fact]
    public void Another_outcome_another_finding_or_other_advice_is_not_the_same()
    {
        Assert.True(Sheet.EverydayCramp.Assess().SaysTheSameAs(Sheet.EverydayCramp.Assess()));
        Assert.False(Sheet.EverydayCramp.Assess().SaysTheSameAs(Sheet.EverydayCramp.With("symptoms=warmth").Assess()));
        Assert.False(Sheet.EverydayCramp.Assess().SaysTheSameAs(Sheet.EverydayCramp.With("activity=hot-weather,dehydration").Assess()));
        Assert.False(Sheet.EverydayCramp.With("activity=hot-weather,dehydration").Assess().SaysTheSameAs(Sheet.EverydayCramp.Assess()));
    }

    [Fact]
    public void What_is_found_counts_and_not_what_was_answered()
    {
        var edited = EditedContent.Load(content => content.Set("triggers", "warmth", "when", "symptoms has warmth and symptoms has redness"));
        Assert.False(Sheet.EverydayCramp.With("symptoms=warmth").Assess().SaysTheSameAs(Sheet.EverydayCrampOn(edited).With("symptoms=warmth").Assess()));
        Assert.True(Sheet.EverydayCramp.Assess().SaysTheSameAs(Sheet.EverydayCramp.With("age=40-to-59").Assess()));
    }

    public void Dispose() => _content.Dispose();

    private static ContentVersion Version(ContentLibrary library, string number) => library.Versions.Single(version => version.Number.ToString() == number);
}
