using System.Diagnostics;
using System.Globalization;
using HamstringHelp.Assessment.Content;
using HamstringHelp.Assessment.Questions;
using HamstringHelp.Assessment.Rules;
using RulesEngine.Models;

namespace HamstringHelp.Benchmarks;

/// <summary>
/// The program's rules and the same conditions in microsoft/RulesEngine, on the same answer sheets: every finding, stage by
/// stage. What a person is shown besides, because of which answers, is measured apart: the peer does not know it.
/// </summary>
internal sealed class RulesComparison
{
    private readonly ContentVersion _content = ContentLibrary.Load(Path.Combine(AppContext.BaseDirectory, "content")).Current;
    private readonly List<Answers> _sheets;
    private readonly RulesEngine.RulesEngine _engine;
    private readonly List<(string Name, List<Fact> Facts)> _stages;

    public RulesComparison()
    {
        _sheets = [.. Enumerable.Range(0, 64).Select(Sheet)];
        _stages = [.. _content.Rules.InStages().GroupBy(rule => rule.Fact.Kind).Select(stage => (stage.Key.ToString(), stage.Select(rule => rule.Fact).ToList()))];
        var conditions = _content.Rules.InStages().ToDictionary(rule => rule.Fact.Index, rule => rule.When);
        _engine = new RulesEngine.RulesEngine(
            [.. _stages.Select(stage => new Workflow
            {
                WorkflowName = stage.Name,
                Rules = [.. stage.Facts.Select(fact => new Rule { RuleName = Name(fact), RuleExpressionType = RuleExpressionType.LambdaExpression, Expression = Expression(conditions[fact.Index]) })],
            })]);
    }

    /// <summary>What a sheet takes of each, and how many times longer the peer takes for the same findings.</summary>
    public async Task<(Cost WithReasons, Cost Findings, Cost Peers, Ratio Times)> Run(int rounds)
    {
        await CompareResults();
        var (withReasons, findings, peers) = (new List<Cost>(), new List<Cost>(), new List<Cost>());
        // The first rounds are for the compiler, which makes better code of what runs often, and takes its time.
        const int WarmUp = 10;
        for (var round = -WarmUp; round < rounds; round++)
        {
            var (first, second, third) = (Measure(20_000, AssessWithReasons), Measure(20_000, FindOnly), await MeasurePeers(400));
            if (round >= 0)
            {
                withReasons.Add(first);
                findings.Add(second);
                peers.Add(third);
            }
        }

        return (Cost.Median(withReasons), Cost.Median(findings), Cost.Median(peers), Ratio.Of([.. peers.Zip(findings, (peer, our) => peer.Nanoseconds / our.Nanoseconds)]));
    }

    private Cost Measure(int times, Func<Answers, int> work)
    {
        var (bytes, clock, sum) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.StartNew(), 0);
        for (var time = 0; time < times; time++)
        {
            sum += work(_sheets[time % _sheets.Count]);
        }

        var elapsed = clock.Elapsed;
        GC.KeepAlive(sum);
        return new(elapsed.TotalNanoseconds / times, (GC.GetAllocatedBytesForCurrentThread() - bytes) / (double)times);
    }

    private async Task<Cost> MeasurePeers(int times)
    {
        var (bytes, clock, sum) = (GC.GetTotalAllocatedBytes(precise: true), Stopwatch.StartNew(), 0);
        for (var time = 0; time < times; time++)
        {
            sum += (await PeerFacts(_sheets[time % _sheets.Count])).Length;
        }

        var elapsed = clock.Elapsed;
        GC.KeepAlive(sum);
        return new(elapsed.TotalNanoseconds / times, (GC.GetTotalAllocatedBytes(precise: true) - bytes) / (double)times);
    }

    /// <summary>Everything that a result page shows, with its reasons.</summary>
    private int AssessWithReasons(Answers sheet)
    {
        var assessment = _content.Assessor.Assess(sheet);
        return assessment.Outcome.Id.Value.Length + assessment.Triggers.Length + assessment.Benign.Length + assessment.Risks.Length + assessment.Known.Length
            + assessment.Possible.Length + assessment.Medicines.Length + assessment.Advice.Length;
    }

    /// <summary>As the peer does: a bit for everything that holds.</summary>
    private int FindOnly(Answers sheet)
    {
        var facts = new ulong[_content.Vocabulary.FactWords];
        _content.Questionnaire.Count(sheet, facts);
        _content.Assessor.Evaluate(facts);
        return facts.Length;
    }

    /// <summary>Each stage is a workflow, which reads what the stages before it found.</summary>
    private async Task<bool[]> PeerFacts(Answers sheet)
    {
        var facts = new bool[_content.Vocabulary.FactWords * 64];
        foreach (var fact in _content.Vocabulary.Facts.Where(fact => fact.IsAnswer))
        {
            facts[fact.Index] = sheet.Has(fact);
        }

        foreach (var (name, stage) in _stages)
        {
            var results = await _engine.ExecuteAllRulesAsync(name, new RuleParameter("sheet", facts));
            for (var rule = 0; rule < stage.Count; rule++)
            {
                facts[stage[rule].Index] = results[rule].IsSuccess;
            }
        }

        return facts;
    }

    /// <summary>A comparison of things that come to other results would say nothing.</summary>
    private async Task CompareResults()
    {
        foreach (var sheet in _sheets)
        {
            var (assessment, facts) = (_content.Assessor.Assess(sheet), await PeerFacts(sheet));
            foreach (var fact in _content.Vocabulary.Facts.Where(fact => !fact.IsAnswer))
            {
                if (assessment.Has(fact) != facts[fact.Index])
                {
                    throw new InvalidOperationException($"The two disagree about {fact.Kind} {fact.Id}.");
                }
            }
        }
    }

    /// <summary>A sheet with an answer to every question on its way; which, depends on the number alone.</summary>
    private Answers Sheet(int number)
    {
        var random = new Random(number);
        var answers = _content.Questionnaire.Blank;
        while (Assessment.Questions.Route.Replay(_content.Questionnaire, answers).FirstUnanswered is { } step)
        {
            var choices = step.Facts.Where(fact => fact.Kind == FactKind.Choice).ToList();
            // Now and then "none", which stands last; at the warning signs always, since nothing follows those.
            answers = answers.With(step, [step.Index == 0 || random.Next(3) == 0 ? choices[^1] : choices[random.Next(choices.Count)]]);
        }

        return answers;
    }

    private static string Name(Fact fact) => $"{fact.Kind} {fact.Id}";

    private static string Expression(Condition condition) => condition switch
    {
        Condition.Constant constant => constant.Value ? "true" : "false",
        Condition.Test test => "(" + string.Join(" || ", Enumerable.Range(0, 64).Where(bit => (test.Mask >> bit & 1) != 0).Select(bit => string.Create(CultureInfo.InvariantCulture, $"sheet[{(test.Word * 64) + bit}]"))) + ")",
        Condition.Negation not => $"!{Expression(not.Part)}",
        Condition.Both both => "(" + string.Join(" && ", both.Parts.Select(Expression)) + ")",
        Condition.Either either => "(" + string.Join(" || ", either.Parts.Select(Expression)) + ")",
        _ => throw new NotSupportedException(condition.GetType().Name),
    };

    /// <summary>What one sheet takes.</summary>
    internal sealed record Cost(double Nanoseconds, double Bytes)
    {
        public static Cost Median(List<Cost> costs) => new(Ratio.Of([.. costs.Select(cost => cost.Nanoseconds)]).Median, Ratio.Of([.. costs.Select(cost => cost.Bytes)]).Median);

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Nanoseconds:0} ns, {Bytes:0} bytes");
    }
}
