using System.Numerics;
using HamstringHelp.Assessment.Content;
using HamstringHelp.Assessment.Proof;
using HamstringHelp.Assessment.Questions;
using HamstringHelp.Assessment.Rules;
using HamstringHelp.Assessment.Tests.Support;

namespace HamstringHelp.Assessment.Tests.Proof;

/// <summary>The sets of the proof against the questionnaire and the rules that serve people, sheet by sheet.</summary>
public sealed class CrossCheckTests
{
    [Fact]
    public void The_space_holds_exactly_the_sheets_that_come_to_a_result()
    {
        var content = SmallContent.Load();
        var sheets = new AllSheets(content);
        var valid = content.Questionnaire.Steps.ToDictionary(step => step, step => ValidAnswers(step).Select(given => content.Questionnaire.Blank.With(step, given).Bits[0]).ToHashSet());
        var (complete, early) = (0, 0);
        for (var bits = 0UL; bits < 1UL << content.Vocabulary.Facts.Count(fact => fact.IsAnswer); bits++)
        {
            var answers = new Answers([bits], [], namesConfirmed: true);
            var route = Route.Replay(content.Questionnaire, answers);
            var isSheet = route.HasResult && Counted(content, answers)[0] == bits
                && route.Asked.All(step => !step.IsAnswered(answers.Bits) || valid[step].Contains(bits & step.Mask[0]));
            Assert.Equal(isSheet, sheets.Among(One(sheets, [bits])) != Bdd.False);
            complete += isSheet && route.FirstUnanswered is null ? 1 : 0;
            early += isSheet && route.FirstUnanswered is not null ? 1 : 0;
        }

        Assert.Equal(complete, sheets.Count(sheets.Space.Complete));
        Assert.Equal(early, sheets.Count(sheets.Space.Early));
        Assert.True(complete > 100 && early > 10, $"{complete} complete, {early} early");
    }

    [Fact]
    public void Whatever_way_a_person_takes_through_the_questions_the_result_is_in_the_space()
    {
        var content = SmallContent.Load();
        var sheets = new AllSheets(content);
        var complete = new HashSet<ulong>();
        foreach (var answers in EveryStateOf(content))
        {
            var route = Route.Replay(content.Questionnaire, answers);
            var counted = Counted(content, answers);
            Assert.True(!route.HasResult || sheets.Among(One(sheets, counted)) != Bdd.False, $"{counted[0]:b}");
            if (route.FirstUnanswered is null)
            {
                complete.Add(counted[0]);
            }
        }

        Assert.Equal(complete.Count, sheets.Count(sheets.Space.Complete));
    }

    [Fact]
    public void Every_set_of_bits_gets_from_the_rules_what_the_proof_says()
    {
        var content = SmallContent.Load();
        var sheets = new AllSheets(content);
        var findings = content.Vocabulary.Facts.Where(fact => !fact.IsAnswer).ToList();
        var counts = findings.ToDictionary(fact => fact, _ => BigInteger.Zero);
        var answers = content.Vocabulary.Facts.Count(fact => fact.IsAnswer);
        for (var bits = 0UL; bits < 1UL << answers; bits++)
        {
            var sheet = new Answers([bits], [], namesConfirmed: true);
            if (sheets.Among(One(sheets, [bits])) == Bdd.False)
            {
                continue;
            }

            Assert.Equal(bits, Counted(content, sheet)[0]);
            var assessment = content.Assessor.Assess(sheet);
            foreach (var fact in findings.Where(assessment.Has))
            {
                counts[fact]++;
            }
        }

        Assert.All(findings, fact => Assert.Equal(counts[fact], sheets.Count(sheets.Findings[fact])));
    }

    [Fact]
    public void On_random_sheets_the_rules_find_what_the_proof_says()
    {
        var content = PublishedContent.Current;
        var sheets = new AllSheets(content);
        var random = new Random(20261124);
        var blocks = ContentItem.All(content).SelectMany(item => item.Blocks).SelectMany(list => list.Blocks).Where(content.Rules.Blocks.ContainsKey).ToList();
        for (var round = 0; round < 300; round++)
        {
            var answers = RandomJourney(content, random);
            var sheet = One(sheets, Counted(content, answers));
            Assert.NotEqual(Bdd.False, sheets.Among(sheet));
            var assessment = content.Assessor.Assess(answers);
            Assert.All(
                content.Vocabulary.Facts.Where(fact => !fact.IsAnswer),
                fact => Assert.Equal(assessment.Has(fact), sheets.Bdd.And(sheet, sheets.Findings[fact]) != Bdd.False));
            Assert.Equal(
                blocks.Where(block => sheets.Bdd.And(sheet, sheets.Findings.Said(block)) != Bdd.False),
                assessment.Said(blocks));
        }
    }

    /// <summary>Everything that can stand in a browser: all answers, given in any order that the route allows, changed at will.</summary>
    private static IEnumerable<Answers> EveryStateOf(ContentVersion content)
    {
        var seen = new HashSet<ulong> { 0 };
        var waiting = new Queue<Answers>([content.Questionnaire.Blank]);
        while (waiting.TryDequeue(out var answers))
        {
            yield return answers;
            var route = Route.Replay(content.Questionnaire, answers);
            foreach (var next in route.Asked.Where(route.MayVisit).SelectMany(step => ValidAnswers(step).Select(given => answers.With(step, given))))
            {
                if (seen.Add(next.Bits[0]))
                {
                    waiting.Enqueue(next);
                }
            }
        }
    }

    /// <summary>All that can be answered to a question, by the words of its contract rather than by the proof's formula.</summary>
    private static IEnumerable<List<Fact>> ValidAnswers(RouteStep step)
    {
        for (var chosen = 1; chosen < 1 << step.Facts.Length; chosen++)
        {
            var given = step.Facts.Where((_, index) => ((chosen >> index) & 1) == 1).ToList();
            var choices = given.Where(fact => fact.Kind == FactKind.Choice).ToList();
            var isOneTooMany = step.Question.Answers == AnswerKind.One && choices.Count > 1;
            var isExcluded = choices.Count > 1 && choices.Exists(fact => step.FindChoice(fact.Id)!.ExcludesOthers);
            var contradictsNames = given.Count > choices.Count && choices.Exists(fact => step.Question.Names!.ExcludedBy.Any(id => id.Value == fact.Id));
            if (!isOneTooMany && !isExcluded && !contradictsNames)
            {
                yield return given;
            }
        }
    }

    private static Answers RandomJourney(ContentVersion content, Random random)
    {
        var answers = content.Questionnaire.Blank;
        while (Route.Replay(content.Questionnaire, answers).FirstUnanswered is { } step)
        {
            // "None" is half of the answers: people with every sign are rare, and all alike to the rules.
            var denial = step.Facts.FirstOrDefault(fact => fact.Kind == FactKind.Choice && step.FindChoice(fact.Id)!.ExcludesOthers);
            var picked = denial is not null && random.Next(2) == 0
                ? [denial]
                : step.Facts.Where(fact => fact.Kind == FactKind.Choice && !step.FindChoice(fact.Id)!.ExcludesOthers).OrderBy(_ => random.Next()).Take(step.Question.Answers == AnswerKind.One ? 1 : 1 + random.Next(2));
            answers = answers.With(step, picked);
        }

        return answers;
    }

    private static ulong[] Counted(ContentVersion content, Answers answers)
    {
        var counted = new ulong[content.Vocabulary.AnswerWords];
        content.Questionnaire.Count(answers, counted);
        return counted;
    }

    /// <summary>The set that holds this one sheet.</summary>
    private static int One(AllSheets sheets, ulong[] bits) => sheets.Bdd.All(sheets.Space.Answers.Index().Reverse()
        .Select(pair => (bits[pair.Index / 64] & (1UL << (pair.Index % 64))) != 0 ? pair.Item : sheets.Bdd.Not(pair.Item)));
}
