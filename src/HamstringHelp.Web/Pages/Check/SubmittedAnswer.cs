using FluentValidation;
using HamstringHelp.Assessment.Content;
using HamstringHelp.Assessment.Questions;
using HamstringHelp.Web.Words;

namespace HamstringHelp.Web.Pages.Check;

/// <summary>An answer as it was posted: nothing of it is trusted yet.</summary>
/// <param name="Step">The question.</param>
/// <param name="Choices">The posted ids.</param>
/// <param name="Names">The posted medicine names; empty where the question has no text box for them.</param>
public sealed record SubmittedAnswer(RouteStep Step, IReadOnlyList<string> Choices, string Names)
{
    public static SubmittedAnswer Read(IFormCollection form, RouteStep step) => new(
        step,
        [.. form[step.Question.Id.Value].OfType<string>()],
        step.Question.Names is null ? "" : form[NamesField].ToString());

    /// <summary>The name of the text box for medicine names.</summary>
    public const string NamesField = "names";
}

/// <summary>Checks a posted answer against the loaded content. Every message says what to do.</summary>
public sealed class SubmittedAnswerValidator : AbstractValidator<SubmittedAnswer>
{
    public SubmittedAnswerValidator()
    {
        RuleFor(answer => answer.Choices)
            .Cascade(CascadeMode.Stop)
            .Must((answer, choices) => choices.Count > 0 || !string.IsNullOrWhiteSpace(answer.Names))
            .WithMessage(answer => NothingChosen(answer.Step.Question))
            .Must((answer, choices) => choices.All(id => answer.Step.FindChoice(id) is not null))
            .WithMessage(_ => Ui.ErrorNotOffered)
            .Must((answer, choices) => answer.Step.Question.Answers == AnswerKind.Several || choices.Count == 1)
            .WithMessage(_ => Ui.ErrorOnlyOne)
            .Must((answer, choices) => choices.Distinct().Count() == 1 || !choices.Any(id => answer.Step.FindChoice(id)!.ExcludesOthers))
            .When(answer => answer.Choices.Count > 1, ApplyConditionTo.CurrentValidator)
            .WithMessage(answer => Ui.ErrorExcluded.With(Excluding(answer).Label));

        RuleFor(answer => answer.Names)
            .Cascade(CascadeMode.Stop)
            .Must((answer, names) => names.Length <= (answer.Step.Question.Names?.MaxLength ?? 0))
            .WithMessage(answer => Ui.ErrorNamesTooLong.With(answer.Step.Question.Names?.MaxLength))
            .Must((answer, names) => string.IsNullOrWhiteSpace(names) || !answer.Choices.Any(id => IsExcluded(answer.Step.Question, id)))
            .WithMessage(answer => Ui.ErrorNamesExcluded.With(answer.Step.FindChoice(answer.Choices.First(id => IsExcluded(answer.Step.Question, id)))!.Label));
    }

    private static Choice Excluding(SubmittedAnswer answer) =>
        answer.Choices.Select(id => answer.Step.FindChoice(id)!).First(choice => choice.ExcludesOthers);

    private static bool IsExcluded(Question question, string id) => question.Names!.ExcludedBy.Any(excluded => excluded.Value == id);

    private static string NothingChosen(Question question)
    {
        if (question.Answers == AnswerKind.One)
        {
            return Ui.ErrorNothingChosenOne;
        }

        var excluding = question.Choices.FirstOrDefault(choice => choice.ExcludesOthers);
        return excluding is null ? Ui.ErrorNothingChosen : Ui.ErrorNothingChosenOr.With(excluding.Label);
    }
}
