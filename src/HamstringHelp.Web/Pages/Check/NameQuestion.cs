using System.Collections.Immutable;
using HamstringHelp.Assessment.Content;
using HamstringHelp.Assessment.Medicines;
using HamstringHelp.Assessment.Questions;
using HamstringHelp.Web.Words;

namespace HamstringHelp.Web.Pages.Check;

/// <summary>One way to understand a typed name.</summary>
/// <param name="Value">What the form posts.</param>
/// <param name="Label">The words beside the button.</param>
/// <param name="Hint">What follows from it; empty where nothing more needs saying.</param>
/// <param name="Groups">The groups it counts for; null where the person does not take it at all.</param>
public sealed record NameOption(string Value, string Label, string Hint, ImmutableArray<string>? Groups);

/// <summary>"You typed … we read …": one typed name with the ways to understand it.</summary>
public sealed record NameQuestion(string Field, TypedName Name, string Reading, IReadOnlyList<NameOption> Options)
{
    /// <summary>The option that holds as long as the person chooses no other.</summary>
    public NameOption Current => Options.FirstOrDefault(option => option.Groups is { } groups && groups.SequenceEqual(Name.Groups)) ?? Options[^1];

    public static NameQuestion For(ContentVersion content, TypedName name, int index)
    {
        var readings = content.MedicineReader.Read(name.Typed);
        var doubtful = readings.Count != 1 || readings[0].Certainty == Certainty.Doubtful;
        IEnumerable<NameCandidate> candidates = doubtful
            ? readings.SelectMany(reading => reading.Candidates)
            : readings.Where(reading => reading.Known is not null).Select(reading => new NameCandidate(reading.Known!, reading.Groups));
        List<NameOption> options = [.. candidates.Where(candidate => !IsOther(candidate.Groups)).Index().Select(pair => new NameOption($"reading-{pair.Index}", Label(pair.Item.Known), MedicineNames.Groups(content, pair.Item.Groups), [.. pair.Item.Groups]))];
        var words = options.Count == 0 ? Ui.NamesNotListed : doubtful ? Ui.NamesDoubtful : Ui.NamesRead.With(readings[0].Known);
        options.Add(new NameOption("other", options.Count == 0 ? Ui.NamesOther : doubtful ? Ui.NamesOtherOrUnsure : Ui.NamesOtherInstead, Ui.NamesOtherHint, [MedicineGroup.Other]));
        options.Add(new NameOption("not-taken", Ui.NamesNotTaken, Ui.NamesNotTakenHint, null));
        return new NameQuestion($"name-{index}", name, words, options);

        string Label(string known) => doubtful ? known : Ui.NamesYes.With(known);
    }

    private static bool IsOther(IReadOnlyList<string> groups) => groups is [MedicineGroup.Other];
}
