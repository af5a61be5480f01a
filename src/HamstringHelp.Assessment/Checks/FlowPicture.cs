using System.Globalization;
using System.Security;
using System.Text;
using HamstringHelp.Assessment.Content;

namespace HamstringHelp.Assessment.Checks;

/// <summary>Draws the questions in their order, when each is asked, and where a result stands before the end.</summary>
internal static class FlowPicture
{
    private const int Left = 20;
    private const int BoxWidth = 560;
    private const int BoxHeight = 62;
    private const int Gap = 46;
    private const int SideLeft = Left + BoxWidth + 70;
    private const int SideWidth = 220;
    private const int Longest = 124;

    internal static string Draw(ContentVersion content)
    {
        var questions = content.Files.Questions.Questions;
        var height = ((questions.Count + 1) * (BoxHeight + Gap)) + 20;
        var svg = new StringBuilder();
        Line(svg, $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SideLeft + SideWidth + 20} {height}" width="{SideLeft + SideWidth + 20}" height="{height}" font-family="sans-serif" font-size="14" role="img" aria-label="The questions of version {content.Number} in their order">""");
        Line(svg, $"""<rect width="100%" height="100%" fill="#fff"/>""");
        Line(svg, $"""<defs><marker id="tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 10 5 0 10z" fill="#333"/></marker></defs>""");
        foreach (var (index, question) in questions.Index())
        {
            var top = Top(index);
            var isAlways = question.AskedWhen == "always";
            Box(svg, Left, top, BoxWidth, isAlways ? "#e8f1fa" : "#fff6df", isAlways ? "" : " stroke-dasharray=\"6 4\"");
            Text(svg, Left + 14, top + 24, $"{index + 1}. {question.Title}", " font-weight=\"bold\"");
            Text(svg, Left + 14, top + 46, isAlways ? $"{question.Id}: asked of everybody" : $"{question.Id}: asked when {question.AskedWhen}", "");
            Line(svg, $"""<path d="M{Left + 60} {top + BoxHeight}v{Gap - 2}" stroke="#333" marker-end="url(#tip)"/>""");
            Side(svg, top, question);
        }

        Box(svg, Left, Top(questions.Count), BoxWidth, "#e6f4e6", "");
        Text(svg, Left + 14, Top(questions.Count) + 36, "The answers to look through, then the result", " font-weight=\"bold\"");
        Line(svg, $"</svg>");
        return svg.ToString();
    }

    private static int Top(int index) => 10 + (index * (BoxHeight + Gap));

    /// <summary>The way out beside a question: the questions end, or the result is offered.</summary>
    private static void Side(StringBuilder svg, int top, Question question)
    {
        if ((question.EndsWhen ?? question.OffersResultWhen) is not { } when)
        {
            return;
        }

        var ends = question.EndsWhen is not null;
        Line(svg, $"""<path d="M{Left + BoxWidth} {top + (BoxHeight / 2)}h68" stroke="#333"{(ends ? "" : " stroke-dasharray=\"6 4\"")} marker-end="url(#tip)"/>""");
        Box(svg, SideLeft, top, SideWidth, ends ? "#fbe4e4" : "#fdf0e4", "");
        Text(svg, SideLeft + 14, top + 36, ends ? "The result at once" : "The result is offered", " font-weight=\"bold\"");
        Text(svg, Left + 74, top + BoxHeight + 26, $"{(ends ? "ends" : "offered")} when {when}", " font-size=\"12\"");
    }

    private static void Box(StringBuilder svg, int left, int top, int width, string fill, string more) =>
        Line(svg, $"""<rect x="{left}" y="{top}" width="{width}" height="{BoxHeight}" rx="6" fill="{fill}" stroke="#333"{more}/>""");

    private static void Text(StringBuilder svg, int left, int top, string text, string more)
    {
        var shown = text.Length <= Longest ? text : text[..(Longest - 1)] + "…";
        Line(svg, $"""<text x="{left}" y="{top}" fill="#111"{more}>{SecurityElement.Escape(shown)}</text>""");
    }

    private static void Line(StringBuilder svg, FormattableString line) =>
        svg.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
