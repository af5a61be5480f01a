using HamstringHelp.Assessment.Rules;
using HamstringHelp.Assessment.Tests.Personas;
using HamstringHelp.Assessment.Tests.Support;

namespace HamstringHelp.Assessment.Tests;

public sealed class PersonaTests
{
    public static TheoryData<string> Ids => [.. Persona.All.Select(persona => persona.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_persona_is_told_what_their_story_asks_for(string id)
    {
        var persona = Persona.Find(id);
        var decision = persona.ToSheet().Decide();
        var differences = decision.DifferencesFrom(persona.Expect);
        if (differences.Count > 0)
        {
            Assert.Fail($"{id}: {persona.Story}{Environment.NewLine}{string.Join(Environment.NewLine, differences)}");
        }

        Assert.Equal(persona.Expect.ToJson(), decision.ToJson());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_persona_reaches_their_result(string id)
    {
        var persona = Persona.Find(id);
        var route = persona.ToSheet().Route;
        Assert.True(route.HasResult, $"{id} still has to answer {route.FirstUnanswered?.Question.Id}.");
    }

    [Fact]
    public void There_are_at_least_sixty_personas_and_none_is_there_twice()
    {
        Assert.True(Persona.All.Count >= 60, $"There are {Persona.All.Count}.");
        Assert.Distinct(Persona.All.Select(persona => persona.Id));
        Assert.Distinct(Persona.All.Select(persona => persona.Story));
    }

    [Fact]
    public void Together_the_personas_meet_every_cause_condition_medicine_trigger_outcome_and_piece_of_advice()
    {
        var met = Persona.All.SelectMany(persona => Named(persona.Expect)).ToHashSet();
        var all = PublishedContent.Current.Vocabulary.Facts
            .Where(fact => !fact.IsAnswer)
            .Select(fact => $"{ListOf(fact.Kind)} {fact.Id}");
        Assert.Empty(all.Except(met));
    }

    private static IEnumerable<string> Named(Decision decision) =>
    [
        $"outcome {decision.Outcome}",
        .. decision.Findings.Select(id => $"finding {id}"),
        .. decision.Possible.Select(id => $"possible {id}"),
        .. decision.Triggers.Select(id => $"trigger {id}"),
        .. decision.Advice.Select(id => $"advice {id}"),
    ];

    private static string ListOf(FactKind kind) => kind switch
    {
        FactKind.Possible => "possible",
        FactKind.Trigger => "trigger",
        FactKind.Outcome => "outcome",
        FactKind.Advice => "advice",
        _ => "finding",
    };
}
