using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using HamstringHelp.Assessment.Content;
using HamstringHelp.Web.Hosting;
using HamstringHelp.Web.Words;
using Microsoft.AspNetCore.Html;

namespace HamstringHelp.Web.Pages;

/// <summary>
/// What a content version says of its items, as markup. Each block and each source is written once and put together for
/// each person: a result says over a hundred of them.
/// </summary>
public sealed class Fragments
{
    /// <summary>By language; gone with the content version that they were made of.</summary>
    private static readonly ConditionalWeakTable<ContentVersion, ConcurrentDictionary<CultureInfo, Fragments>> Made = [];

    private readonly ConcurrentDictionary<Block, Fragment> _blocks = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<Id<Source>, string> _sources = new();
    private readonly ConcurrentDictionary<Id<Advice>, HtmlString> _pictures = new();
    private readonly ContentVersion _content;

    private Fragments(ContentVersion content) => _content = content;

    /// <summary>Those of a content version, in the language of the page.</summary>
    public static Fragments Of(ContentVersion content) =>
        Made.GetOrCreateValue(content).GetOrAdd(CultureInfo.CurrentUICulture, static (_, content) => new Fragments(content), content);

    /// <summary>Blocks one after the other.</summary>
    public IHtmlContent Blocks(IReadOnlyList<Block> said)
    {
        var parts = new List<string>(said.Count);
        for (var next = 0; next < said.Count; next++)
        {
            parts.Add(Of(said[next]).Markup);
        }

        return new Joined(parts);
    }

    /// <summary>The pictures that go with a piece of advice; nothing where there are none.</summary>
    public IHtmlContent Pictures(Advice advice) => _pictures.GetOrAdd(advice.Id, WritePictures);

    /// <summary>A list of sources, each once.</summary>
    /// <param name="from">The sources of items.</param>
    /// <param name="said">What is said, and rests on more.</param>
    public IHtmlContent Sources(IReadOnlyList<Id<Source>> from, IReadOnlyList<Block> said)
    {
        var parts = new List<string>();
        AddSources(parts, from, said);
        return new Joined(parts);
    }

    /// <summary>Why something is said, folded away: the answers that led to it and the sources behind it.</summary>
    /// <param name="because">Completes "because you said"; empty where the reasons stand elsewhere.</param>
    /// <param name="from">The sources of the item.</param>
    /// <param name="said">What is said of it.</param>
    public IHtmlContent Why(string because, IReadOnlyList<Id<Source>> from, IReadOnlyList<Block> said)
    {
        var parts = new List<string> { "<details class=\"sources\"><summary>", Encode(Ui.WhyWeSayThis), "</summary>" };
        if (because.Length > 0)
        {
            parts.AddRange(["<p class=\"because\">", Encode(Ui.BecauseYouSaid), " ", Encode(because), ".</p>"]);
        }

        AddSources(parts, from, said);
        parts.Add("</details>");
        return new Joined(parts);
    }

    private void AddSources(List<string> parts, IReadOnlyList<Id<Source>> from, IReadOnlyList<Block> said)
    {
        parts.Add("<ul>");
        var first = parts.Count;
        for (var next = 0; next < from.Count; next++)
        {
            AddOnce(parts, first, Of(from[next]));
        }

        for (var next = 0; next < said.Count; next++)
        {
            foreach (var source in Of(said[next]).Sources)
            {
                AddOnce(parts, first, source);
            }
        }

        parts.Add("</ul>");
    }

    private static void AddOnce(List<string> parts, int first, string source)
    {
        if (parts.IndexOf(source, first) < 0)
        {
            parts.Add(source);
        }
    }

    private Fragment Of(Block block) => _blocks.GetOrAdd(block, static (block, all) => all.Write(block), this);

    private string Of(Id<Source> source) => _sources.GetOrAdd(source, static (source, all) => all.Write(source), this);

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

    private string Write(Id<Source> id)
    {
        if (_content.FindStatement(id) is { } statement)
        {
            return $"<li><a href=\"/sources#{id}\">{Encode(Ui.ArticleStatement)} {id}</a>: {Encode(statement.Fact)}</li>";
        }

        var source = _content.FindSource(id)!;
        var tag = source.Kind == SourceKind.SafetyNet ? " " + SafetyNet : "";
        return $"<li><a href=\"/sources#{id}\">{Encode(source.Publisher)}, {Encode(source.Title)}</a>{tag}</li>";
    }

    private static HtmlString WritePictures(Id<Advice> advice)
    {
        var pictures = Illustrations.For(advice.Value).Select(picture => $"<img src=\"{picture.Address}\" width=\"280\" height=\"180\" alt=\"{Encode(picture.Alt)}\">").ToList();
        return pictures.Count == 0 ? HtmlString.Empty : new HtmlString($"<div class=\"pictures\">{string.Concat(pictures)}</div>");
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
    private sealed record Fragment(string Markup, string[] Sources);

    /// <summary>Markup in parts that are there already.</summary>
    private sealed class Joined(List<string> parts) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder)
        {
            foreach (var part in parts)
            {
                writer.Write(part);
            }
        }
    }
}
