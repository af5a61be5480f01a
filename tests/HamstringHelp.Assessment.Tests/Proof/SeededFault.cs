using HamstringHelp.Assessment.Content;
using HamstringHelp.Assessment.Proof;
using HamstringHelp.Assessment.Questions;

namespace HamstringHelp.Assessment.Tests.Proof;

/// <summary>The content with a fault in it, and what the proof says of it.</summary>
internal sealed class SeededFault
{
    private readonly ContentVersion _content;

    private SeededFault(ContentVersion content)
    {
        _content = content;
        Report = ContentProof.Run(content);
    }

    public ProofReport Report { get; }

    public static SeededFault In(Action<EditedContent> edit) => new(EditedContent.Load(edit));

    /// <summary>The one problem of a version that the strict loader refuses.</summary>
    public static ContentProblem Refused(Action<EditedContent> edit) =>
        Assert.Single(Assert.Throws<ContentException>(() => EditedContent.Load(edit)).Problems);

    /// <summary>Asserts that a property is named as broken at a place, in words that contain a text.</summary>
    /// <returns>The violation; its counterexample has been tried on the rules that serve people.</returns>
    public Violation IsNamed(int property, string file, string path, string says)
    {
        var violation = Report.Violations.FirstOrDefault(violation => violation.Property == property && violation.File == $"1.0.0/{file}" && violation.Path == path && violation.Also.Append(violation.What).Any(what => what.Contains(says, StringComparison.Ordinal)));
        Assert.True(violation is not null, $"Not named. The report says:\n{string.Join('\n', Report.Violations)}");
        Assert.NotEmpty(violation.Mend);
        Confirm(violation.Example);
        Confirm(violation.Compared);
        return violation;
    }

    /// <summary>Asserts that the counterexample leads to an outcome, also in the words.</summary>
    public void IsNamed(int property, string file, string path, string says, string outcome)
    {
        var violation = IsNamed(property, file, path, says);
        Assert.Equal(outcome, violation.Example?.Outcome.Id.Value);
        Assert.Contains($"the result is “{violation.Example!.Outcome.Title}”", violation.ToString(), StringComparison.Ordinal);
    }

    /// <summary>A person can give these answers, come to a result, and it is this one.</summary>
    private void Confirm(ExampleSheet? example)
    {
        if (example is not null)
        {
            Assert.True(Route.Replay(_content.Questionnaire, example.Answers).HasResult, $"{example} cannot be reached.");
            Assert.Equal(example.Outcome, _content.Assessor.Assess(example.Answers).Outcome);
        }
    }
}
