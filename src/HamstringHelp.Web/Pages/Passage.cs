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

/// <summary>All that an item of the content says to one person.</summary>
/// <param name="Name">Its name or title.</param>
/// <param name="Explanation">What it is, or what is advised.</param>
/// <param name="WhatToDo">What to do about it; empty where nothing is said.</param>
/// <param name="Sources">The sources of both as a list.</param>
/// <param name="Why">The same, folded away.</param>
public sealed record Passage(Markup Name, Markup Explanation, Markup WhatToDo, Markup Sources, Markup Why);

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
        return new Passage(_name, fragments.Blocks(explained), fragments.Blocks(toDo), fragments.List(from, all), fragments.Why(from, all));
    }
}
