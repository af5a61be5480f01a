using HamstringHelp.Assessment.Content;

namespace HamstringHelp.Assessment.Rules;

/// <summary>What a condition may read: a rule reads only earlier stages, a question only earlier questions.</summary>
/// <param name="Allows">Whether the fact may be read.</param>
/// <param name="Otherwise">The sentence that says what may be read instead.</param>
public sealed record Readable(Func<Fact, bool> Allows, string Otherwise)
{
    /// <summary>Facts of kinds before the given one.</summary>
    public static Readable Before(FactKind kind, string otherwise) => new(fact => fact.Kind < kind, otherwise);
}

/// <summary>
/// Reads the sentence-like conditions of the content and compiles them.
/// <code>
/// condition = all { "or" all }              all  = part { "and" part }
/// part      = "not" part | "(" condition ")" | "always" | comparison | finding
/// comparison= (QUESTION | "outcome") ("is" | "has") ["not"] (ID | ("any" | "none") "of" "(" ID {"," ID} ")")
/// finding   = ("named" | "cause" | "condition" | "medicine" | "trigger") ID
///           | ("any" | "no") ("benign cause" | "risk factor" | "known condition" | "medicine")
/// </code>
/// </summary>
public sealed class ConditionParser(Vocabulary vocabulary, QuestionsFile questions)
{
    private static readonly Dictionary<string, FactKind[]> FindingWords = new()
    {
        ["named"] = [FactKind.Named],
        ["cause"] = [FactKind.Benign, FactKind.Risk],
        ["condition"] = [FactKind.Known],
        ["medicine"] = [FactKind.Medicine],
        ["trigger"] = [FactKind.Trigger],
    };

    private static readonly (string First, string? Second, FactKind Kind)[] Kinds =
    [
        ("benign", "cause", FactKind.Benign),
        ("risk", "factor", FactKind.Risk),
        ("known", "condition", FactKind.Known),
        ("medicine", null, FactKind.Medicine),
    ];

    /// <summary>Compiles a condition, or says everything that is wrong with it.</summary>
    /// <returns>The condition; a constant when there are problems.</returns>
    public Condition Parse(string text, Readable readable, Action<string, string> report)
    {
        var reading = new Reading(this, ConditionTokens.Of(text), readable, report);
        return reading.Run();
    }

    private sealed class SyntaxException(string what) : Exception(what);

    private sealed class Reading(ConditionParser parser, List<string> tokens, Readable readable, Action<string, string> report)
    {
        /// <summary>Far more than a person would write, and far less than the stack holds.</summary>
        private const int DeepestNesting = 32;

        private const string Grammar = "Write it as in content/README.md, for example: timing has at-night and no benign cause.";

        private int _at;
        private int _depth;

        private string? Current => _at < tokens.Count ? tokens[_at] : null;

        private string? Following => _at + 1 < tokens.Count ? tokens[_at + 1] : null;

        internal Condition Run()
        {
            try
            {
                var condition = ReadAny();
                return Current is null ? condition : throw Unexpected("the end of the condition");
            }
            catch (SyntaxException e)
            {
                report(e.Message, Grammar);
                return new Condition.Constant(false);
            }
        }

        private Condition ReadAny()
        {
            var parts = new List<Condition> { ReadAll() };
            while (Accept("or"))
            {
                parts.Add(ReadAll());
            }

            return Condition.Any(parts);
        }

        private Condition ReadAll()
        {
            var parts = new List<Condition> { ReadPart() };
            while (Accept("and"))
            {
                parts.Add(ReadPart());
            }

            return Condition.All(parts);
        }

        private Condition ReadPart()
        {
            if (Accept("not"))
            {
                return new Condition.Negation(Nested(ReadPart));
            }

            if (Accept("("))
            {
                var inner = Nested(ReadAny);
                Require(")");
                return inner;
            }

            if (Accept("always"))
            {
                return new Condition.Constant(true);
            }

            var word = Next("a question, a finding or \"always\"");
            if (word is "any" or "no")
            {
                var some = Condition.AnyOf(ReadKind(word));
                return word == "any" ? some : new Condition.Negation(some);
            }

            if (FindingWords.TryGetValue(word, out var kinds))
            {
                var id = Next("an id");
                return Condition.AnyOf(Resolve(id, $"{word} \"{id}\"", kinds.Select(kind => parser.Finding(kind, id)), parser.IdsOf(kinds)));
            }

            return ReadComparison(word);
        }

        private Condition Nested(Func<Condition> read)
        {
            if (++_depth > DeepestNesting)
            {
                throw new SyntaxException($"is nested more than {DeepestNesting} deep.");
            }

            var condition = read();
            _depth--;
            return condition;
        }

        private List<Fact> ReadKind(string word)
        {
            foreach (var (first, second, kind) in Kinds)
            {
                if (Accept(first))
                {
                    if (second is not null)
                    {
                        Require(second);
                    }

                    return Allowed(parser.AllOf(kind), $"\"{word} {first}\"");
                }
            }

            throw Unexpected("\"benign cause\", \"risk factor\", \"known condition\" or \"medicine\"");
        }

        private Condition ReadComparison(string subject)
        {
            var question = parser.Question(subject);
            if (question is null && subject != "outcome")
            {
                report($"names \"{subject}\", which is no question.", Suggest.Among(subject, parser.QuestionIds(), "Name a question of questions.json, or a finding"));
            }

            var verb = Accept("is") ? "is" : Accept("has") ? "has" : throw Unexpected($"\"is\" or \"has\" after \"{subject}\"");
            if (question is not null && (verb == "is") != (question.Answers == AnswerKind.One))
            {
                var right = question.Answers == AnswerKind.One ? "is" : "has";
                report($"says \"{subject} {verb}\", but \"{subject}\" takes {(question.Answers == AnswerKind.One ? "one answer" : "several answers")}.", $"Write \"{subject} {right}\".");
            }

            var negated = Accept("not");
            var facts = new List<Fact>();
            if (!negated && Current is "any" or "none" && Following == "of")
            {
                negated = tokens[_at++] == "none";
                Require("of");
                Require("(");
                do
                {
                    facts.AddRange(ReadChoice(subject, question));
                }
                while (Accept(","));
                Require(")");
            }
            else
            {
                facts.AddRange(ReadChoice(subject, question));
            }

            var some = Condition.AnyOf(facts);
            return negated ? new Condition.Negation(some) : some;
        }

        private List<Fact> ReadChoice(string subject, Question? question)
        {
            var id = Next($"a choice of \"{subject}\"");
            if (subject == "outcome")
            {
                return Resolve(id, $"outcome \"{id}\"", [parser.Finding(FactKind.Outcome, id)], parser.IdsOf([FactKind.Outcome]));
            }

            return question is null ? [] : Resolve(id, $"\"{id}\" as an answer to \"{subject}\"", [parser.Choice(subject, id)], question.Choices.Select(choice => choice.Id.Value));
        }

        private List<Fact> Resolve(string id, string said, IEnumerable<Fact?> candidates, IEnumerable<string> known)
        {
            var found = candidates.OfType<Fact>().ToList();
            if (found.Count == 0)
            {
                report($"names {said}, which does not exist.", Suggest.Among(id, known, "Name one that exists"));
            }

            return Allowed(found, said);
        }

        private List<Fact> Allowed(IEnumerable<Fact> facts, string said)
        {
            var list = facts.ToList();
            if (!list.TrueForAll(fact => readable.Allows(fact)))
            {
                report($"reads {said}, which is not known yet where this is decided.", readable.Otherwise);
            }

            return list;
        }

        private string Next(string expected) => Current is { } token && (char.IsAsciiLetterOrDigit(token[0]) || token[0] == '-')
            ? tokens[_at++]
            : throw Unexpected(expected);

        private bool Accept(string token)
        {
            if (Current != token)
            {
                return false;
            }

            _at++;
            return true;
        }

        private void Require(string token)
        {
            if (!Accept(token))
            {
                throw Unexpected($"\"{token}\"");
            }
        }

        private SyntaxException Unexpected(string expected) =>
            new($"cannot be read: {(Current is null ? "it ends" : $"\"{Current}\" stands")} where {expected} should be.");
    }

    private Question? Question(string id) => questions.Questions.FirstOrDefault(question => question.Id.Value == id);

    private IEnumerable<string> QuestionIds() => questions.Questions.Select(question => question.Id.Value);

    private Fact? Finding(FactKind kind, string id) => vocabulary.Find(kind, id);

    private Fact? Choice(string question, string id) => vocabulary.FindChoice(question, id);

    private IEnumerable<Fact> AllOf(FactKind kind) => vocabulary.OfKind(kind);

    private IEnumerable<string> IdsOf(FactKind[] kinds) => vocabulary.Facts.Where(fact => kinds.Contains(fact.Kind)).Select(fact => fact.Id);
}
