namespace HamstringHelp.Assessment.Content;

/// <summary>Checks what the JSON shape cannot say: ids are unique, every reference leads somewhere, members fit together.</summary>
internal sealed class ReferenceCheck(ContentFiles files, VersionProblems problems)
{
    private readonly HashSet<Id<Source>> _sources =
        [.. files.Sources.Statements.Select(statement => statement.Id), .. files.Sources.Sources.Select(source => source.Id)];

    internal void Run(string folder)
    {
        CheckVersion(folder);
        CheckQuestions();
        CheckCauses();
        CheckMedicines();
        CheckTriggers();
        CheckOutcomes();
        CheckAdvice();
        CheckSources();
    }

    private void CheckVersion(string folder)
    {
        const string file = "version.json";
        if (files.Version.Number.ToString() != folder)
        {
            problems.Report(file, "$.number", $"is {files.Version.Number}, but the folder is called {folder}.", "Give both the same number.");
        }

        if (files.Version.Languages is not ["en", ..])
        {
            problems.Report(file, "$.languages", "does not begin with \"en\".", "English stands beside the rules; name it first.");
        }
    }

    private void CheckQuestions()
    {
        const string file = "questions.json";
        const string list = "$.questions";
        Unique(file, list, files.Questions.Questions, question => question.Id);
        NotEmpty(file, list, files.Questions.Questions);
        foreach (var (index, question) in files.Questions.Questions.Index())
        {
            var path = $"{list}[{index}]";
            if (ReservedWords.Contains(question.Id.Value))
            {
                problems.Report(file, $"{path}.id", $"\"{question.Id}\" is a word of the condition language.", "Call the question something else.");
            }

            Unique(file, $"{path}.choices", question.Choices, choice => choice.Id);
            NotEmpty(file, $"{path}.choices", question.Choices);
            if ((question.OffersResultWhen is null) != (question.Notice is null))
            {
                problems.Report(file, question.Notice is null ? $"{path}.notice" : $"{path}.offersResultWhen", "is missing.", "A question that offers the result early has both offersResultWhen and notice.");
            }

            foreach (var (at, choice) in question.Choices.Index())
            {
                if (choice.ExcludesOthers && question.Answers == AnswerKind.One)
                {
                    problems.Report(file, $"{path}.choices[{at}].excludesOthers", "is set, but the question takes one answer anyway.", "Remove it.");
                }
            }

            CheckNames(question, path);
        }
    }

    private void CheckNames(Question question, string path)
    {
        const string file = "questions.json";
        if (question.Names is not { } names)
        {
            return;
        }

        if (files.Questions.Questions.First(other => other.Names is not null) != question)
        {
            problems.Report(file, $"{path}.names", "is a second text box for names.", "Keep one.");
        }

        if (question.Answers == AnswerKind.One)
        {
            problems.Report(file, $"{path}.names", "stands at a question with one answer.", "Let the question take several.");
        }

        if (names.MaxLength is < 1 or > 400)
        {
            problems.Report(file, $"{path}.names.maxLength", $"is {names.MaxLength}.", "Choose 1 to 400, so that the answers fit into their cookie.");
        }

        foreach (var (at, id) in names.ExcludedBy.Index().Where(pair => question.Choices.All(choice => choice.Id != pair.Item)))
        {
            problems.Report(file, $"{path}.names.excludedBy[{at}]", $"names \"{id}\", which is no choice here.", Suggest.Among(id.Value, question.Choices.Select(choice => choice.Id.Value), "Name a choice of this question"));
        }
    }

    private void CheckCauses()
    {
        const string file = "causes.json";
        const string list = "$.causes";
        Unique(file, list, files.Causes.Causes, cause => cause.Id);
        foreach (var (index, cause) in files.Causes.Causes.Index())
        {
            var path = $"{list}[{index}]";
            From(file, path, cause.From);
            Blocks(file, $"{path}.explanation", cause.Explanation);
            Blocks(file, $"{path}.whatToDo", cause.WhatToDo);
            NotEmpty(file, $"{path}.explanation", cause.Explanation);
            if (cause.Kind == CauseKind.Medical && cause.PossibleWhen is null)
            {
                problems.Report(file, $"{path}.possibleWhen", "is missing.", "Say when a doctor should think of this condition.");
            }
            else if (cause.Kind != CauseKind.Medical && cause.PossibleWhen is not null)
            {
                problems.Report(file, $"{path}.possibleWhen", "belongs to medical causes alone.", "Remove it.");
            }
        }
    }

    private void CheckMedicines()
    {
        const string file = "medicines.json";
        Unique(file, "$.groups", files.Medicines.Groups, group => group.Id);
        foreach (var (index, group) in files.Medicines.Groups.Index())
        {
            var path = $"$.groups[{index}]";
            From(file, path, group.From);
            Blocks(file, $"{path}.explanation", group.Explanation);
            NotEmpty(file, $"{path}.explanation", group.Explanation);
        }

        foreach (var (index, combination) in files.Medicines.Combinations.Index())
        {
            foreach (var (at, id) in combination.Groups.Index().Where(pair => files.Medicines.Groups.All(group => group.Id != pair.Item)))
            {
                problems.Report(file, $"$.combinations[{index}].groups[{at}]", $"names \"{id}\", which is no group.", Suggest.Among(id.Value, files.Medicines.Groups.Select(group => group.Id.Value), "Name a group of this file"));
            }
        }

        if (files.Medicines.Groups.All(group => group.Id.Value != MedicineGroup.Other))
        {
            problems.Report(file, "$.groups", $"has no group \"{MedicineGroup.Other}\".", "Add it: a name that is not recognised counts for it.");
        }
    }

    private void CheckTriggers()
    {
        const string file = "triggers.json";
        const string list = "$.triggers";
        Unique(file, list, files.Triggers.Triggers, trigger => trigger.Id);
        foreach (var (index, trigger) in files.Triggers.Triggers.Index())
        {
            var path = $"{list}[{index}]";
            From(file, path, trigger.From);
            Blocks(file, $"{path}.explanation", trigger.Explanation);
            if (files.Outcomes.Outcomes.All(outcome => outcome.Id != trigger.Outcome))
            {
                problems.Report(file, $"{path}.outcome", $"names \"{trigger.Outcome}\", which is no outcome.", Suggest.Among(trigger.Outcome.Value, files.Outcomes.Outcomes.Select(outcome => outcome.Id.Value), "Name an outcome of outcomes.json"));
            }
        }
    }

    private void CheckOutcomes()
    {
        const string file = "outcomes.json";
        const string list = "$.outcomes";
        Unique(file, list, files.Outcomes.Outcomes, outcome => outcome.Id);
        NotEmpty(file, list, files.Outcomes.Outcomes);
        foreach (var (index, outcome) in files.Outcomes.Outcomes.Index())
        {
            var path = $"{list}[{index}]";
            From(file, path, outcome.From);
            Blocks(file, $"{path}.whatToDo", outcome.WhatToDo);
            NotEmpty(file, $"{path}.whatToDo", outcome.WhatToDo);
        }
    }

    private void CheckAdvice()
    {
        const string file = "advice.json";
        const string list = "$.advice";
        Unique(file, list, files.Advice.Advice, item => item.Id);
        foreach (var (index, item) in files.Advice.Advice.Index())
        {
            var path = $"{list}[{index}]";
            From(file, path, item.From);
            Blocks(file, $"{path}.blocks", item.Blocks);
            NotEmpty(file, $"{path}.blocks", item.Blocks);
        }
    }

    private void CheckSources()
    {
        const string file = "sources.json";
        Unique(file, "$.statements", files.Sources.Statements, statement => statement.Id);
        Unique(file, "$.sources", files.Sources.Sources, source => source.Id);
        foreach (var (index, source) in files.Sources.Sources.Index().Where(pair => files.Sources.Statements.Any(statement => statement.Id == pair.Item.Id)))
        {
            problems.Report(file, $"$.sources[{index}].id", $"\"{source.Id}\" is the id of a statement too.", "Give the source another id.");
        }
    }

    private void Blocks(string file, string path, IReadOnlyList<Block> blocks)
    {
        foreach (var (index, block) in blocks.Index())
        {
            From(file, $"{path}[{index}]", block.From);
        }
    }

    private void From(string file, string path, IReadOnlyList<Id<Source>> from)
    {
        if (from.Count == 0)
        {
            problems.Report(file, $"{path}.from", "names no source.", "Name the statement or the source that this rests on; nothing is said without one.");
        }

        foreach (var (index, id) in from.Index().Where(pair => !_sources.Contains(pair.Item)))
        {
            problems.Report(file, $"{path}.from[{index}]", $"names \"{id}\", which is neither a statement nor a source.", Suggest.Among(id.Value, _sources.Select(source => source.Value), "Name one of sources.json, or add it there"));
        }
    }

    private void Unique<TItem>(string file, string path, IReadOnlyList<TItem> items, Func<TItem, object> id)
    {
        var seen = new HashSet<object>();
        foreach (var (index, item) in items.Index().Where(pair => !seen.Add(id(pair.Item))))
        {
            problems.Report(file, $"{path}[{index}].id", $"\"{id(item)}\" is used twice.", "Give each its own id.");
        }
    }

    private void NotEmpty<TItem>(string file, string path, IReadOnlyList<TItem> items)
    {
        if (items.Count == 0)
        {
            problems.Report(file, path, "is empty.", "Add at least one.");
        }
    }

    private static readonly HashSet<string> ReservedWords =
        ["always", "not", "and", "or", "any", "no", "named", "cause", "condition", "medicine", "trigger", "outcome"];
}
