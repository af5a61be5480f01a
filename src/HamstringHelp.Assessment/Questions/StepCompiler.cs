using HamstringHelp.Assessment.Content;
using HamstringHelp.Assessment.Rules;

namespace HamstringHelp.Assessment.Questions;

/// <summary>Compiles the questions. A question's conditions read only earlier ones, so every way through them ends.</summary>
internal sealed class StepCompiler(Vocabulary vocabulary, ConditionParser parser, VersionProblems problems)
{
    internal List<RouteStep> Compile(QuestionsFile questions)
    {
        var steps = new List<RouteStep>();
        var earlier = new HashSet<string>();
        foreach (var (index, question) in questions.Questions.Index())
        {
            var path = $"$.questions[{index}]";
            var before = earlier.ToHashSet();
            var asked = Parse(question.AskedWhen, new Readable(fact => fact.IsAnswer && before.Contains(fact.Question!), "A question is asked because of earlier questions; write the condition on those."), $"{path}.askedWhen");
            earlier.Add(question.Id.Value);
            var upToHere = earlier.ToHashSet();
            var readable = new Readable(fact => fact.IsAnswer && upToHere.Contains(fact.Question!), "Write the condition on this question or earlier ones.");
            var facts = vocabulary.AnswersTo(question.Id.Value).ToList();
            var mask = new ulong[vocabulary.AnswerWords];
            foreach (var fact in facts)
            {
                mask[fact.Index / 64] |= 1UL << (fact.Index % 64);
            }

            steps.Add(new RouteStep
            {
                Index = index,
                Question = question,
                Facts = [.. facts],
                Mask = mask,
                AskedWhen = asked,
                EndsWhen = question.EndsWhen is null ? null : Parse(question.EndsWhen, readable, $"{path}.endsWhen"),
                OffersResultWhen = question.OffersResultWhen is null ? null : Parse(question.OffersResultWhen, readable, $"{path}.offersResultWhen"),
            });
        }

        return steps;
    }

    private Condition Parse(string text, Readable readable, string path) =>
        parser.Parse(text, readable, (what, mend) => problems.Report("questions.json", path, what, mend));
}
