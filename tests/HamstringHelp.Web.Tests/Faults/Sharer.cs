using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using HamstringHelp.Web.Tests.Support;

namespace HamstringHelp.Web.Tests.Faults;

/// <summary>
/// Somebody with a result who is about to press Share. Presses it with nothing but what their browser kept, so that they
/// may do it at once, twice, at another instance or after a restart.
/// </summary>
internal sealed class Sharer
{
    private static readonly Persona[] Personas =
    [
        Support.Personas.ColdLeg,
        Support.Personas.EveryEmergency,
        new("Somebody who is out of breath", "emergency", "emergency=chest-pain-or-breathless"),
        new("Somebody who feels nothing between the legs", "emergency", "emergency=bladder-bowel-or-saddle-numbness"),
    ];

    private readonly List<(string Name, string Value)> _form;
    private readonly string _otherCookies;
    private readonly string _journey;
    private string? _journeyAfter;

    private Sharer(Visitor visitor)
    {
        Seen = Shown(visitor.Page);
        _form = [.. visitor.Hidden(), ("days", "30")];
        _journey = visitor.Journey!;
        _otherCookies = string.Join("; ", visitor.Cookies.Where(cookie => cookie.Name != visitor.JourneyName).Select(cookie => $"{cookie.Name}={cookie.Value}"));
    }

    /// <summary>The result as they saw it before they shared it.</summary>
    public string Seen { get; }

    /// <summary>Whether they were told that their result is shared.</summary>
    public bool IsAcknowledged => Volatile.Read(ref _journeyAfter) is not null;

    private string Cookies => $"{_otherCookies}; journey={_journeyAfter ?? _journey}";

    /// <summary>People who have answered and look at their results.</summary>
    public static async Task<IReadOnlyList<Sharer>> Arrive(Installation site, int count)
    {
        var people = new Sharer[count];
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (number, _) =>
        {
            using var visitor = site.Visit();
            await visitor.Go("/check/emergency");
            await Personas[number % Personas.Length].AnswerTo(visitor);
            Assert.Equal("/result", visitor.Address);
            people[number] = new Sharer(visitor);
        });
        return people;
    }

    /// <summary>The request that pressing the button sends.</summary>
    public HttpRequestMessage Press()
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/result") { Content = new FormUrlEncodedContent(_form.Select(field => KeyValuePair.Create(field.Name, field.Value))) };
        request.Headers.Add("Cookie", $"{_otherCookies}; journey={_journey}");
        return request;
    }

    /// <summary>Presses the button.</summary>
    /// <returns>The answer's status and page; null when none came, or not the whole of it.</returns>
    public async Task<(HttpStatusCode Status, string Page)?> Share(Installation site)
    {
        try
        {
            using var request = Press();
            using var response = await site.Http.SendAsync(request);
            if (response.StatusCode == HttpStatusCode.Found)
            {
                Assert.Equal("/result#take-it", response.Headers.Location!.OriginalString);
                Volatile.Write(ref _journeyAfter, Assert.Single(response.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("journey=", StringComparison.Ordinal)).Split('=', ';')[1]);
            }

            return (response.StatusCode, await response.Content.ReadAsStringAsync());
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    /// <summary>The path of their link, as their own result page shows it.</summary>
    public async Task<string> Link(Installation site)
    {
        Assert.True(IsAcknowledged);
        var page = Parse(await Get(site, "/result"));
        return page.QuerySelector("a.link-text")?.GetAttribute("href") ?? throw new InvalidOperationException("There is no link on the page.");
    }

    /// <summary>Fails unless their link opens and shows what they saw.</summary>
    /// <returns>The path of the link.</returns>
    public async Task<string> AssertShared(Installation site)
    {
        var link = await Link(site);
        Assert.Equal(Seen, Shown(Parse(await Get(site, link))));
        return link;
    }

    /// <summary>What a result page shows, in one text.</summary>
    public static string Shown(IHtmlDocument page)
    {
        var shown = ShownResult.On(page);
        return $"{shown.Outcome}: {string.Join(",", shown.Triggers)}; {string.Join(",", shown.Findings)}; {string.Join(",", shown.Possible)}; {string.Join(",", shown.Advice)}";
    }

    public static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);

    /// <summary>Opens a page as this person.</summary>
    public async Task<string> Get(Installation site, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Cookie", Cookies);
        using var response = await site.Http.SendAsync(request);
        var page = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{address} answers {response.StatusCode}:{Environment.NewLine}{page}");
        return page;
    }
}

/// <summary>What tests ask of many people at once.</summary>
internal static class Sharers
{
    /// <summary>All press the button, each as often as asked, at once.</summary>
    public static async Task<IReadOnlyList<(HttpStatusCode Status, string Page)?>> Share(this IEnumerable<Sharer> people, Installation site, int times = 1) =>
        await Task.WhenAll(people.SelectMany(person => Enumerable.Repeat(person, times)).Select(person => person.Share(site)));

    /// <summary>Fails unless every link opens, shows what its person saw, and is theirs alone.</summary>
    public static async Task AssertShared(this IReadOnlyCollection<Sharer> people, Installation site)
    {
        var links = new System.Collections.Concurrent.ConcurrentBag<string>();
        await Parallel.ForEachAsync(people, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (person, _) => links.Add(await person.AssertShared(site)));
        Assert.Equal(people.Count, links.Distinct().Count());
    }
}
