using System.Collections.Immutable;
using HamstringHelp.Assessment.Content;
using HamstringHelp.Assessment.Questions;
using HamstringHelp.Assessment.Rules;
using HamstringHelp.Web.Pages.Check;

namespace HamstringHelp.Web.Pages;

/// <summary>Between the text box of medicine names and the answer sheet.</summary>
public static class MedicineNames
{
    /// <summary>
    /// The answer sheet with a validated answer on it. A name that was typed before keeps the reading that the person
    /// gave it; a new one still has to be looked at.
    /// </summary>
    public static Answers Answer(ContentVersion content, Answers answers, SubmittedAnswer submitted)
    {
        var step = submitted.Step;
        var chosen = step.Facts.Where(fact => fact.Kind == FactKind.Choice && submitted.Choices.Contains(fact.Id));
        var ticked = answers.With(step, chosen);
        if (step.Question.Names is null)
        {
            return ticked;
        }

        var before = answers.Names.ToDictionary(name => name.Typed);
        ImmutableArray<TypedName> names = [.. content.MedicineReader.Read(submitted.Names).Select(reading => before.GetValueOrDefault(reading.Typed) ?? TypedName.From(reading))];
        return ticked.WithNames(step, names, answers.NamesConfirmed && names.All(name => before.ContainsKey(name.Typed)));
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

    /// <summary>What a name counts for, in words.</summary>
    /// <param name="content">The content version.</param>
    /// <param name="groups">Ids of medicine groups.</param>
    public static string Groups(ContentVersion content, IEnumerable<string> groups) =>
        string.Join(", ", content.Files.Medicines.Groups.Where(group => groups.Contains(group.Id.Value)).Select(group => group.Name));
}
