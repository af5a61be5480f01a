using HamstringHelp.Assessment.Content;
using HamstringHelp.Assessment.Questions;
using HamstringHelp.Assessment.Rules;

namespace HamstringHelp.Web.Tests.Support;

/// <summary>Somebody with a cramp: what they answer, and how urgent that is.</summary>
/// <param name="Story">Who it is, in a sentence.</param>
/// <param name="Outcome">The id of the outcome that they should get.</param>
/// <param name="Sheet">Their answers: <c>question=choice,choice</c>, separated by spaces. Questions that are left out are never reached.</param>
/// <param name="Names">Medicine names that they type. Their groups are ticked too, so it does not matter how they are read.</param>
public sealed record Persona(string Story, string Outcome, string Sheet, string Names = "")
{
    /// <summary>The choices by question.</summary>
    public IReadOnlyDictionary<string, string[]> Answers =>
        Sheet.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1].Split(','));

    /// <summary>Answers the question that is open, as this person would.</summary>
    public Task AnswerTo(Visitor visitor)
    {
        visitor.Tick(Answers[visitor.Question]);
        if (visitor.Question == "medicines")
        {
            visitor.Type(Names);
        }

        return visitor.Submit();
    }

    /// <summary>Goes from the first page to the list of answers, or to the result where an answer ends the questions.</summary>
    /// <returns>The addresses on the way, each once.</returns>
    public async Task<IReadOnlyList<string>> AnswerEverything(Visitor visitor)
    {
        await visitor.Go("/");
        await visitor.FollowTo("/check/emergency");
        var way = new List<string>();
        while (visitor.Address is not ("/check/answers" or "/result"))
        {
            Assert.DoesNotContain(visitor.Address, way);
            way.Add(visitor.Address);
            await (visitor.Address == "/check/medicine-names" ? visitor.Submit() : AnswerTo(visitor));
        }

        return way;
    }

    /// <summary>Goes from the first page to the result.</summary>
    public async Task WalkToResult(Visitor visitor)
    {
        await AnswerEverything(visitor);
        if (visitor.Address != "/result")
        {
            await visitor.FollowTo("/result");
        }

        Assert.Equal("/result", visitor.Address);
    }

    /// <summary>What the rules say about the answers, without any page between.</summary>
    public Assessment.Rules.Assessment Assess(ContentVersion content) => content.Assessor.Assess(SheetOf(content));

    public override string ToString() => Story;

    /// <summary>The ticked answers as a sheet.</summary>
    public Answers SheetOf(ContentVersion content)
    {
        var sheet = content.Questionnaire.Blank;
        foreach (var (question, choices) in Answers)
        {
            var step = content.Questionnaire.Find(question)!;
            sheet = sheet.With(step, step.Facts.Where(fact => fact.Kind == FactKind.Choice && choices.Contains(fact.Id)));
        }

        return sheet;
    }
}
