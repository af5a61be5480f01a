using AngleSharp.Html.Dom;

namespace HamstringHelp.Web.Tests.Support;

/// <summary>A result as its page marks it up for tests and integrations; each list sorted, with what stands there twice.</summary>
public sealed record ShownResult(
    string Outcome,
    IReadOnlyList<string> Triggers,
    IReadOnlyList<string> Findings,
    IReadOnlyList<string> Possible,
    IReadOnlyList<string> Advice)
{
    /// <summary>What a page shows.</summary>
    public static ShownResult On(IHtmlDocument page)
    {
        return new(
            Assert.Single(Ids("[data-outcome]", "data-outcome")),
            Ids("[data-trigger]", "data-trigger"),
            Ids("[data-finding]:not([data-possible])", "data-finding"),
            Ids("[data-finding][data-possible]", "data-finding"),
            Ids("[data-advice]", "data-advice"));

        IReadOnlyList<string> Ids(string selector, string attribute) =>
            [.. page.QuerySelectorAll(selector).Select(element => element.GetAttribute(attribute)!).Order(StringComparer.Ordinal)];
    }

    /// <summary>What a page of this assessment should show.</summary>
    public static ShownResult Of(Assessment.Rules.Assessment assessment) => new(
        assessment.Outcome.Id.Value,
        Sorted(assessment.Triggers.Select(finding => finding.Item.Id.Value)),
        Sorted(
        [
            .. assessment.Benign.Concat(assessment.Risks).Concat(assessment.Known).Select(finding => finding.Item.Id.Value),
            .. assessment.Medicines.Select(finding => finding.Item.Id.Value),
        ]),
        Sorted(assessment.Possible.Select(finding => finding.Item.Id.Value)),
        Sorted(assessment.Advice.Select(finding => finding.Item.Id.Value)));

    private static IReadOnlyList<string> Sorted(IEnumerable<string> ids) => [.. ids.Order(StringComparer.Ordinal)];
}
