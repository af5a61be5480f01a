using System.Text.Json;
using System.Text.Json.Nodes;
using HamstringHelp.Assessment.Content;
using HamstringHelp.Assessment.Proof;
using HamstringHelp.Assessment.Questions;
using HamstringHelp.Assessment.Rules;
using HamstringHelp.Assessment.Tests.Support;

namespace HamstringHelp.Assessment.Tests;

/// <summary>The conditions of the content that ships, edited in memory and compiled: each is read, and what is wrong is said where it stands.</summary>
public sealed class CompilingTests
{
    private static readonly string[] Conditions = ["when", "possibleWhen", "askedWhen", "endsWhen", "offersResultWhen"];

    private readonly Dictionary<string, JsonNode> _files = ContentTree.Of(PublishedContent.Current).ToDictionary(file => file.Name, file => file.Root);

    [Fact]
    public void Every_condition_that_cannot_be_read_is_refused_where_it_stands()
    {
        var edited = new List<string>();
        foreach (var (file, root) in _files)
        {
            foreach (var (item, name) in Members(root).Where(member => member.Item[member.Name] is not null).ToList())
            {
                item[name] = "nonsense";
                edited.Add($"1.0.0/{file}:{item.GetPath()}.{name}");
            }
        }

        var problems = Compile().Problems;
        Assert.Equal(edited.Order(StringComparer.Ordinal), problems.Select(problem => $"{problem.File}:{problem.Path}").Distinct().Order(StringComparer.Ordinal));
        Assert.All(problems, problem => Assert.NotEmpty(problem.Mend));
    }

    [Theory]
    [InlineData("causes.json", "causes", 0, "when", "cause dehydration", "Causes and medicines read answers alone; write the condition on answers.")]
    [InlineData("medicines.json", "groups", 0, "when", "no medicine", "Causes and medicines read answers alone; write the condition on answers.")]
    [InlineData("causes.json", "causes", 13, "possibleWhen", "trigger warmth", "This stage reads answers, causes, known conditions and medicines; write the condition on those.")]
    [InlineData("triggers.json", "triggers", 0, "when", "outcome is ask", "Triggers read answers and findings; write the condition on those.")]
    [InlineData("questions.json", "questions", 3, "askedWhen", "age is under-18", "A question is asked because of earlier questions; write the condition on those.")]
    [InlineData("questions.json", "questions", 3, "askedWhen", "activity has none", "A question is asked because of earlier questions; write the condition on those.")]
    [InlineData("questions.json", "questions", 0, "askedWhen", "no medicine", "A question is asked because of earlier questions; write the condition on those.")]
    [InlineData("questions.json", "questions", 0, "endsWhen", "symptoms has warmth", "Write the condition on this question or earlier ones.")]
    [InlineData("questions.json", "questions", 1, "offersResultWhen", "any benign cause", "Write the condition on this question or earlier ones.")]
    public void What_a_stage_may_not_read_is_refused_with_what_it_may_read(string file, string list, int index, string member, string condition, string mend)
    {
        _files[file][list]![index]![member] = condition;
        var problem = Assert.Single(Compile().Problems);
        Assert.Equal(($"1.0.0/{file}", $"$.{list}[{index}].{member}", mend), (problem.File, problem.Path, problem.Mend));
    }

    [Fact]
    public void A_question_may_end_or_offer_the_result_because_of_its_own_answer()
    {
        _files["questions.json"]["questions"]![3]!["endsWhen"] = "activity has none";
        _files["questions.json"]["questions"]![3]!["offersResultWhen"] = "activity has none";
        Assert.Empty(Compile().Problems);
    }

    [Fact]
    public void A_cause_without_a_condition_for_it_is_never_only_possible()
    {
        _files["causes.json"]["causes"]![13]!["possibleWhen"] = null;
        var (rules, problems) = Compile();
        Assert.Empty(problems);
        Assert.DoesNotContain(rules.Possible, rule => rule.Item.Id.Value == _files["causes.json"]["causes"]![13]!["id"]!.GetValue<string>());
    }

    private (RuleSet Rules, List<ContentProblem> Problems) Compile()
    {
        var json = ContentJson.Default;
        var questions = _files["questions.json"].Deserialize(json.QuestionsFile)!;
        var causes = _files["causes.json"].Deserialize(json.CausesFile)!;
        var medicines = _files["medicines.json"].Deserialize(json.MedicinesFile)!;
        var triggers = _files["triggers.json"].Deserialize(json.TriggersFile)!;
        var outcomes = _files["outcomes.json"].Deserialize(json.OutcomesFile)!;
        var advice = _files["advice.json"].Deserialize(json.AdviceFile)!;
        var problems = new VersionProblems("1.0.0", []);
        var vocabulary = new Vocabulary(questions, causes, medicines, triggers, outcomes, advice);
        var parser = new ConditionParser(vocabulary, questions);
        new StepCompiler(vocabulary, parser, problems).Compile(questions);
        return (new RuleCompiler(vocabulary, parser, problems).Compile(causes, medicines, triggers, outcomes, advice), problems.All);
    }

    /// <summary>Every member that holds a condition.</summary>
    private static IEnumerable<(JsonObject Item, string Name)> Members(JsonNode? node) => node switch
    {
        JsonObject item => item.SelectMany(member => Conditions.Contains(member.Key) ? [(item, member.Key)] : Members(member.Value)),
        JsonArray list => list.SelectMany(Members),
        _ => [],
    };
}
