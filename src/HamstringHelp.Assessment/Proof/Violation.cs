using System.Collections.Immutable;
using HamstringHelp.Assessment.Content;

namespace HamstringHelp.Assessment.Proof;

/// <summary>A property that does not hold, said so that the content's author can mend it.</summary>
/// <param name="Property">The number of the property, from 1 to 10.</param>
/// <param name="File">The file, with the folder of its version.</param>
/// <param name="Path">The JSON path of the rule to look at first.</param>
/// <param name="What">What is wrong, and why that matters.</param>
/// <param name="Mend">How to mend it.</param>
/// <param name="Example">The smallest answer sheet that shows it: the one with the fewest answers. Null where no single sheet does.</param>
public sealed record Violation(int Property, string File, string Path, string What, string Mend, ExampleSheet? Example)
{
    private static readonly ImmutableArray<string> Names =
    [
        "a warning sign is never reassured",
        "what has no everyday cause goes to a doctor",
        "conditions, medicines and pregnancy are asked about",
        "self-care is for plain cramps alone",
        "saying more never lowers the urgency",
        "one outcome for everybody, and no rule without effect",
        "no result without its reasons",
        "no advice that could harm",
        "the questions end, and only what is asked counts",
        "everything has a source, and every statement is used",
    ];

    /// <summary>For a property that compares two sheets: the second, with more said.</summary>
    public ExampleSheet? Compared { get; init; }

    /// <summary>Further promises that the same rule breaks in the same way.</summary>
    public ImmutableArray<string> Also { get; init; } = [];

    /// <summary>The property in words.</summary>
    public string Name => Names[Property - 1];

    /// <summary>As the other problems of the content are reported.</summary>
    public ContentProblem ToProblem()
    {
        var example = Example is null ? "" : $" {Example}";
        var compared = Compared is null ? "" : $" But: {Compared}";
        var also = Also.IsEmpty ? "" : $" The same rule breaks: {string.Join(' ', Also)}";
        return new ContentProblem(File, Path, $"breaks property {Property} ({Name}): {What}{example}{compared}{also}", Mend);
    }

    public override string ToString() => ToProblem().ToString();

    internal static Violation At(Place place, int property, string what, string mend, ExampleSheet? example = null) =>
        new(property, place.File, place.Path, what, mend, example);
}
