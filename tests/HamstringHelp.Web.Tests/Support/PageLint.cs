using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace HamstringHelp.Web.Tests.Support;

/// <summary>What holds for every page, whatever is on it.</summary>
public static class PageLint
{
    private static readonly string[] References = ["for", "aria-describedby", "aria-labelledby", "aria-controls", "aria-errormessage"];
    private static readonly string[] Addresses = ["src", "href", "action", "formaction", "srcset", "poster", "data"];

    /// <param name="page">The page.</param>
    /// <param name="address">Where it was found.</param>
    /// <param name="hasTokens">Whether its forms carry a token: not for a browser that says where its requests come from.</param>
    public static void Check(IHtmlDocument page, string address, bool hasTokens = true)
    {
        var problems = Problems(page, hasTokens).ToList();
        Assert.True(problems.Count == 0, $"{address} has {problems.Count} problem(s):{Environment.NewLine}{string.Join(Environment.NewLine, problems)}");
    }

    public static IEnumerable<string> Problems(IHtmlDocument page, bool hasTokens) =>
    [
        .. Outline(page),
        .. Ids(page),
        .. Fields(page),
        .. Tokens(page, hasTokens),
        .. Inline(page),
        .. Outside(page),
    ];

    private static IEnumerable<string> Outline(IHtmlDocument page)
    {
        if (page.Doctype is null)
        {
            yield return "There is no doctype.";
        }

        if (page.DocumentElement.GetAttribute("lang") != "en")
        {
            yield return "The language is not en.";
        }

        if (string.IsNullOrWhiteSpace(page.Title))
        {
            yield return "There is no title.";
        }

        foreach (var once in new[] { "h1", "body > header", "body > main", "body > footer" })
        {
            if (page.QuerySelectorAll(once) is { Length: not 1 } found)
            {
                yield return $"There are {found.Length} of {once}, not one.";
            }
        }

        foreach (var empty in page.QuerySelectorAll("h1, h2, h3, h4, a, button, label, legend, caption, summary, li, dt, th").Where(element => element.TextContent.Trim().Length == 0))
        {
            yield return $"{Shown(empty)} is empty.";
        }

        // An error summary may stand before the page's own heading.
        var level = 1;
        foreach (var heading in page.QuerySelectorAll("h1, h2, h3, h4, h5, h6"))
        {
            var own = heading.LocalName[1] - '0';
            if (own > level + 1)
            {
                yield return $"{Shown(heading)} skips a level.";
            }

            level = own;
        }
    }

    private static IEnumerable<string> Ids(IHtmlDocument page)
    {
        foreach (var twice in page.QuerySelectorAll("[id]").GroupBy(element => element.Id).Where(group => group.Count() > 1))
        {
            yield return $"The id {twice.Key} is there {twice.Count()} times.";
        }

        foreach (var attribute in References)
        {
            foreach (var element in page.QuerySelectorAll($"[{attribute}]"))
            {
                var ids = element.GetAttribute(attribute)!.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                if (ids.Length == 0 || ids.Any(id => page.GetElementById(id) is null))
                {
                    yield return $"{Shown(element)} leads nowhere by {attribute}.";
                }
            }
        }

        foreach (var link in page.QuerySelectorAll("a[href^='#']").Where(link => page.GetElementById(link.GetAttribute("href")![1..]) is null))
        {
            yield return $"{Shown(link)} leads to no id.";
        }
    }

    private static IEnumerable<string> Tokens(IHtmlDocument page, bool hasTokens)
    {
        foreach (var form in page.QuerySelectorAll("form[method=post]").Where(form => form.QuerySelector("input[name=__RequestVerificationToken]") is not null != hasTokens))
        {
            yield return $"{Shown(form)} has {(hasTokens ? "no antiforgery token" : "an antiforgery token that nobody asks for")}.";
        }
    }

    private static IEnumerable<string> Fields(IHtmlDocument page)
    {
        foreach (var field in page.QuerySelectorAll("input:not([type=hidden]), select, textarea, progress, meter"))
        {
            var isLabelled = field.Closest("label") is not null
                || (field.Id is { } id && page.QuerySelector($"label[for='{id}']") is not null)
                || field.HasAttribute("aria-label")
                || field.HasAttribute("aria-labelledby");
            if (!isLabelled)
            {
                yield return $"{Shown(field)} has no label.";
            }
        }

        foreach (var image in page.QuerySelectorAll("img").Where(image => string.IsNullOrWhiteSpace(image.GetAttribute("alt")) || !image.HasAttribute("width") || !image.HasAttribute("height")))
        {
            yield return $"{Shown(image)} lacks alt, width or height.";
        }

        foreach (var group in page.QuerySelectorAll("fieldset").Where(group => group.FirstElementChild is not { LocalName: "legend" }))
        {
            yield return $"{Shown(group)} has no legend.";
        }
    }

    private static IEnumerable<string> Inline(IHtmlDocument page)
    {
        foreach (var element in page.QuerySelectorAll("[style], style, script:not([src]), iframe, object, embed, base, [http-equiv]"))
        {
            yield return $"{Shown(element)} is inline.";
        }

        foreach (var element in page.All.Where(element => element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase))))
        {
            yield return $"{Shown(element)} has an event handler.";
        }
    }

    private static IEnumerable<string> Outside(IHtmlDocument page)
    {
        foreach (var element in page.All)
        {
            foreach (var attribute in element.Attributes.Where(attribute => Addresses.Contains(attribute.LocalName)))
            {
                if (!IsOwn(attribute.Value, element))
                {
                    yield return $"{Shown(element)} leads out by {attribute.Name}.";
                }
            }
        }
    }

    private static bool IsOwn(string address, IElement element) =>
        (address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal))
        || address.StartsWith('#')
        || (address.StartsWith("tel:", StringComparison.Ordinal) && element is IHtmlAnchorElement);

    private static string Shown(IElement element)
    {
        var html = element.OuterHtml;
        return html.Length <= 160 ? html : html[..160] + "...";
    }
}
