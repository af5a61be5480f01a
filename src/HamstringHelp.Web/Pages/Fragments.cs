using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using HamstringHelp.Assessment.Content;
using HamstringHelp.Web.Hosting;
using HamstringHelp.Web.Words;

namespace HamstringHelp.Web.Pages;

/// <summary>
/// What a content version says of its items, as markup, each written when it is first said and kept: a result says over a
/// hundred blocks and sources.
/// </summary>
public sealed class Fragments
{
    /// <summary>By language; gone with the content version that they were made of.</summary>
    private static readonly ConditionalWeakTable<ContentVersion, ConcurrentDictionary<CultureInfo, Fragments>> Made = [];

    private readonly ConcurrentDictionary<object, Passages> _passages = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<Cause, Passages> _possible = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<Block, Fragment> _blocks = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<Id<Source>, Markup> _sources = new();
    private readonly ConcurrentDictionary<Choice, Markup> _quotes = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<Id<Advice>, Markup> _pictures = new();
    private readonly ConcurrentDictionary<string, Markup> _parts = new();
    private readonly ContentVersion _content;

    private Fragments(ContentVersion content) => _content = content;

    /// <summary>Those of a content version, in the language of the page.</summary>
    public static Fragments Of(ContentVersion content) =>
        Made.GetOrCreateValue(content).GetOrAdd(CultureInfo.CurrentUICulture, static (_, content) => new Fragments(content), content);

    /// <summary>What an item says to a person.</summary>
    /// <param name="item">A cause, medicine group, trigger, outcome or piece of advice of this content.</param>
    /// <param name="to">What was found of the person.</param>
    public Passage Said(object item, Assessment.Rules.Assessment to) => _passages.GetOrAdd(item, static (item, all) => all.Read(item), this).To(to);

    /// <summary>What a cause says to a person of whom it is not known: what it is, and not what to do about it.</summary>
    public Passage SaidOfPossible(Cause cause, Assessment.Rules.Assessment to) =>
        _possible.GetOrAdd(cause, static (cause, all) => new Passages(all, cause.Name, cause.From, cause.Explanation, []), this).To(to);

    /// <summary>A choice as the person's own words: completes "because you said".</summary>
    public Markup Quote(Choice choice) => _quotes.GetOrAdd(choice, static choice => Text(choice.Said));

    /// <summary>A part of a page that was kept; null where it is yet to be written.</summary>
    public Markup? Kept(string name) => _parts.GetValueOrDefault(name);

    /// <summary>Keeps a part of a page that is the same for everybody.</summary>
    /// <returns>The one that is kept, where two were written at once.</returns>
    public Markup Keep(string name, Markup part) => _parts.GetOrAdd(name, part);

    /// <summary>Whether a block is not said to everybody.</summary>
    public bool Depends(Block block) => _content.Rules.Blocks.ContainsKey(block);

    /// <summary>Words of the content.</summary>
    public static Markup Text(string text) => new(Encode(text));

    /// <summary>Blocks one after the other.</summary>
    public Markup Blocks(IEnumerable<Block> said) => new(string.Concat(said.Select(block => Of(block).Html)));

    /// <summary>The pictures that go with a piece of advice; nothing where there are none.</summary>
    public Markup Pictures(Advice advice) => _pictures.GetOrAdd(advice.Id, WritePictures);

    /// <summary>Sources as lines of a list, each once.</summary>
    /// <param name="from">The sources of items.</param>
    /// <param name="said">What is said, and rests on more.</param>
    public IReadOnlyList<Markup> Sources(IEnumerable<Id<Source>> from, IEnumerable<Block> said)
    {
        // So few that looking through them is faster than a set of them.
        var lines = new List<Markup>();
        foreach (var source in from)
        {
            AddOnce(lines, Of(source));
        }

        foreach (var block in said)
        {
            foreach (var line in Of(block).Sources)
            {
                AddOnce(lines, line);
            }
        }

        return lines;
    }

    /// <summary>The list of sources, folded away.</summary>
    /// <inheritdoc cref="Sources" path="/param"/>
    public Markup Why(IEnumerable<Id<Source>> from, IEnumerable<Block> said) =>
        new($"<details class=\"sources\"><summary>{Encode(Ui.WhyWeSayThis)}</summary><ul>{string.Concat(Sources(from, said))}</ul></details>");

    /// <summary>The sources of several passages as lines of a list, each once.</summary>
    public static IReadOnlyList<Markup> SourcesOf(IEnumerable<Passage> passages)
    {
        var lines = new List<Markup>();
        foreach (var passage in passages)
        {
            foreach (var line in passage.Sources)
            {
                AddOnce(lines, line);
            }
        }

        return lines;
    }

    private Passages Read(object item) => item switch
    {
        Cause cause => new(this, cause.Name, cause.From, cause.Explanation, cause.WhatToDo),
        MedicineGroup group => new(this, group.Name, group.From, group.Explanation, []),
        Trigger trigger => new(this, trigger.Name, trigger.From, trigger.Explanation, []),
        Outcome outcome => new(this, outcome.Title, outcome.From, [], outcome.WhatToDo),
        Advice advice => new(this, advice.Title, advice.From, advice.Blocks, []),
        _ => throw new ArgumentException($"A {item.GetType().Name} says nothing.", nameof(item)),
    };

    private static void AddOnce(List<Markup> lines, Markup line)
    {
        foreach (var there in lines)
        {
            if (ReferenceEquals(there, line))
            {
                return;
            }
        }

        lines.Add(line);
    }

    private Fragment Of(Block block) => _blocks.GetOrAdd(block, static (block, all) => all.Write(block), this);

    private Markup Of(Id<Source> source) => _sources.GetOrAdd(source, static (source, all) => all.Write(source), this);

    private Fragment Write(Block block)
    {
        var markup = new StringBuilder().Append("<p>").Append(Encode(block.Text));
        if (_content.IsSafetyNet(block.From))
        {
            markup.Append(' ').Append(SafetyNet);
        }

        markup.Append("</p>");
        AppendList(markup, "<ul>", block.Points, "</ul>");
        AppendList(markup, "<ol class=\"numbered\">", block.Steps, "</ol>");
        return new Fragment(markup.ToString(), [.. block.From.Select(Of)]);
    }

    private Markup Write(Id<Source> id)
    {
        if (_content.FindStatement(id) is { } statement)
        {
            return new Markup($"<li><a href=\"/sources#{id}\">{Encode(Ui.ArticleStatement)} {id}</a>: {Encode(statement.Fact)}</li>");
        }

        var source = _content.FindSource(id)!;
        var tag = source.Kind == SourceKind.SafetyNet ? " " + SafetyNet : "";
        return new Markup($"<li><a href=\"/sources#{id}\">{Encode(source.Publisher)}, {Encode(source.Title)}</a>{tag}</li>");
    }

    private static Markup WritePictures(Id<Advice> advice)
    {
        var pictures = Illustrations.For(advice.Value).Select(picture => $"<img src=\"{picture.Address}\" width=\"280\" height=\"180\" alt=\"{Encode(picture.Alt)}\">").ToList();
        return new Markup(pictures.Count == 0 ? "" : $"<div class=\"pictures\">{string.Concat(pictures)}</div>");
    }

    private static string Encode(string text) => PagesHosting.Encoder.Encode(text);

    private static string SafetyNet => $"<span class=\"tag tag-safety-net\">{Encode(Ui.SafetyNet)}</span>";

    private static void AppendList(StringBuilder markup, string begin, IReadOnlyList<string> lines, string end)
    {
        if (lines.Count > 0)
        {
            markup.Append(begin).AppendJoin("", lines.Select(line => $"<li>{Encode(line)}</li>")).Append(end);
        }
    }

    /// <summary>A block as markup, and its sources as lines of a list.</summary>
    private sealed record Fragment(string Html, Markup[] Sources);
}
