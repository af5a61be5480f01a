using HamstringHelp.Assessment.Content;
using HamstringHelp.Assessment.Questions;
using HamstringHelp.Assessment.Rules;
using HamstringHelp.Web.Journey;
using HamstringHelp.Web.Pages.Check;

namespace HamstringHelp.Web.Pages;

/// <summary>Between the text box of medicine names and the answer sheet.</summary>
public sealed class MedicineNames
{
    /// <summary>The answer sheet with a validated answer on it.</summary>
    public Answers Answer(PersonJourney journey, SubmittedAnswer submitted)
    {
        var step = submitted.Step;
        var chosen = step.Facts.Where(fact => fact.Kind == FactKind.Choice && submitted.Choices.Contains(fact.Id));
        var answers = journey.Answers.With(step, chosen);
        return answers;
    }

    /// <summary>The typed names as one text, for the text box.</summary>
    public static string AsTyped(RouteStep step, Answers answers)
    {
        if (step.Question.Names is not { } box)
        {
            return "";
        }

        var spaced = string.Join(", ", answers.Names.Select(name => name.Typed));
        return spaced.Length <= box.MaxLength ? spaced : string.Join(",", answers.Names.Select(name => name.Typed));
    }

    /// <summary>What a typed name counts for, in words.</summary>
    public static IEnumerable<string> GroupNames(ContentVersion content, TypedName name) =>
        content.Files.Medicines.Groups.Where(group => name.Groups.Contains(group.Id.Value)).Select(group => group.Name);
}
