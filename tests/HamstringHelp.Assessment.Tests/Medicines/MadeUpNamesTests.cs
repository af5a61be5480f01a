using HamstringHelp.Assessment.Content;
using HamstringHelp.Assessment.Medicines;

namespace HamstringHelp.Assessment.Tests.Medicines;

/// <summary>What the published names have no example of, or none that would stay: read with made-up ones.</summary>
public sealed class MadeUpNamesTests
{
    [Fact]
    public void A_question_is_asked_about_as_few_words_as_may_be()
    {
        // "beravlt zi" could be either of the long names, and its first word alone the short one.
        var reading = Assert.Single(Read(TestMedicines.MadeUp([], ("begavolt", "a"), ("begavoltzu", "b"), ("begavoltza", "c")), "beravlt zi"));

        Assert.Equal(["begavolt"], reading.Candidates.Select(candidate => candidate.Known));
    }

    [Fact]
    public void Words_that_together_are_an_ordinary_one_are_so_only_where_none_of_them_is_a_name()
    {
        var medicines = TestMedicines.MadeUp(["zamirox"], ("irax", "a"));

        Assert.Equal([("zam", Certainty.NotRecognised), ("irox", Certainty.Doubtful)], Read(medicines, "zam irox").Select(reading => (reading.Typed, reading.Certainty)));
        Assert.Equal([("begavolt", Certainty.NotRecognised)], Read(medicines, "begavolt, zami rox").Select(reading => (reading.Typed.Split(',')[0], reading.Certainty)));
    }

    [Fact]
    public void Of_ordinary_words_alone_the_first_that_is_a_name_is_the_name()
    {
        var reading = Assert.Single(Read(TestMedicines.MadeUp(["begavolt", "zamirox"], ("begavolt", "a"), ("zamirox", "b")), "begavolt zamirox"));

        Assert.Equal("begavolt", reading.Known);
    }

    [Fact]
    public void An_everyday_word_adds_nothing_to_a_medicine_that_counts_for_its_group_among_others()
    {
        var medicines = TestMedicines.MadeUp([], ("begavolt", "a"), ("zamirox", "b"));
        medicines = medicines with
        {
            Groups = [medicines.Groups[0] with { EverydayNames = ["cramp drops"] }, medicines.Groups[1]],
            Combinations = [new() { Name = "Begarox", Contains = "both", Groups = [new("a"), new("b")], Markets = [], Checked = false }],
        };

        Assert.Equal("Begarox (both)", Assert.Single(Read(medicines, "Begarox (cramp drops)")).Known);
    }

    [Fact]
    public void A_name_of_two_meanings_and_a_word_of_two_roles_are_refused_in_words()
    {
        var medicines = TestMedicines.MadeUp(["daily"], ("begavolt", "a"), ("Bega-volt", "b"));
        Assert.Equal("\"Bega-volt\" is listed for a and for b. A name has one meaning.", Refusal(medicines));

        var combined = TestMedicines.MadeUp([], ("begavolt", "a"), ("zamirox", "b")) with
        {
            Combinations =
            [
                new() { Name = "Begarox", Contains = "both", Groups = [new("a"), new("b")], Markets = [], Checked = false },
                new() { Name = "begarox", Contains = "both", Groups = [new("b"), new("a")], Markets = [], Checked = false },
            ],
        };
        Assert.Equal("\"begarox\" is listed for a, b and for b, a. A name has one meaning.", Refusal(combined));

        var vague = TestMedicines.MadeUp([], ("begavolt", "a"), ("zamirox", "b"));
        vague = vague with { Groups = [vague.Groups[0], vague.Groups[1] with { VagueNames = ["Begavolt"] }] };
        Assert.Equal("\"Begavolt\" is listed for a and for b. A name has one meaning.", Refusal(vague));

        var words = medicines with { Groups = [], Words = medicines.Words with { ReasonWords = ["Daily"] } };
        Assert.Equal("\"Daily\" stands twice among the words. A word has one role.", Refusal(words));
    }

    private static IReadOnlyList<NameReading> Read(MedicinesFile medicines, string typed) => new MedicineReader(medicines).Read(typed);

    private static string Refusal(MedicinesFile medicines) => Assert.Throws<InvalidDataException>(() => new MedicineReader(medicines)).Message;
}
