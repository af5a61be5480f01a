using System.Collections.Immutable;
using HamstringHelp.Assessment.Content;
using HamstringHelp.Assessment.Rules;

namespace HamstringHelp.Assessment.Questions;

/// <summary>Takes an answer sheet from one content version to another. Answers are matched by their ids, which never change their meaning.</summary>
public static class CarryOver
{
    /// <summary>The same answers on a sheet of another version.</summary>
    /// <param name="answers">A sheet of <paramref name="from"/>.</param>
    /// <param name="from">The version that was answered.</param>
    /// <param name="to">The other version.</param>
    /// <returns>Null when something was said that the other version does not know. Questions that only the other version asks stay unanswered.</returns>
    public static Answers? Between(Answers answers, ContentVersion from, ContentVersion to)
    {
        var carried = to.Questionnaire.Blank;
        foreach (var step in from.Questionnaire.Steps)
        {
            var given = step.Facts.Where(fact => fact.Kind == FactKind.Choice && answers.Has(fact)).Select(fact => fact.Id).ToList();
            if (given.Count == 0)
            {
                continue;
            }

            var facts = given.Select(choice => to.Vocabulary.FindChoice(step.Question.Id.Value, choice)).ToList();
            if (to.Questionnaire.Find(step.Question.Id.Value) is not { } same || facts.Contains(null))
            {
                return null;
            }

            carried = carried.With(same, facts!);
        }

        if (answers.Names.IsEmpty)
        {
            return carried;
        }

        ImmutableArray<TypedName> names = [.. answers.Names.SelectMany(name => Carry(name, from, to))];
        return to.Questionnaire.NamesStep is { } box && names.All(name => name.Groups.All(group => to.Vocabulary.Find(FactKind.Named, group) is not null))
            ? carried.WithNames(box, names, answers.NamesConfirmed)
            : null;
    }

    /// <summary>A name that the person left as it was read is read anew: the other version may know more names. A corrected one stays.</summary>
    private static IEnumerable<TypedName> Carry(TypedName name, ContentVersion from, ContentVersion to)
    {
        var asRead = from.MedicineReader.Read(name.Typed).Select(TypedName.From).ToList();
        return asRead is [var reading] && reading.Groups.SequenceEqual(name.Groups) ? to.MedicineReader.Read(name.Typed).Select(TypedName.From) : [name];
    }
}
