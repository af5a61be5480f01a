using HamstringHelp.Assessment.Content;
using static HamstringHelp.Assessment.Proof.Claim;
using static HamstringHelp.Assessment.Proof.Suspect;

namespace HamstringHelp.Assessment.Proof;

/// <summary>Property 7: no result without its reasons, its relief and when to call, and nothing on it is empty.</summary>
internal sealed class ResultChecks(AllSheets sheets)
{
    private const int Property = 7;

    internal IEnumerable<Violation> All() => [.. Promise.Prove(sheets, Promises()), .. NothingEmpty()];

    internal static IEnumerable<Promise> Promises()
    {
        yield return new(Property, "Everybody reads why: a trigger, or an everyday cause.", Everybody, AnyTrigger | AnyBenignCause, Trigger("no-benign-cause"));
        yield return new(Property, "Everybody but an emergency reads how to stretch.", !Outcome("emergency"), Shown("relief-seated-stretch"), Advice("relief-seated-stretch"));
        yield return new(Property, "Everybody but an emergency gets some relief.", !Outcome("emergency"), AnyRelief, Advice("relief-seated-stretch"));
        yield return new(Property, "Everybody reads when to call a doctor.", Everybody, Shown("when-to-call"), Advice("when-to-call"));
    }

    private static Claim AnyTrigger => new([], sheets =>
        sheets.Bdd.Any(sheets.Content.Rules.Triggers.Select(rule => sheets.Findings[rule.Fact])));

    private static Claim AnyRelief => new([], sheets =>
        sheets.Bdd.Any(sheets.Content.Rules.Advice.Where(rule => rule.Item.Section == AdviceSection.Relief).Select(rule => sheets.Findings[rule.Fact])));

    private IEnumerable<Violation> NothingEmpty()
    {
        foreach (var item in ContentItem.All(sheets.Content))
        {
            var blocks = item.Blocks.First(list => list.Member == item.Explaining).Blocks;
            var said = sheets.Bdd.Any(blocks.Select(sheets.Findings.Said));
            if (sheets.Smallest(sheets.Counterexamples(item.Shown(sheets), said)) is { } example)
            {
                yield return Violation.At(item.Place.Member(item.Explaining), Property, $"the {item.Kind} “{item.Id}” is shown with nothing below it.", "Add a block that is said here.", example);
            }
        }
    }
}
