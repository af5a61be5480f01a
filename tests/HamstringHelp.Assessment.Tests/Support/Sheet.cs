using System.Collections.Immutable;
using HamstringHelp.Assessment.Content;
using HamstringHelp.Assessment.Questions;
using HamstringHelp.Assessment.Rules;

namespace HamstringHelp.Assessment.Tests.Support;

/// <summary>
/// An answer sheet as a test writes it: <c>Sheet.EverydayCramp.With("symptoms", "warmth")</c>. Immutable; an id that
/// the content does not have is an error, so that a test cannot pass by a slip.
/// </summary>
public sealed class Sheet
{
    private readonly ContentVersion _content;

    private Sheet(ContentVersion content, Answers answers)
    {
        _content = content;
        Answers = answers;
    }

    /// <summary>Nothing answered, on the content that ships.</summary>
    public static Sheet Blank { get; } = BlankOn(PublishedContent.Current);

    /// <summary>Every question answered: a cramp in hot weather, nothing else. Self-care.</summary>
    public static Sheet EverydayCramp { get; } = EverydayCrampOn(PublishedContent.Current);

    /// <summary>Every question answered, and none of the everyday causes fits.</summary>
    public static Sheet UnexplainedCramp { get; } = EverydayCramp.With("activity", "none");

    public Answers Answers { get; }

    public Route Route => Route.Replay(_content.Questionnaire, Answers);

    public static Sheet BlankOn(ContentVersion content) => new(content, content.Questionnaire.Blank);

    public static Sheet EverydayCrampOn(ContentVersion content) =>
        BlankOn(content).With(
            "emergency=none symptoms=none timing=during-activity activity=hot-weather frequency=now-and-then age=18-to-39 pregnancy=no about-you=none conditions=none medicines=none");

    /// <summary>Answers one question anew.</summary>
    public Sheet With(string question, params IEnumerable<string> choices)
    {
        return With(Step(question), choices.Select(choice => FactOf(question, choice)));
    }

    /// <summary>
    /// Answers several questions anew: <c>"timing=at-night,at-rest age=60-or-over typed=statin"</c>; <c>"age="</c> leaves
    /// one unanswered.
    /// </summary>
    /// <param name="answers">Pairs of question and choices; <c>typed</c> stands for medicine groups that typed names were read as.</param>
    public Sheet With(string answers)
    {
        var sheet = this;
        foreach (var pair in answers.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (pair.Split('=') is not [var question, var choices])
            {
                throw new ArgumentException($"\"{pair}\" is not written as question=choice,choice.", nameof(answers));
            }

            var list = choices.Split(',', StringSplitOptions.RemoveEmptyEntries);
            sheet = question == "typed" ? sheet.Typed(list) : sheet.With(question, list);
        }

        return sheet;
    }

    /// <summary>Answers one question with any of its facts, typed names included.</summary>
    public Sheet With(RouteStep step, IEnumerable<Fact> given) => new(_content, Answers.With(step, given));

    /// <summary>Ticks one more choice, whatever else is ticked.</summary>
    public Sheet Adding(string question, string choice)
    {
        var step = Step(question);
        return With(step, [.. step.Facts.Where(Answers.Has), FactOf(question, choice)]);
    }

    /// <summary>Types one medicine name that is read as these groups.</summary>
    public Sheet Typed(params IEnumerable<string> groups) => Typed([new TypedName("a name", [.. groups])]);

    public Sheet Typed(ImmutableArray<TypedName> names)
    {
        var step = _content.Questionnaire.NamesStep ?? throw new InvalidOperationException("No question takes typed names.");
        foreach (var group in names.SelectMany(name => name.Groups).Where(group => _content.Vocabulary.Find(FactKind.Named, group) is null))
        {
            throw new ArgumentException($"\"{group}\" is no medicine group.", nameof(names));
        }

        return new Sheet(_content, Answers.WithNames(step, names, confirmed: true));
    }

    /// <summary>The same answers on another load of the content.</summary>
    public Sheet On(ContentVersion content) =>
        new(content, content.Questionnaire.Steps.Aggregate(content.Questionnaire.Blank, (answers, step) => answers.With(step, step.Facts.Where(Answers.Has))));

    public Rules.Assessment Assess() => _content.Assessor.Assess(Answers);

    public Decision Decide() => Decision.Of(Assess());

    /// <summary>The question with this id.</summary>
    public RouteStep Step(string question) =>
        _content.Questionnaire.Find(question) ?? throw new ArgumentException($"There is no question \"{question}\".", nameof(question));

    /// <summary>As a person would read it in a failure: one line a question.</summary>
    public override string ToString()
    {
        var lines = _content.Questionnaire.Steps
            .Select(step => (step.Question.Id, Given: step.Facts.Where(Answers.Has).Select(fact => fact.Kind == FactKind.Named ? $"typed {fact.Id}" : fact.Id).ToList()))
            .Where(line => line.Given.Count > 0)
            .Select(line => $"{line.Id}: {string.Join(", ", line.Given)}");
        return string.Join(Environment.NewLine, lines);
    }

    private Fact FactOf(string question, string choice) =>
        _content.Vocabulary.FindChoice(question, choice) ?? throw new ArgumentException($"\"{question}\" has no choice \"{choice}\".", nameof(choice));
}
