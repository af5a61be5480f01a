using HamstringHelp.Assessment.Content;
using HamstringHelp.Web.Hosting;
using HamstringHelp.Web.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HamstringHelp.Web.Pages;

/// <summary>Where the person is, and the stretch that works there.</summary>
/// <param name="At">What stands in the address.</param>
/// <param name="Advice">Id of the stretch.</param>
public sealed record ReliefPlace(string At, string Advice)
{
    public string Address => $"/relief?at={At}";

    public string Label => At == "bed" ? Ui.ReliefInBed : Ui.ReliefUp;
}

/// <summary>Relief now, with the right stretch first. Who does not say where they are is taken to be in bed: most cramps come at night.</summary>
public sealed class ReliefModel(CurrentContent current) : PageModel
{
    public static IReadOnlyList<ReliefPlace> Places { get; } = [new("bed", "relief-in-bed"), new("up", "relief-seated-stretch")];

    [FromQuery(Name = "at")]
    public string? At { get; set; }

    public ContentVersion Version => current.Version;

    public ReliefPlace Place => Places.FirstOrDefault(place => place.At == At) ?? Places[0];

    /// <summary>All that relieves, the stretch for this place first.</summary>
    public IReadOnlyList<Advice> Relief =>
        [.. Version.Files.Advice.Advice.Where(advice => advice.Section == AdviceSection.Relief).OrderBy(advice => advice.Id.Value == Place.Advice ? 0 : 1)];

    /// <summary>Whether this is a stretch to hold.</summary>
    public static bool IsHeld(Advice advice) => Places.Any(place => place.Advice == advice.Id.Value);

    /// <summary>What is said to everybody; what depends on answers is left to the result.</summary>
    public IReadOnlyList<Block> Said(Advice advice) => [.. advice.Blocks.Where(block => !Version.Rules.Blocks.ContainsKey(block))];
}
