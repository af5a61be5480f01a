using System.Collections.Immutable;
using HamstringHelp.Assessment.Content;
using HamstringHelp.Assessment.Questions;
using HamstringHelp.Assessment.Rules;

namespace HamstringHelp.Assessment.Proof;

/// <summary>
/// Every answer sheet that can come to a result, as a set. A sheet is what counts: for each question that is asked a
/// valid answer, and nothing for the others. Where the result is offered early, questions may be left open.
/// </summary>
internal sealed class AnswerSpace
{
    private readonly Bdd _bdd;

    /// <summary>Builds the space from the same compiled questions that people answer.</summary>
    /// <param name="bdd">Holds the sets.</param>
    /// <param name="content">The version.</param>
    /// <param name="variable">Gives each answer its variable; the order should be that of the questions.</param>
    internal AnswerSpace(Bdd bdd, ContentVersion content, Func<Fact, int> variable)
    {
        _bdd = bdd;
        var answers = content.Vocabulary.Facts.Where(fact => fact.IsAnswer).ToList();
        Variables = [.. answers.Select(variable)];
        Answers = [.. Variables.Select(bdd.Variable)];
        var asked = ImmutableArray.CreateBuilder<int>();
        var complete = Bdd.True;
        var withGaps = Bdd.True;
        var offered = Bdd.False;
        var goesOn = Bdd.True;
        foreach (var step in content.Questionnaire.Steps)
        {
            var isAsked = bdd.And(goesOn, ConditionReader.Read(bdd, step.AskedWhen, Answers));
            var blank = Blank(step);
            var answered = Valid(step);
            complete = bdd.And(complete, bdd.Ite(isAsked, answered, blank));

            // Once the result is offered, any of the later questions may be open: a person goes back and changes answers.
            withGaps = bdd.And(withGaps, bdd.Ite(isAsked, bdd.Or(answered, bdd.And(offered, blank)), blank));
            offered = bdd.Or(offered, bdd.And(isAsked, ReadOrNever(step.OffersResultWhen)));
            goesOn = bdd.Except(goesOn, bdd.And(isAsked, ReadOrNever(step.EndsWhen)));
            asked.Add(isAsked);
        }

        Asked = asked.ToImmutable();
        Complete = complete;
        Early = bdd.Except(bdd.And(withGaps, offered), complete);
        Sheets = bdd.Or(Complete, Early);
    }

    /// <summary>The variable of each answer, by the index of its fact.</summary>
    internal ImmutableArray<int> Variables { get; }

    /// <summary>For each answer, by the index of its fact: the sheets on which it is given.</summary>
    internal ImmutableArray<int> Answers { get; }

    /// <summary>For each question, by its place: the sheets on which it is asked.</summary>
    internal ImmutableArray<int> Asked { get; }

    /// <summary>Sheets on which every question that is asked is answered.</summary>
    internal int Complete { get; }

    /// <summary>Sheets with open questions, whose result was offered early.</summary>
    internal int Early { get; }

    /// <summary>All sheets that come to a result.</summary>
    internal int Sheets { get; }

    /// <summary>The sheets on which a question has an answer.</summary>
    internal int Answered(RouteStep step) => _bdd.Any(step.Facts.Select(fact => Answers[fact.Index]));

    /// <summary>The answers that cannot stand beside this one: giving it takes them back.</summary>
    internal static IEnumerable<Fact> TakenBackBy(RouteStep step, Fact answer) => step.Facts.Where(other =>
        other.Kind == FactKind.Choice && other != answer && (answer.Kind == FactKind.Choice
            ? step.Question.Answers == AnswerKind.One || step.FindChoice(other.Id)!.ExcludesOthers || step.FindChoice(answer.Id)!.ExcludesOthers
            : IsExcludedByNames(step, other)));

    private static bool IsExcludedByNames(RouteStep step, Fact choice) =>
        step.Question.Names!.ExcludedBy.Any(id => id.Value == choice.Id);

    private int Blank(RouteStep step) => _bdd.Not(Answered(step));

    private int Valid(RouteStep step)
    {
        var conflicts = step.Facts.SelectMany(answer => TakenBackBy(step, answer)
            .Select(other => _bdd.And(Answers[answer.Index], Answers[other.Index])));
        return _bdd.Except(Answered(step), _bdd.Any(conflicts));
    }

    private int ReadOrNever(Condition? condition) => condition is null ? Bdd.False : ConditionReader.Read(_bdd, condition, Answers);
}
