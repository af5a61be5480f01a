using HamstringHelp.Assessment.Content;
using HamstringHelp.Assessment.Questions;
using HamstringHelp.Assessment.Rules;
using HamstringHelp.Assessment.Tests.Support;

namespace HamstringHelp.Assessment.Tests.Proof;

/// <summary>The shipped content with parts that the loader would refuse: the proof may not rest on the loader.</summary>
internal static class BehindTheLoader
{
    public static ContentVersion With(ContentFiles? files = null, IEnumerable<RouteStep>? steps = null, RuleSet? rules = null)
    {
        var shipped = PublishedContent.Current;
        return new ContentVersion(files ?? shipped.Files, shipped.Vocabulary, [.. steps ?? shipped.Questionnaire.Steps], rules ?? shipped.Rules, shipped.MedicineReader);
    }

    /// <summary>A question with another place or other conditions; what is left out stays.</summary>
    public static RouteStep Changed(RouteStep step, int? index = null, Condition? askedWhen = null, Condition? endsWhen = null, Condition? offersResultWhen = null) => new()
    {
        Index = index ?? step.Index,
        Question = step.Question,
        Facts = step.Facts,
        Mask = step.Mask,
        AskedWhen = askedWhen ?? step.AskedWhen,
        EndsWhen = endsWhen ?? step.EndsWhen,
        OffersResultWhen = offersResultWhen ?? step.OffersResultWhen,
    };
}
