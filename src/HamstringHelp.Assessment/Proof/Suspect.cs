namespace HamstringHelp.Assessment.Proof;

/// <summary>The rule to look at first when a promise does not hold, and how to mend it.</summary>
/// <param name="Find">Finds it for a counterexample.</param>
internal sealed record Suspect(Func<AllSheets, ExampleSheet, (Place Place, string Mend)> Find)
{
    /// <summary>The trigger that should have raised the urgency.</summary>
    internal static Suspect Trigger(string id) => new((sheets, example) =>
    {
        var content = sheets.Content;
        if (content.Rules.Triggers.Index().FirstOrDefault(pair => pair.Item.Item.Id.Value == id) is not (var index, { } rule))
        {
            return (Place.Of(content, "triggers.json", "$.triggers"), $"There is no trigger “{id}”: add one that holds here and is urgent enough.");
        }

        var place = Place.Of(content, "triggers.json", "$.triggers").At(index);
        if (!content.Assessor.Assess(example.Answers).Has(rule.Fact))
        {
            return (place.Member("when"), $"Let the trigger “{id}” hold here.");
        }

        return rule.Item.Outcome == example.Outcome.Id
            ? (place.Member("outcome"), $"Let the trigger “{id}” lead to a more urgent outcome.")
            : (Place.Of(content, "outcomes.json", "$.outcomes"), "Put the outcomes in order, the most urgent first.");
    });

    internal static Suspect Advice(string id) => Item("advice", id);

    internal static Suspect Cause(string id) => Item("cause", id);

    internal static Suspect Medicine(string id) => Item("medicine", id);

    /// <summary>The question that should have been asked.</summary>
    internal static Suspect AskingOf(string question) => new((sheets, _) =>
        (Place.Of(sheets.Content, "questions.json", "$.questions").At(sheets.Content.Questionnaire.Find(question)!.Index).Member("askedWhen"),
        $"Ask “{question}” here, and offer no result before."));

    /// <summary>A choice that the content added and that no trigger takes up.</summary>
    internal static Suspect Choice(string question, string choice) => new((sheets, _) =>
    {
        var step = sheets.Content.Questionnaire.Find(question)!;
        var index = step.Question.Choices.Index().First(pair => pair.Item.Id.Value == choice).Index;
        return (Place.Of(sheets.Content, "questions.json", "$.questions").At(step.Index).Member("choices").At(index), $"Add a trigger that reads “{choice}”, or let an existing one read it.");
    });

    private static Suspect Item(string kind, string id) => new((sheets, _) =>
        (ContentItem.All(sheets.Content).First(item => item.Kind == kind && item.Id == id).Place.Member("when"), $"Correct when “{id}” applies."));
}
