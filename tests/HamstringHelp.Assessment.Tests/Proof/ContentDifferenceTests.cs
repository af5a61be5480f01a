using System.Text.Json.Nodes;
using HamstringHelp.Assessment.Proof;
using HamstringHelp.Assessment.Rules;
using HamstringHelp.Assessment.Tests.Support;

namespace HamstringHelp.Assessment.Tests.Proof;

public sealed class ContentDifferenceTests
{
    [Fact]
    public void The_same_content_under_a_new_number_is_a_patch()
    {
        var difference = Compare("1.0.1", _ => { });
        Assert.Equal(ContentProof.Run(PublishedContent.Current).Sheets, difference.SharedSheets);
        Assert.Equal((0, 0), (difference.OnlyOldSheets, difference.OnlyNewSheets));
        Assert.Empty(difference.Changes);
        Assert.Empty(difference.Findings);
        Assert.Equal((VersionStep.Patch, VersionStep.Patch, true), Verdict(difference));
    }

    [Fact]
    public void New_words_are_a_patch_and_are_shown_old_beside_new()
    {
        var difference = Compare("1.0.1", content => content.Set("triggers", "warmth", "reason", "A warm leg needs a call."));
        var change = Assert.Single(difference.Changes);
        Assert.Equal(
            new ContentChange(ContentChangeKind.Words, "triggers.json", "$.triggers[warmth].reason", "A cramp in a leg that feels warm is one to call your doctor about.", "A warm leg needs a call."),
            change);
        Assert.Equal((VersionStep.Patch, VersionStep.Patch, true), Verdict(difference));
    }

    [Fact]
    public void A_condition_written_otherwise_that_means_the_same_is_a_patch()
    {
        var difference = Compare("1.0.1", content => content.Set("advice", "relief-in-bed", "when", "outcome is not emergency and timing has at-night"));
        Assert.Equal(ContentChangeKind.Rule, Assert.Single(difference.Changes).Kind);
        Assert.Equal(VersionStep.Patch, difference.RequiredStep);
    }

    [Fact]
    public void Advice_for_more_people_is_a_minor_with_the_smallest_sheet_that_gains_it()
    {
        var difference = Compare("1.0.1", content => content.Set("advice", "prevent-bike", "when", "timing has at-night or timing has at-rest"));
        var change = Assert.Single(difference.Findings);
        Assert.Equal((FactKind.Advice, "prevent-bike"), (change.Kind, change.Id));
        Assert.Null(change.Lost);
        Assert.True(change.Gained!.Sheets > 0);
        Assert.Equal("If you have none of the emergency signs, your leg is swollen, the cramps come at rest and you leave the other questions open, the result is “Call your doctor”.", change.Gained.After.ToString());
        Assert.Equal((VersionStep.Minor, VersionStep.Patch, false), Verdict(difference));
    }

    [Fact]
    public void A_less_urgent_outcome_is_a_major_with_the_smallest_sheet_that_gets_it()
    {
        var difference = Compare("1.1.0", content => content.Set("triggers", "warmth", "outcome", "see-doctor"));
        Assert.Null(difference.MoreUrgent);
        Assert.Equal("If you have none of the emergency signs, your leg is warm where it cramps and you leave the other questions open, the result is “Call your doctor”.", difference.LessUrgent!.Before.ToString());
        Assert.Equal("see-doctor", difference.LessUrgent.After.Outcome.Id.Value);
        Assert.DoesNotContain(difference.Findings, change => change.Kind == FactKind.Outcome);
        Assert.Equal((VersionStep.Major, VersionStep.Minor, false), Verdict(difference));
    }

    [Fact]
    public void The_sheets_whose_outcome_changes_are_counted_exactly()
    {
        var difference = Compare("2.0.0", content => content.Set("triggers", "pregnancy", "outcome", "see-doctor"));
        Assert.Null(difference.LessUrgent);

        // Who asked because of the pregnancy, and maybe of more: everybody with that trigger, an everyday cause and no symptom.
        var sheets = new AllSheets(PublishedContent.Current);
        var ask = sheets.Findings[PublishedContent.Current.Vocabulary.Find(FactKind.Outcome, "ask")!];
        var pregnant = sheets.Findings[PublishedContent.Current.Vocabulary.FindChoice("pregnancy", "yes")!];
        Assert.Equal(sheets.Count(sheets.Bdd.And(ask, pregnant)), difference.MoreUrgent!.Sheets);
        Assert.Equal((VersionStep.Major, VersionStep.Major, true), Verdict(difference));
    }

    [Fact]
    public void A_choice_that_is_added_is_a_minor()
    {
        var difference = Compare("1.1.0", content =>
        {
            content.AddChoice("activity", "new-shoes");
            content.Copy("causes", "dehydration", "new-shoes")["when"] = "activity has new-shoes";
        });
        Assert.Equal(0, difference.OnlyOldSheets);
        Assert.True(difference.OnlyNewSheets > 0);
        Assert.Equal(difference.SharedSheets + difference.OnlyNewSheets, ContentProof.Run(difference.New).Sheets);
        Assert.Empty(difference.Findings);
        Assert.Contains(difference.Changes, change => change is { Kind: ContentChangeKind.Added, Path: "$.questions[activity].choices[new-shoes]" });
        Assert.Equal((VersionStep.Minor, VersionStep.Minor, true), Verdict(difference));
    }

    [Fact]
    public void A_choice_that_is_taken_away_is_a_major()
    {
        var difference = Compare("1.1.0", content =>
        {
            content.RemoveChoice("activity", "overexertion");
            content.Remove("causes", "overexertion");
        });
        Assert.True(difference.OnlyOldSheets > 0);
        Assert.Null(difference.LessUrgent);
        Assert.Contains(difference.Changes, change => change is { Kind: ContentChangeKind.Removed, Path: "$.causes[overexertion]" });
        Assert.Equal((VersionStep.Major, VersionStep.Minor, false), Verdict(difference));
    }

    [Fact]
    public void A_question_that_is_added_leaves_the_old_sheets_comparable()
    {
        var difference = Compare("1.1.0", content =>
        {
            var question = content.Copy("questions", "about-you", "shoes");
            question["askedWhen"] = "timing has during-activity";
            content.Copy("advice", "prevent-bike", "wear-other-shoes")["when"] = "shoes has overweight";
        });
        Assert.Equal(ContentProof.Run(PublishedContent.Current).Sheets, difference.SharedSheets);
        Assert.Equal((0, 0), (difference.OnlyOldSheets, difference.OnlyNewSheets));
        Assert.Equal("wear-other-shoes", Assert.Single(difference.Findings).Id);
        Assert.Equal(VersionStep.Minor, difference.RequiredStep);
    }

    [Fact]
    public void A_question_that_is_asked_of_fewer_is_a_major_because_old_sheets_are_gone()
    {
        var difference = Compare("1.1.0", content => content.Set("questions", "pregnancy", "askedWhen", "age is 18-to-39"));
        Assert.True(difference.OnlyOldSheets > 0);
        Assert.Equal(VersionStep.Major, difference.RequiredStep);
    }

    [Theory]
    [InlineData("ask", false)]
    [InlineData("call-doctor", true)]
    public void An_outcome_that_is_taken_away_moves_its_sheets_up_or_down(string instead, bool isMoreUrgent)
    {
        var difference = Compare("2.0.0", content =>
        {
            content.Set("triggers", "no-benign-cause", "outcome", instead);
            content.Remove("outcomes", "see-doctor");
            content.Item("advice", "when-to-call")["blocks"]![0]!["when"] = "outcome is any of (ask, self-care)";
        });
        var (moved, other) = isMoreUrgent ? (difference.MoreUrgent, difference.LessUrgent) : (difference.LessUrgent, difference.MoreUrgent);
        Assert.Equal("see-doctor", moved?.Before.Outcome.Id.Value);
        Assert.Null(other);
    }

    [Fact]
    public void A_question_that_is_taken_away_is_compared_as_well_and_findings_come_by_their_kind()
    {
        var difference = Compare("2.0.0", content =>
        {
            content.Remove("questions", "about-you");
            content.Remove("causes", "overweight");
            content.Remove("causes", "endurance-sport");
            content.Set("advice", "prevent-bike", "when", "timing has at-rest");
        });
        Assert.True(difference.SharedSheets > 0);
        Assert.Equal(
            [(FactKind.Risk, "endurance-sport"), (FactKind.Risk, "overweight"), (FactKind.Advice, "prevent-bike")],
            difference.Findings.Select(change => (change.Kind, change.Id)).OrderBy(change => change.Kind).ThenBy(change => change.Id, StringComparer.Ordinal));
        Assert.Equal(difference.Findings.Select(change => change.Kind).Order(), difference.Findings.Select(change => change.Kind));
    }

    [Fact]
    public void Another_order_is_shown_as_such()
    {
        var difference = Compare("1.0.1", content =>
        {
            var bike = content.Item("advice", "prevent-bike");
            content.List("advice").Remove(bike);
            content.List("advice").Add(bike);
        });
        var change = Assert.Single(difference.Changes);
        Assert.Equal((ContentChangeKind.Order, "advice.json", "$.advice"), (change.Kind, change.File, change.Path));
        Assert.EndsWith("prevent-bike", change.New, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.9.0", null)]
    [InlineData("1.0.0", null)]
    [InlineData("1.0.1", VersionStep.Patch)]
    [InlineData("1.1.0", VersionStep.Minor)]
    [InlineData("2.0.0", VersionStep.Major)]
    public void A_number_claims_what_its_first_higher_part_says(string number, VersionStep? step)
    {
        var difference = Compare(number, _ => { });
        Assert.Equal(step, difference.ClaimedStep);
        Assert.Equal(step is not null, difference.IsHonest);
    }

    [Fact]
    public void Names_of_medicines_are_told_from_the_words_of_their_groups()
    {
        var old = JsonNode.Parse("""{ "groups": [{ "id": "statin", "name": "Statins", "substances": [{ "name": "atorvastatin", "brands": ["Lipitor"] }] }], "ignored": ["daily"] }""");
        var @new = JsonNode.Parse("""{ "groups": [{ "id": "statin", "name": "A statin", "substances": [{ "name": "atorvastatin", "brands": ["Lipitor", "Sortis"] }] }], "ignored": ["weekly"] }""");
        Assert.Equal(
            [
                ("$.groups[statin].name", ContentChangeKind.Words, false),
                ("$.groups[statin].substances[atorvastatin].brands[Sortis]", ContentChangeKind.Added, true),
                ("$.ignored[daily]", ContentChangeKind.Removed, true),
                ("$.ignored[weekly]", ContentChangeKind.Added, true),
            ],
            ContentChange.Between("medicines.json", old, @new).Select(change => (change.Path, change.Kind, change.IsMedicineName)));
    }

    [Theory]
    [InlineData("when", ContentChangeKind.Rule)]
    [InlineData("possibleWhen", ContentChangeKind.Rule)]
    [InlineData("askedWhen", ContentChangeKind.Rule)]
    [InlineData("endsWhen", ContentChangeKind.Rule)]
    [InlineData("offersResultWhen", ContentChangeKind.Rule)]
    [InlineData("outcome", ContentChangeKind.Rule)]
    [InlineData("kind", ContentChangeKind.Rule)]
    [InlineData("answers", ContentChangeKind.Rule)]
    [InlineData("excludesOthers", ContentChangeKind.Rule)]
    [InlineData("reason", ContentChangeKind.Words)]
    public void What_decides_is_told_from_words(string member, ContentChangeKind kind) => Assert.Equal(
        new ContentChange(kind, "causes.json", $"$.{member}", "old", "new"),
        Assert.Single(ContentChange.Between("causes.json", new JsonObject { [member] = "old" }, new JsonObject { [member] = "new" })));

    [Theory]
    [InlineData("""{ "groups": [{ "id": "a", "when": "always" }] }""")]
    [InlineData("""{ "groups": [{ "id": "a", "clinical": "old" }] }""")]
    [InlineData("""{ "groups": [{ "id": "a", "explanation": [{ "text": "old" }] }] }""")]
    [InlineData("""{ "groups": [{ "id": "a", "from": ["S01"] }] }""")]
    [InlineData("""{ "$schema": "old" }""")]
    public void Words_about_medicines_are_no_names(string old)
    {
        var @new = old.Replace("always", "never", StringComparison.Ordinal).Replace("old", "new", StringComparison.Ordinal).Replace("S01", "S02", StringComparison.Ordinal);
        var changes = ContentChange.Between("medicines.json", JsonNode.Parse(old), JsonNode.Parse(@new)).ToList();
        Assert.NotEmpty(changes);
        Assert.All(changes, change => Assert.False(change.IsMedicineName, change.Path));
    }

    [Fact]
    public void Members_and_blocks_that_come_go_and_change_and_another_order_are_told_by_their_places()
    {
        var old = JsonNode.Parse("""{ "gone": 1, "list": ["a", "b", "c"], "blocks": [{ "text": "x" }, { "text": "y" }] }""");
        var @new = JsonNode.Parse("""{ "list": ["c", "a", "b"], "blocks": [{ "text": "x" }, { "text": "z" }], "come": 2 }""");
        Assert.Equal(
            [
                new(ContentChangeKind.Removed, "causes.json", "$.gone", "1", null),
                new(ContentChangeKind.Order, "causes.json", "$.list", "a, b, c", "c, a, b"),
                new(ContentChangeKind.Words, "causes.json", "$.blocks[1].text", "y", "z"),
                new(ContentChangeKind.Added, "causes.json", "$.come", null, "2"),
            ],
            ContentChange.Between("causes.json", old, @new));
    }

    private static ContentDifference Compare(string number, Action<EditedContent> edit) => ContentDifference.Between(
        PublishedContent.Current,
        EditedContent.Load(content =>
        {
            content.Number(number);
            edit(content);
        }));

    private static (VersionStep Required, VersionStep? Claimed, bool IsHonest) Verdict(ContentDifference difference) =>
        (difference.RequiredStep, difference.ClaimedStep, difference.IsHonest);
}
