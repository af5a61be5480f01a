using CsCheck;
using HamstringHelp.Assessment.Rules;
using HamstringHelp.Assessment.Tests.Support;

namespace HamstringHelp.Assessment.Tests;

public sealed class ConditionParserTests
{
    private const string HowToWrite = "Write it as in content/README.md, for example: timing has at-night and no benign cause.";

    private static readonly Readable Anything = new(_ => true, "Anything may be read.");

    [Theory]
    [InlineData("always", "", true)]
    [InlineData("not always", "", false)]
    [InlineData("age is under-18", "age=under-18", true)]
    [InlineData("age is under-18", "age=60-or-over", false)]
    [InlineData("age is under-18", "age=", false)]
    [InlineData("age is not under-18", "age=under-18", false)]
    [InlineData("age is not under-18", "age=60-or-over", true)]
    [InlineData("age is not under-18", "age=", true)]
    [InlineData("age is any of (under-18, 60-or-over)", "age=60-or-over", true)]
    [InlineData("age is any of (under-18, 60-or-over)", "age=18-to-39", false)]
    [InlineData("age is none of (under-18, 60-or-over)", "age=18-to-39", true)]
    [InlineData("age is none of (under-18, 60-or-over)", "age=under-18", false)]
    [InlineData("symptoms has warmth", "symptoms=redness,warmth", true)]
    [InlineData("symptoms has warmth", "symptoms=redness", false)]
    [InlineData("symptoms has not warmth", "symptoms=redness", true)]
    [InlineData("symptoms has not warmth", "symptoms=redness,warmth", false)]
    [InlineData("symptoms has any of (warmth)", "symptoms=warmth", true)]
    [InlineData("symptoms has any of (warmth, redness)", "symptoms=redness", true)]
    [InlineData("symptoms has any of (warmth, redness)", "symptoms=swelling", false)]
    [InlineData("symptoms has none of (warmth, redness)", "symptoms=redness", false)]
    [InlineData("symptoms has none of (warmth, redness)", "symptoms=swelling", true)]
    [InlineData("symptoms has none", "symptoms=none", true)]
    [InlineData("symptoms has none", "symptoms=swelling", false)]
    [InlineData("symptoms has not none", "symptoms=swelling", true)]
    [InlineData("symptoms has none and age is under-18", "symptoms=none age=under-18", true)]
    [InlineData("symptoms has any of (none, warmth)", "symptoms=none", true)]
    [InlineData("named statin", "typed=statin", true)]
    [InlineData("named statin", "medicines=statin", false)]
    [InlineData("named other-medicine", "typed=other-medicine", true)]
    [InlineData("cause hot-weather", "", true)]
    [InlineData("cause hot-weather", "activity=dehydration", false)]
    [InlineData("cause older-age", "age=60-or-over", true)]
    [InlineData("condition diabetes", "conditions=diabetes", true)]
    [InlineData("condition diabetes", "activity=none", false)]
    [InlineData("medicine statin", "medicines=statin", true)]
    [InlineData("medicine statin", "typed=statin", true)]
    [InlineData("medicine statin", "medicines=diuretic", false)]
    [InlineData("medicine other-medicine", "medicines=not-sure", true)]
    [InlineData("trigger warmth", "symptoms=warmth", true)]
    [InlineData("trigger warmth", "", false)]
    [InlineData("any benign cause", "", true)]
    [InlineData("any benign cause", "activity=none", false)]
    [InlineData("no benign cause", "activity=none", true)]
    [InlineData("no benign cause", "", false)]
    [InlineData("any risk factor", "about-you=overweight", true)]
    [InlineData("any risk factor", "", false)]
    [InlineData("no risk factor", "", true)]
    [InlineData("no risk factor", "age=60-or-over", false)]
    [InlineData("any known condition", "conditions=diabetes", true)]
    [InlineData("any known condition", "activity=none", false)]
    [InlineData("no known condition", "conditions=not-sure", true)]
    [InlineData("no known condition", "conditions=leg-structure", false)]
    [InlineData("any medicine", "medicines=other", true)]
    [InlineData("any medicine", "", false)]
    [InlineData("no medicine", "", true)]
    [InlineData("no medicine", "typed=tolcapone", false)]
    [InlineData("outcome is self-care", "", true)]
    [InlineData("outcome is self-care", "symptoms=warmth", false)]
    [InlineData("outcome is not self-care", "symptoms=warmth", true)]
    [InlineData("outcome is any of (ask, call-doctor)", "symptoms=warmth", true)]
    [InlineData("outcome is any of (ask, call-doctor)", "activity=none", false)]
    [InlineData("outcome is none of (ask, call-doctor)", "activity=none", true)]
    [InlineData("  age   is\tunder-18\n", "age=under-18", true)]
    [InlineData("symptoms has any of(warmth,redness)", "symptoms=redness", true)]
    public void Every_form_says_what_it_reads_like(string condition, string answers, bool holds)
    {
        Assert.Equal(holds, Holds(condition, Sheet.EverydayCramp.With(answers)));
    }

    public static TheoryData<string, Func<bool, bool, bool, bool>> Combinations => new()
    {
        { "A or B and C", (a, b, c) => a || (b && c) },
        { "A and B or C", (a, b, c) => (a && b) || c },
        { "(A or B) and C", (a, b, c) => (a || b) && c },
        { "A and (B or C)", (a, b, c) => a && (b || c) },
        { "A or B or C", (a, b, c) => a || b || c },
        { "A and B and C", (a, b, c) => a && b && c },
        { "not A and B or C", (a, b, c) => (!a && b) || c },
        { "not A or B and C", (a, b, c) => !a || (b && c) },
        { "not (A and B) or C", (a, b, c) => !(a && b) || c },
        { "not (A or B or C)", (a, b, c) => !(a || b || c) },
        { "not not A", (a, _, _) => a },
        { "not not not A", (a, _, _) => !a },
        { "((A))", (a, _, _) => a },
        { "(A and not B) or (not A and B)", (a, b, _) => a != b },
        { "not (not (A or B) and not C)", (a, b, c) => a || b || c },
        { "A and not (B and not (C or A))", (a, b, c) => a && !(b && !(c || a)) },
    };

    [Theory]
    [MemberData(nameof(Combinations))]
    public void And_binds_tighter_than_or_not_binds_tightest_and_parentheses_decide(string pattern, Func<bool, bool, bool, bool> meaning)
    {
        ArgumentNullException.ThrowIfNull(meaning);
        var condition = pattern
            .Replace("A", "symptoms has warmth", StringComparison.Ordinal)
            .Replace("B", "timing has at-night", StringComparison.Ordinal)
            .Replace("C", "frequency is often", StringComparison.Ordinal);
        for (var row = 0; row < 8; row++)
        {
            var (a, b, c) = ((row & 1) != 0, (row & 2) != 0, (row & 4) != 0);
            var sheet = Sheet.EverydayCramp.With(
                $"symptoms={(a ? "warmth" : "none")} timing={(b ? "at-night" : "during-activity")} frequency={(c ? "often" : "first-time")}");
            Assert.True(meaning(a, b, c) == Holds(condition, sheet), $"{pattern} with A {a}, B {b}, C {c}");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("not")]
    [InlineData("and")]
    [InlineData("or")]
    [InlineData("(")]
    [InlineData(")")]
    [InlineData("()")]
    [InlineData(",")]
    [InlineData("always always")]
    [InlineData("always and")]
    [InlineData("always or or always")]
    [InlineData("not not")]
    [InlineData("age")]
    [InlineData("age is")]
    [InlineData("age is not")]
    [InlineData("age is any")]
    [InlineData("age is any of")]
    [InlineData("symptoms has none of")]
    [InlineData("symptoms has none of warmth")]
    [InlineData("symptoms has any (warmth)")]
    [InlineData("symptoms has none (warmth)")]
    [InlineData("age is any of ()")]
    [InlineData("age is any of (under-18")]
    [InlineData("age is any of (under-18,)")]
    [InlineData("age is any of under-18")]
    [InlineData("age is not any of (under-18)")]
    [InlineData("age was under-18")]
    [InlineData("age under-18")]
    [InlineData("is under-18")]
    [InlineData("cause")]
    [InlineData("cause and")]
    [InlineData("cause (dehydration)")]
    [InlineData("any")]
    [InlineData("no")]
    [InlineData("any cause")]
    [InlineData("no benign")]
    [InlineData("any known cause")]
    [InlineData("outcome")]
    [InlineData("outcome is")]
    [InlineData("outcome emergency")]
    [InlineData("Always")]
    [InlineData("age IS under-18")]
    [InlineData("age is under-18;")]
    [InlineData("age == under-18")]
    [InlineData("age is \"under-18\"")]
    [InlineData("age is under–18")]
    [InlineData("1=1 or age is under-18")]
    [InlineData("\0")]
    [InlineData("😀")]
    public void What_is_no_condition_is_refused_with_a_reason_and_never_holds(string condition)
    {
        var (parsed, problems) = Parse(condition);
        Assert.NotEmpty(problems);
        Assert.All(problems, problem => Assert.Matches("[.?]$", problem));
        Assert.False(parsed is Condition.Constant { Value: true });
    }

    [Theory]
    [InlineData("age is under-18 and symptoms has wamth and no benign cause and cause dehidration", "wamth", "dehidration")]
    [InlineData("age has under-19", "age has", "under-19")]
    [InlineData("agee is under-18 or symptom has warmth", "agee", "symptom")]
    public void All_that_is_wrong_with_a_condition_is_said_at_once(string condition, params string[] words)
    {
        var (_, problems) = Parse(condition);
        Assert.Equal(words.Length, problems.Count);
        Assert.All(words.Zip(problems), pair => Assert.Contains(pair.First, pair.Second, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "cannot be read: it ends where a question, a finding or \"always\" should be. " + HowToWrite)]
    [InlineData("age is under-18 )", "cannot be read: \")\" stands where the end of the condition should be. " + HowToWrite)]
    [InlineData("(always", "cannot be read: it ends where \")\" should be. " + HowToWrite)]
    [InlineData("age", "cannot be read: it ends where \"is\" or \"has\" after \"age\" should be. " + HowToWrite)]
    [InlineData("age is", "cannot be read: it ends where a choice of \"age\" should be. " + HowToWrite)]
    [InlineData("cause", "cannot be read: it ends where an id should be. " + HowToWrite)]
    [InlineData("cause &", "cannot be read: \"&\" stands where an id should be. " + HowToWrite)]
    [InlineData("no benign", "cannot be read: it ends where \"cause\" should be. " + HowToWrite)]
    [InlineData("any statin", "cannot be read: \"statin\" stands where \"benign cause\", \"risk factor\", \"known condition\" or \"medicine\" should be. " + HowToWrite)]
    [InlineData("symptoms has any of warmth", "cannot be read: \"warmth\" stands where \"(\" should be. " + HowToWrite)]
    [InlineData("symptoms has any of (warmth", "cannot be read: it ends where \")\" should be. " + HowToWrite)]
    [InlineData("symptoms has not any of (warmth)", "names \"any\" as an answer to \"symptoms\", which does not exist. Name one that exists.", "cannot be read: \"of\" stands where the end of the condition should be. " + HowToWrite)]
    [InlineData("breakfast is warmth", "names \"breakfast\", which is no question. Name a question of questions.json, or a finding.")]
    [InlineData("agee is under-18", "names \"agee\", which is no question. Name a question of questions.json, or a finding; did you mean \"age\"?")]
    [InlineData("symptoms is warmth", "says \"symptoms is\", but \"symptoms\" takes several answers. Write \"symptoms has\".")]
    [InlineData("age has under-18", "says \"age has\", but \"age\" takes one answer. Write \"age is\".")]
    [InlineData("symptoms has warmht", "names \"warmht\" as an answer to \"symptoms\", which does not exist. Name one that exists; did you mean \"warmth\"?")]
    [InlineData("symptoms has -warmth", "names \"-warmth\" as an answer to \"symptoms\", which does not exist. Name one that exists; did you mean \"warmth\"?")]
    [InlineData("cause statin", "names cause \"statin\", which does not exist. Name one that exists.")]
    [InlineData("condition diabetis", "names condition \"diabetis\", which does not exist. Name one that exists; did you mean \"diabetes\"?")]
    [InlineData("named statins", "names named \"statins\", which does not exist. Name one that exists; did you mean \"statin\"?")]
    [InlineData("outcome is selfcare", "names outcome \"selfcare\", which does not exist. Name one that exists; did you mean \"self-care\"?")]
    public void What_is_wrong_is_said_with_the_place_and_the_remedy(string condition, params string[] said)
    {
        Assert.Equal(said, Parse(condition).Problems);
    }

    [Theory]
    [InlineData("cause dehydration", "reads cause \"dehydration\", which is not known yet where this is decided. Read answers alone.")]
    [InlineData("any risk factor", "reads \"any risk\", which is not known yet where this is decided. Read answers alone.")]
    [InlineData("no medicine", "reads \"no medicine\", which is not known yet where this is decided. Read answers alone.")]
    [InlineData("outcome is ask", "reads outcome \"ask\", which is not known yet where this is decided. Read answers alone.")]
    public void What_may_not_be_read_yet_is_said_with_what_may_be_read(string condition, string said)
    {
        Assert.Equal(said, Assert.Single(Parse(condition, Readable.Before(FactKind.Benign, "Read answers alone.")).Problems));
    }

    [Fact]
    public void A_name_that_does_not_exist_is_sought_among_its_own_kind()
    {
        Assert.EndsWith("Name one that exists.", Assert.Single(Parse("medicine diabetes").Problems), StringComparison.Ordinal);
        Assert.EndsWith("Name one that exists.", Assert.Single(Parse("age is warmth").Problems), StringComparison.Ordinal);
        Assert.EndsWith("did you mean \"older-age\"?", Assert.Single(Parse("cause oldr-age").Problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not ", "")]
    [InlineData("(", ")")]
    public void Conditions_may_be_nested_32_deep(string before, string after)
    {
        Assert.Empty(Parse(Nested(32)).Problems);
        Assert.Equal($"is nested more than 32 deep. {HowToWrite}", Assert.Single(Parse(Nested(33)).Problems));

        string Nested(int depth) => string.Concat(Enumerable.Repeat(before, depth)) + "always" + string.Concat(Enumerable.Repeat(after, depth));
    }

    [Fact]
    public void What_cannot_be_read_never_holds()
    {
        Assert.False(Assert.IsType<Condition.Constant>(Parse("always always").Condition).Value);
        Assert.False(Parse("symptoms has nonsense").Condition.Holds(FactsOf(Sheet.EverydayCramp)));
    }

    [Fact]
    public void What_may_not_be_read_yet_is_refused_each_time()
    {
        var answersAlone = Readable.Before(FactKind.Benign, "Read answers alone.");
        Assert.Empty(Parse("age is under-18 and named statin", answersAlone).Problems);
        Assert.Equal(2, Parse("cause dehydration or any medicine", answersAlone).Problems.Count);
        Assert.Contains("Read answers alone.", Parse("trigger warmth", answersAlone).Problems.Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(", "always", ")")]
    [InlineData("not ", "always", "")]
    [InlineData("not (", "always", ")")]
    [InlineData("(always or ", "always", ")")]
    [InlineData("(always and ", "always", ")")]
    [InlineData("(", "", "")]
    [InlineData("not ", "", "")]
    public void Nesting_without_end_is_refused_and_does_not_bring_the_program_down(string before, string inner, string after)
    {
        const int depth = 100_000;
        var condition = string.Concat(Enumerable.Repeat(before, depth)) + inner + string.Concat(Enumerable.Repeat(after, depth));
        Assert.Contains("deep", Assert.Single(Parse(condition).Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Nesting_that_a_person_would_write_is_read()
    {
        var condition = string.Concat(Enumerable.Repeat("not (", 16)) + "symptoms has warmth" + new string(')', 16);
        Assert.Empty(Parse(condition).Problems);
        Assert.True(Holds(condition, Sheet.Blank.With("symptoms=warmth")));
        Assert.False(Holds(condition, Sheet.Blank.With("symptoms=none")));
    }

    [Fact]
    public void Parentheses_side_by_side_are_not_nested()
    {
        var condition = string.Join(" or ", Enumerable.Repeat("(not (age is under-18))", 1_000));
        Assert.Empty(Parse(condition).Problems);
    }

    [Theory]
    [InlineData(" and ")]
    [InlineData(" or ")]
    public void A_very_long_condition_is_read(string between)
    {
        var condition = string.Join(between, Enumerable.Repeat("symptoms has warmth", 10_000));
        Assert.True(Holds(condition, Sheet.Blank.With("symptoms=warmth")));
        Assert.False(Holds(condition, Sheet.Blank));
    }

    [Fact]
    public void Whatever_is_written_is_read_or_refused_and_nothing_crashes()
    {
        string[] words =
        [
            "always", "not", "and", "or", "(", ")", ",", "is", "has", "any", "none", "no", "of", "named", "cause", "condition", "medicine",
            "trigger", "outcome", "benign", "risk", "factor", "known", "age", "symptoms", "under-18", "warmth", "statin", "diabetes",
            "self-care", "nonsense", "-", "&", "’", "😀", "\u0000",
        ];
        Gen.OneOf(words).Array[0, 25].Sample(
            tokens =>
            {
                var (condition, _) = Parse(string.Join(' ', tokens));
                _ = condition.Holds(FactsOf(Sheet.EverydayCramp));
            },
            print: tokens => string.Join(' ', tokens));
        Gen.String.Sample(text => _ = Parse(text));
    }

    private static bool Holds(string condition, Sheet sheet)
    {
        var (parsed, problems) = Parse(condition);
        Assert.Empty(problems);
        return parsed.Holds(FactsOf(sheet));
    }

    private static (Condition Condition, List<string> Problems) Parse(string text, Readable? readable = null)
    {
        var problems = new List<string>();
        var parser = new ConditionParser(PublishedContent.Current.Vocabulary, PublishedContent.Current.Files.Questions);
        var condition = parser.Parse(text, readable ?? Anything, (what, mend) => problems.Add($"{what} {mend}"));
        return (condition, problems);
    }

    /// <summary>The bits of everything that holds for a sheet.</summary>
    private static ulong[] FactsOf(Sheet sheet)
    {
        var vocabulary = PublishedContent.Current.Vocabulary;
        var assessment = sheet.Assess();
        var facts = new ulong[vocabulary.FactWords];
        foreach (var fact in vocabulary.Facts.Where(assessment.Has))
        {
            facts[fact.Index / 64] |= 1UL << (fact.Index % 64);
        }

        return facts;
    }
}
