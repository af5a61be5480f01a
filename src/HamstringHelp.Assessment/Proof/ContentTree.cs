using System.Text.Json;
using System.Text.Json.Nodes;
using HamstringHelp.Assessment.Content;

namespace HamstringHelp.Assessment.Proof;

/// <summary>The files of a version as JSON again, for questions that concern every member alike.</summary>
internal static class ContentTree
{
    /// <summary>All files but the version's own description.</summary>
    internal static IEnumerable<(string Name, JsonNode Root)> Of(ContentVersion content)
    {
        var json = ContentJson.Default;
        var files = content.Files;
        yield return ("questions.json", JsonSerializer.SerializeToNode(files.Questions, json.QuestionsFile)!);
        yield return ("causes.json", JsonSerializer.SerializeToNode(files.Causes, json.CausesFile)!);
        yield return ("medicines.json", JsonSerializer.SerializeToNode(files.Medicines, json.MedicinesFile)!);
        yield return ("triggers.json", JsonSerializer.SerializeToNode(files.Triggers, json.TriggersFile)!);
        yield return ("outcomes.json", JsonSerializer.SerializeToNode(files.Outcomes, json.OutcomesFile)!);
        yield return ("advice.json", JsonSerializer.SerializeToNode(files.Advice, json.AdviceFile)!);
        yield return ("sources.json", JsonSerializer.SerializeToNode(files.Sources, json.SourcesFile)!);
    }
}
