using HamstringHelp.Assessment.Medicines;
using HamstringHelp.Assessment.Questions;
using HamstringHelp.Assessment.Rules;

namespace HamstringHelp.Assessment.Content;

/// <summary>One loaded version of the content: the files as they read, and what they compile to. Immutable.</summary>
public sealed class ContentVersion
{
    private readonly Dictionary<Id<Source>, List<string>> _resting;
    private readonly Dictionary<Id<Source>, Source> _sources;
    private readonly Dictionary<Id<Source>, Statement> _statements;

    internal ContentVersion(ContentFiles files, Vocabulary vocabulary, IReadOnlyList<RouteStep> steps, RuleSet rules, MedicineReader reader)
    {
        Files = files;
        Vocabulary = vocabulary;
        Rules = rules;
        Questionnaire = new Questionnaire(vocabulary, [.. steps], files.Medicines);
        Assessor = new Assessor(this);
        CommonMedicineNames = [.. files.Medicines.Groups.SelectMany(group => group.Substances).SelectMany(substance => substance.Brands.Where(brand => brand.Checked).Select(brand => brand.Name).Append(substance.Name)).Distinct().Order(StringComparer.OrdinalIgnoreCase)];
        MedicineReader = reader;
        _resting = SourceIndex.Build(files);
        _sources = files.Sources.Sources.ToDictionary(source => source.Id);
        _statements = files.Sources.Statements.ToDictionary(statement => statement.Id);
    }

    /// <summary>The files as they read.</summary>
    public ContentFiles Files { get; }

    public VersionNumber Number => Files.Version.Number;

    public bool IsPublished => Files.Version.Status == VersionStatus.Published;

    public Vocabulary Vocabulary { get; }

    public Questionnaire Questionnaire { get; }

    public RuleSet Rules { get; }

    public Assessor Assessor { get; }

    /// <summary>Reads typed medicine names.</summary>
    public MedicineReader MedicineReader { get; }

    /// <summary>Substances and brands of the groups, in alphabetical order, for a browser to complete.</summary>
    public IReadOnlyList<string> CommonMedicineNames { get; }

    /// <summary>The statement of the article with this id, or null when it names a source beside the article.</summary>
    public Statement? FindStatement(Id<Source> id) => _statements.GetValueOrDefault(id);

    /// <summary>The source beside the article with this id, or null when it names a statement.</summary>
    public Source? FindSource(Id<Source> id) => _sources.GetValueOrDefault(id);

    /// <summary>The names of the items that rest on a statement or source.</summary>
    public IReadOnlyList<string> RestingOn(Id<Source> id) => _resting.GetValueOrDefault(id) ?? [];

    /// <summary>Whether something rests on safety-net sources alone, which the page then says.</summary>
    public bool IsSafetyNet(IReadOnlyList<Id<Source>> from) =>
        from.All(id => FindSource(id)?.Kind == SourceKind.SafetyNet);
}

/// <summary>The files of a version, as they read.</summary>
public sealed record ContentFiles(
    VersionFile Version,
    QuestionsFile Questions,
    CausesFile Causes,
    MedicinesFile Medicines,
    TriggersFile Triggers,
    OutcomesFile Outcomes,
    AdviceFile Advice,
    SourcesFile Sources);
