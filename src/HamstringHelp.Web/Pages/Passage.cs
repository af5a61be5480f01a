using System.Text;
using System.Text.Encodings.Web;
using HamstringHelp.Assessment.Content;
using Microsoft.AspNetCore.Html;

namespace HamstringHelp.Web.Pages;

/// <summary>Markup that is there already, in the bytes that are sent.</summary>
/// <param name="html">The markup.</param>
public sealed class Markup(string html) : IHtmlContent
{
    private readonly byte[] _utf8 = Encoding.UTF8.GetBytes(html);

    /// <summary>As UTF-8.</summary>
    public ReadOnlySpan<byte> Utf8 => _utf8;

    public override string ToString() => html;

    public void WriteTo(TextWriter writer, HtmlEncoder encoder) => writer.Write(html);
}

/// <summary>Markup that is the same for everybody but for words in one place.</summary>
/// <param name="Before">What comes before them; all of it where there is no such place.</param>
/// <param name="After">What comes after them; null where there is no such place.</param>
public sealed record MarkupWithGap(Markup Before, Markup? After)
{
    /// <summary>Stands in the markup where the words go: no text comes out of an encoder with it.</summary>
    public const string Gap = "\0";

    /// <summary>Splits markup where its gap is.</summary>
    /// <exception cref="ArgumentException">It has more than one.</exception>
    public static MarkupWithGap Of(string html) => html.Split(Gap) switch
    {
        [var all] => new(new(all), null),
        [var before, var after] => new(new(before), new(after)),
        _ => throw new ArgumentException("Only one gap can be filled.", nameof(html)),
    };
}

/// <summary>All that an item of the content says to one person.</summary>
/// <param name="name">Its name or title.</param>
/// <param name="explanation">What it is, or what is advised.</param>
/// <param name="whatToDo">What to do about it; empty where nothing is said.</param>
/// <param name="sources">The sources of both as lines of a list, each once.</param>
public sealed class Passage(Markup name, Markup explanation, Markup whatToDo, IReadOnlyList<Markup> sources)
{
    /// <summary>By shape, without a reason and with one; null until somebody is shown it.</summary>
    private readonly MarkupWithGap?[] _shown = new MarkupWithGap?[2 * Enum.GetValues<Shape>().Length];

    public Markup Name => name;

    public Markup Explanation => explanation;

    public Markup WhatToDo => whatToDo;

    public IReadOnlyList<Markup> Sources => sources;

    /// <summary>How it was shown before, but for the reason; null where it was not yet.</summary>
    public MarkupWithGap? Shown(Shape shape, bool hasReason) => _shown[Index(shape, hasReason)];

    /// <summary>Keeps how it is shown.</summary>
    public MarkupWithGap Show(Shape shape, bool hasReason, MarkupWithGap shown) => _shown[Index(shape, hasReason)] = shown;

    private static int Index(Shape shape, bool hasReason) => 2 * (int)shape + (hasReason ? 1 : 0);
}

/// <summary>How a result shows a finding.</summary>
public enum Shape
{
    /// <summary>A cause that fits what the person said.</summary>
    Cause,

    /// <summary>One that they know of themselves.</summary>
    KnownCause,

    /// <summary>One that cannot be ruled out.</summary>
    PossibleCause,

    /// <summary>Two rows of the table of medicines.</summary>
    Medicine,

    /// <summary>Advice in view.</summary>
    Advice,

    /// <summary>Advice that is a press away.</summary>
    FoldedAdvice,

    /// <summary>Advice as a line of a checklist.</summary>
    Tip,

    /// <summary>When to ask for help, whatever was found.</summary>
    Signs,
}

/// <summary>
/// What an item says, once for each combination of its blocks that are not said to everybody: few items have such blocks,
/// and those have few.
/// </summary>
/// <param name="fragments">Writes them.</param>
/// <param name="name">The name of the item.</param>
/// <param name="from">The sources of the item.</param>
/// <param name="explanation">All blocks of its explanation.</param>
/// <param name="whatToDo">All blocks on what to do.</param>
internal sealed class Passages(Fragments fragments, string name, IReadOnlyList<Id<Source>> from, IReadOnlyList<Block> explanation, IReadOnlyList<Block> whatToDo)
{
    /// <summary>With more such blocks than this there are too many combinations to keep each.</summary>
    private const int Most = 6;

    private readonly Markup _name = Fragments.Text(name);
    private readonly Block[] _depending = [.. explanation.Concat(whatToDo).Where(fragments.Depends)];

    /// <summary>By the depending blocks that are said, a bit each; null until somebody is told.</summary>
    private Passage?[]? _written;

    /// <summary>What is said to a person.</summary>
    /// <param name="person">What was found of them.</param>
    public Passage To(Assessment.Rules.Assessment person)
    {
        if (_depending.Length > Most)
        {
            return Write(person);
        }

        var said = 0;
        for (var block = 0; block < _depending.Length; block++)
        {
            said |= person.Says(_depending[block]) ? 1 << block : 0;
        }

        _written ??= new Passage?[1 << _depending.Length];
        return _written[said] ??= Write(person);
    }

    private Passage Write(Assessment.Rules.Assessment person)
    {
        Block[] explained = [.. person.Said(explanation)];
        Block[] toDo = [.. person.Said(whatToDo)];
        Block[] all = [.. explained, .. toDo];
        return new Passage(_name, fragments.Blocks(explained), fragments.Blocks(toDo), fragments.Sources(from, all));
    }
}
