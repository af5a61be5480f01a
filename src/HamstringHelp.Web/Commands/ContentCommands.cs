using System.CommandLine;
using HamstringHelp.Assessment.Checks;
using HamstringHelp.Assessment.Content;
using HamstringHelp.Assessment.Proof;

namespace HamstringHelp.Web.Commands;

/// <summary>The verbs for authors of the content: check, diff, new, publish, schema, picture.</summary>
internal static class ContentCommands
{
    internal static Command Create(Terminal terminal, TimeProvider time) => new("content", "Check, compare, publish and describe versions of the content.")
    {
        Check(terminal),
        Diff(terminal),
        New(terminal, time),
        Publish(terminal, time),
        Generate("schema", "Write the JSON Schemas that editors complete and check the files with.", terminal, _ => ContentPapers.Schemas()),
        Generate("picture", "Draw the flow of the questions of the newest version.", terminal, ContentPapers.Picture),
    };

    private static Command Check(Terminal terminal)
    {
        var folder = Folder();
        var json = Json();
        var article = new Option<FileInfo>("--article") { Description = "A copy of the article as text: finds eight words in a row that equal it." };
        article.AcceptExistingOnly();
        var command = new Command("check", "Check every version: files, references, translations, words, the proof, the lock and the numbers.") { folder, json, article };
        command.SetAction(parsed =>
        {
            var text = parsed.GetValue(article) is FileInfo file ? File.ReadAllText(file.FullName) : null;
            var report = ContentCheck.Run(FolderOf(parsed, folder), text);
            if (parsed.GetValue(json))
            {
                CheckPrinter.PrintJson(report, terminal);
            }
            else
            {
                CheckPrinter.Print(report, terminal);
            }

            return report.Passed ? 0 : 1;
        });
        return command;
    }

    private static Command Diff(Terminal terminal)
    {
        var old = Number("old", "The version before, such as 1.0.0.");
        var @new = Number("new", "The version after, such as 1.1.0.");
        var folder = Folder();
        var json = Json();
        var command = new Command("diff", "Compare two versions: words, rules, medicines, and which answer sheets get another result.") { old, @new, folder, json };
        command.SetAction(parsed => Try(terminal, () =>
        {
            var library = ContentLibrary.Load(FolderOf(parsed, folder));
            var difference = ContentDifference.Between(Find(library, parsed.GetRequiredValue(old)), Find(library, parsed.GetRequiredValue(@new)));
            if (parsed.GetValue(json))
            {
                DiffPrinter.PrintJson(difference, terminal);
            }
            else
            {
                DiffPrinter.Print(difference, terminal);
            }
        }));
        return command;
    }

    private static Command New(Terminal terminal, TimeProvider time)
    {
        var number = Number("number", "The number of the new version, such as 1.1.0.");
        var folder = Folder();
        var command = new Command("new", "Copy the newest version as a draft.") { number, folder };
        command.SetAction(parsed => Try(terminal, () =>
        {
            var draft = new Publication(FolderOf(parsed, folder), time).New(parsed.GetRequiredValue(number));
            terminal.Output.WriteLine($"{draft} is a draft. Edit it, say in version.json what changed, and run \"content check\".");
        }));
        return command;
    }

    private static Command Publish(Terminal terminal, TimeProvider time)
    {
        var number = Number("number", "The draft to publish, such as 1.1.0.");
        var folder = Folder();
        var command = new Command("publish", "Check a draft, date it and lock it. From then on it never changes.") { number, folder };
        command.SetAction(parsed => Try(terminal, () =>
        {
            var published = parsed.GetRequiredValue(number);
            new Publication(FolderOf(parsed, folder), time).Publish(published);
            terminal.Output.WriteLine(terminal.Green($"{published} is published and locked."));
        }));
        return command;
    }

    private static Command Generate(string verb, string description, Terminal terminal, Func<string, IEnumerable<ContentPaper>> papers)
    {
        var folder = Folder();
        var command = new Command(verb, description) { folder };
        command.SetAction(parsed => Try(terminal, () =>
        {
            var target = FolderOf(parsed, folder);
            foreach (var paper in papers(target))
            {
                var path = Path.Combine(target, paper.File);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, paper.Text);
                terminal.Output.WriteLine(path);
            }
        }));
        return command;
    }

    private static int Try(Terminal terminal, Action action)
    {
        try
        {
            action();
            return 0;
        }
        catch (ContentException e)
        {
            foreach (var problem in e.Problems)
            {
                CheckPrinter.PrintProblem(problem, terminal, terminal.Error);
            }

            return 1;
        }
    }

    private static ContentVersion Find(ContentLibrary library, VersionNumber number) => library.Find(number)
        ?? throw new ContentException([new ContentProblem(number.ToString(), "", "is not there.", $"Name one of {string.Join(", ", library.Versions.Select(version => version.Number))}.")]);

    private static Argument<string?> Folder() => new("folder")
    {
        Description = "The content folder; without it ./content, or else the one beside the program.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static Option<bool> Json() => new("--json") { Description = "Write the report as JSON, for machines." };

    private static Argument<VersionNumber> Number(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = result =>
        {
            if (!VersionNumber.TryParse(result.Tokens[0].Value, out var number))
            {
                result.AddError($"\"{result.Tokens[0].Value}\" is no version number. Write three whole numbers, such as 1.1.0.");
            }

            return number;
        },
    };

    private static string FolderOf(ParseResult parsed, Argument<string?> folder) =>
        parsed.GetValue(folder) ?? (Directory.Exists("content") ? "content" : Path.Combine(AppContext.BaseDirectory, "content"));
}
