using System.Text;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace HamstringHelp.Browser.Tests.Support;

/// <summary>A person in front of the browser: reads the form on the page, fills it in and goes on.</summary>
public sealed partial class Visitor
{
    private readonly List<string> _complaints = [];

    [GeneratedRegex(@"/Type\s*/Page\b")]
    private static partial Regex PageObject { get; }

    public Visitor(IPage page)
    {
        Page = page;
        page.Console += (_, message) =>
        {
            // Chromium reports every page with an error status here, also those that are asked for on purpose.
            if (message.Type is "error" or "warning" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
            {
                _complaints.Add($"{Address}: {message.Text}");
            }
        };
        page.PageError += (_, error) => _complaints.Add($"{Address}: {error}");
    }

    public IPage Page { get; }

    /// <summary>What the browser had to complain about on its console.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    /// <summary>Forgets complaints that a test provoked.</summary>
    public void Forgive(params string[] words) => _complaints.RemoveAll(complaint => words.Any(word => complaint.Contains(word, StringComparison.Ordinal)));

    /// <summary>Path and query of the page that is open.</summary>
    public string Address => new Uri(Page.Url).PathAndQuery;

    /// <summary>The id of the question that is open.</summary>
    public string Question => Address.Split('?')[0]["/check/".Length..];

    /// <summary>Scheme, host and port.</summary>
    public string Site => new Uri(Page.Url).GetLeftPart(UriPartial.Authority);

    public ILocator Main => Page.Locator("main");

    public Task<string> Heading => Page.Locator("h1").InnerTextAsync();

    /// <summary>The outcome that the page shows.</summary>
    public Task<string?> Outcome => Page.Locator("[data-outcome]").GetAttributeAsync("data-outcome");

    public Task<IResponse?> Go(string address) => Page.GotoAsync(address);

    /// <summary>The box or button of a choice.</summary>
    public ILocator Choice(string id) => Main.Locator($"form input[value='{id}']");

    public ILocator Continue => Main.Locator("form button:not([type=button])");

    /// <summary>The box for medicine names.</summary>
    public ILocator NamesBox => Main.Locator("form input[type=text]");

    /// <summary>Presses the form's button and waits for what comes.</summary>
    public Task Submit() => Leave(() => Continue.ClickAsync());

    /// <summary>Follows a link and waits for its page.</summary>
    public Task Follow(ILocator link) => Leave(() => link.ClickAsync());

    /// <summary>Does what leads to another page, or to this one anew, and waits until that is there.</summary>
    public async Task Leave(Func<Task> how)
    {
        var arrived = new TaskCompletionSource();
        void Arrive(object? sender, IPage page) => arrived.TrySetResult();
        Page.Load += Arrive;
        await how();
        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(15));
        Page.Load -= Arrive;
    }

    /// <summary>Answers the page that is open as this person would.</summary>
    public async Task AnswerAs(Person person)
    {
        if (Question != "medicine-names")
        {
            foreach (var choice in person.Answers[Question])
            {
                await Choice(choice).CheckAsync();
            }

            if (Question == "medicines" && person.Names.Length > 0)
            {
                await NamesBox.FillAsync(person.Names);
            }
        }

        await Submit();
    }

    /// <summary>Goes from the first page to the result.</summary>
    /// <param name="person">Who.</param>
    /// <param name="look">What to do on each page on the way, before it is answered.</param>
    public async Task WalkToResult(Person person, Func<Task>? look = null)
    {
        look ??= () => Task.CompletedTask;
        await Go("/");
        await WalkOnToResult(person, look);
    }

    /// <summary>Goes from the first page, which is open, to the result.</summary>
    public async Task WalkOnToResult(Person person, Func<Task> look)
    {
        await look();
        await Follow(Main.Locator("a[href^='/check/']").First);
        while (Address.StartsWith("/check/", StringComparison.Ordinal) && Address != "/check/answers")
        {
            await look();
            await AnswerAs(person);
        }

        if (Address == "/check/answers")
        {
            await look();
            await Follow(Main.Locator(".actions a[href='/result']"));
        }

        Assert.Equal("/result", Address);
        Assert.Equal(person.Outcome, await Outcome);
        await look();
    }

    /// <summary>Unfolds whatever is folded.</summary>
    public Task Unfold() => Page.EvaluateAsync("for (const fold of document.querySelectorAll('details')) fold.open = true");

    /// <summary>What axe has to say about the page, one line a finding. The visit must bypass the CSP.</summary>
    /// <param name="rules">The ids of axe's rules; all of them where there is none.</param>
    public async Task<IReadOnlyList<string>> Axe(params string[] rules)
    {
        var result = await (rules.Length == 0 ? Page.RunAxe() : Page.RunAxe(new AxeRunOptions { RunOnly = new() { Type = "rule", Values = [.. rules] } }));
        return [.. result.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{Address}: {violation.Id}: {node.Html}"))];
    }

    /// <summary>How far the page can be scrolled sideways, in CSS pixels.</summary>
    public Task<int> SidewaysScroll() => Page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth");

    /// <summary>How many pages it prints on.</summary>
    public async Task<int> PrintedPages()
    {
        var pdf = await Page.PdfAsync(new() { Format = "A4", PreferCSSPageSize = true });
        return PageObject.Count(Encoding.Latin1.GetString(pdf));
    }
}
