using System.Text.Json.Serialization.Metadata;
using HamstringHelp.Assessment.Medicines;
using HamstringHelp.Assessment.Questions;
using HamstringHelp.Assessment.Rules;

namespace HamstringHelp.Assessment.Content;

/// <summary>Loads one version folder strictly: everything that is wrong is reported, with file, JSON path and remedy.</summary>
internal sealed class ContentLoader
{
    private readonly string _folder;
    private readonly VersionProblems _problems;

    private ContentLoader(string folder, List<ContentProblem> problems)
    {
        _folder = folder;
        _problems = new VersionProblems(Path.GetFileName(folder), problems);
    }

    /// <returns>The version, or null when a problem was reported.</returns>
    internal static ContentVersion? Load(string folder, List<ContentProblem> problems)
    {
        var before = problems.Count;
        var version = new ContentLoader(folder, problems).Load();
        return problems.Count == before ? version : null;
    }

    private ContentVersion? Load()
    {
        // All files are read before any is judged, so that one report names the problems of all of them.
        var json = ContentJson.Default;
        var version = Read("version.json", json.VersionFile);
        var questions = Read("questions.json", json.QuestionsFile);
        var causes = Read("causes.json", json.CausesFile);
        var medicines = Read("medicines.json", json.MedicinesFile);
        var triggers = Read("triggers.json", json.TriggersFile);
        var outcomes = Read("outcomes.json", json.OutcomesFile);
        var advice = Read("advice.json", json.AdviceFile);
        var sources = Read("sources.json", json.SourcesFile);
        if (version is null || questions is null || causes is null || medicines is null || triggers is null || outcomes is null || advice is null || sources is null)
        {
            return null;
        }

        var files = new ContentFiles(version, questions, causes, medicines, triggers, outcomes, advice, sources);
        // References and conditions are judged in one go, so that one report names the problems of both; only where the
        // questions themselves do not stand would every condition on them be reported too.
        var before = _problems.All.Count;
        new ReferenceCheck(files, _problems).Run(Path.GetFileName(_folder));
        if (_problems.All.Skip(before).Any(problem => problem.File == _problems.File("questions.json")))
        {
            return null;
        }

        var vocabulary = new Vocabulary(questions, causes, medicines, triggers, outcomes, advice);
        var parser = new ConditionParser(vocabulary, questions);
        var steps = new StepCompiler(vocabulary, parser, _problems).Compile(questions);
        var rules = new RuleCompiler(vocabulary, parser, _problems).Compile(causes, medicines, triggers, outcomes, advice);
        return Reader(medicines) is { } reader && _problems.All.Count == before ? new ContentVersion(files, vocabulary, steps, rules, reader) : null;
    }

    /// <returns>The reader of medicine names; null when a name has two meanings or a word two roles, which is reported.</returns>
    private MedicineReader? Reader(MedicinesFile medicines)
    {
        try
        {
            return new MedicineReader(medicines);
        }
        catch (InvalidDataException e)
        {
            _problems.Report("medicines.json", "$", e.Message, "Keep one of the two.");
            return null;
        }
    }

    private T? Read<T>(string name, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return StrictJson.Read(_problems.File(name), File.ReadAllBytes(Path.Combine(_folder, name)), type, _problems.All);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _problems.Report(name, "", $"cannot be read: {e.Message}", "Put the file there and make it readable.");
            return null;
        }
    }
}
