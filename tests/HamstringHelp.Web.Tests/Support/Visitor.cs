using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;

namespace HamstringHelp.Web.Tests.Support;

/// <summary>
/// A person with a browser that has no script: follows links, reads the form on the page, fills it in and sends what a
/// browser would send. Every page on the way is linted.
/// </summary>
public sealed class Visitor : IDisposable
{
    private const int MostHops = 10;

    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _http;
    private readonly List<Hop> _hops = [];
    private IHtmlDocument? _page;

    public Visitor(App app)
        : this(app.ClientOptions.BaseAddress, app.Connect)
    {
    }

    /// <param name="site">The address of the site.</param>
    /// <param name="connect">Makes a client that follows no redirect and keeps cookies only as the handler does.</param>
    public Visitor(Uri site, Func<DelegatingHandler, HttpClient> connect)
    {
        Site = site;
        _http = connect(new CookieContainerHandler(_cookies));
        Address = "/";
    }

    public Uri Site { get; }

    /// <summary>
    /// What this browser says in <c>Sec-Fetch-Site</c>; null for one that says nothing, as browsers do that are older than
    /// 2023, and all of them over plain HTTP.
    /// </summary>
    public string? Says { get; set; }

    /// <summary>The character set that this client names when it posts a form; null, as in browsers, for none.</summary>
    public string? Charset { get; init; }

    /// <summary>Path and query of the page that is open.</summary>
    public string Address { get; private set; }

    /// <summary>The id of the question that is open.</summary>
    public string Question => Address.Split('?')[0]["/check/".Length..];

    public IHtmlDocument Page => _page ?? throw new InvalidOperationException($"{Address} is not a page.");

    /// <summary>The page as it arrived.</summary>
    public string Html { get; private set; } = "";

    public HttpStatusCode Status => _hops[^1].Status;

    /// <summary>The requests of the last step: redirects, then the page that is open.</summary>
    public IReadOnlyList<Hop> Hops => _hops;

    /// <summary>The page's heading.</summary>
    public string Heading => Page.QuerySelector("h1")!.TextContent.Trim();

    /// <summary>"Question 4 of 10".</summary>
    public string Progress => Page.QuerySelector(".progress")!.TextContent.Trim();

    /// <summary>The ids offered on the page.</summary>
    public IReadOnlyList<string> Offered => [.. Choices().Select(choice => choice.Value)];

    /// <summary>The ids that are ticked on the page.</summary>
    public IReadOnlyList<string> Ticked => [.. Choices().Where(choice => choice.IsChecked).Select(choice => choice.Value)];

    /// <summary>The text box for medicine names.</summary>
    public IHtmlInputElement NamesBox => (IHtmlInputElement)Page.QuerySelector("main form input[type=text]")!;

    /// <summary>The cookie that carries the answers, or null.</summary>
    public string? Journey
    {
        get => JourneyCookie?.Value;
        set => _cookies.Add(new Cookie(JourneyName, value, "/", Site.Host) { Secure = Site.Scheme == "https" });
    }

    /// <summary>Puts a cookie into this browser, as another window of the same one would have it.</summary>
    public void Keep(string name, string value) => _cookies.Add(new Cookie(name, value, "/", Site.Host) { Secure = Site.Scheme == "https" });

    public string JourneyName => Site.Scheme == "https" ? "__Host-journey" : "journey";

    private Cookie? JourneyCookie => _cookies.GetCookies(Site)[JourneyName];

    public Task Go(string address) => Send(HttpMethod.Get, address);

    /// <summary>Follows the one link in the page's main part that leads to an address.</summary>
    public Task FollowTo(string address) =>
        Go(Assert.Single(Page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")).Distinct(), href => href == address)!);

    public Task FollowBack() => Go(Page.QuerySelector("a.back-link")!.GetAttribute("href")!);

    /// <summary>Ticks exactly these choices of the question on the page.</summary>
    public void Tick(params IEnumerable<string> choices)
    {
        var wanted = choices.ToList();
        var missing = wanted.Except(Offered).ToList();
        Assert.True(missing.Count == 0, $"{Address} does not offer {string.Join(", ", missing)}.");
        foreach (var choice in Choices())
        {
            choice.IsChecked = wanted.Contains(choice.Value);
        }
    }

    /// <summary>Types medicine names; like in a browser, what is too long does not fit.</summary>
    public void Type(string names) => NamesBox.Value = names[..Math.Min(names.Length, NamesBox.MaxLength)];

    /// <summary>Sends the form on the page as it is filled in.</summary>
    public Task Submit()
    {
        var form = Form();
        return Send(HttpMethod.Post, form.GetAttribute("action") ?? Address, Filled(form));
    }

    /// <summary>Ticks exactly these choices and sends the form.</summary>
    public Task Answer(params IEnumerable<string> choices)
    {
        Tick(choices);
        return Submit();
    }

    /// <summary>Sends the page's hidden fields with whatever else: what no browser would do with this form.</summary>
    public Task Forge(params IEnumerable<(string Name, string Value)> fields)
    {
        var form = Form();
        return Send(HttpMethod.Post, form.GetAttribute("action") ?? Address, [.. Hidden(form), .. fields]);
    }

    /// <summary>Posts fields to an address without a form.</summary>
    public Task Post(string address, params IEnumerable<(string Name, string Value)> fields) => Send(HttpMethod.Post, address, fields);

    /// <summary>The hidden fields of the form on the page.</summary>
    public IReadOnlyList<(string Name, string Value)> Hidden() => [.. Hidden(Form())];

    /// <summary>Sends any request; redirects are followed as a browser does.</summary>
    public async Task Send(HttpMethod method, string address, IEnumerable<(string Name, string Value)>? fields = null)
    {
        _hops.Clear();
        var uri = new Uri(new Uri(Site, Address), address);
        var request = new HttpRequestMessage(method, uri)
        {
            Content = fields is null ? null : new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
        };
        if (Charset is not null && request.Content?.Headers.ContentType is { } type)
        {
            type.CharSet = Charset;
        }

        while (true)
        {
            using (request)
            {
                if (Says is not null)
                {
                    request.Headers.Add("Sec-Fetch-Site", Says);
                }

                using var response = await _http.SendAsync(request);
                _hops.Add(new Hop(request.Method, uri.PathAndQuery, response));
                if (response.Headers.Location is not { } location)
                {
                    await Open(uri, request.Method, response);
                    return;
                }

                Assert.True(_hops.Count < MostHops, $"{address} redirects in circles: {string.Join(" ", _hops.Select(hop => hop.Address))}");
                uri = new Uri(uri, location);
            }

            request = new HttpRequestMessage(HttpMethod.Get, uri);
        }
    }

    /// <summary>Forgets all cookies.</summary>
    public void ClearCookies()
    {
        foreach (Cookie cookie in _cookies.GetAllCookies())
        {
            cookie.Expired = true;
        }
    }

    /// <summary>All cookies as name and value.</summary>
    public IReadOnlyList<(string Name, string Value)> Cookies => [.. _cookies.GetAllCookies().Select(cookie => (cookie.Name, cookie.Value))];

    public void Dispose() => _http.Dispose();

    private static IEnumerable<(string Name, string Value)> Hidden(IHtmlFormElement form) =>
        form.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]").Select(input => (input.Name!, input.Value));

    /// <summary>What a browser sends: hidden fields, ticked boxes, texts, chosen options, and the first button if it has a name.</summary>
    private static IEnumerable<(string Name, string Value)> Filled(IHtmlFormElement form)
    {
        foreach (var field in form.QuerySelectorAll("input, select, textarea").Where(field => field.HasAttribute("name") && !field.HasAttribute("disabled")))
        {
            var name = field.GetAttribute("name")!;
            switch (field)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio" } box:
                    if (box.IsChecked)
                    {
                        yield return (name, box.Value);
                    }

                    break;
                case IHtmlInputElement { Type: not ("submit" or "button" or "image" or "reset") } input:
                    yield return (name, input.Value);
                    break;
                case IHtmlSelectElement select:
                    yield return (name, select.Value ?? "");
                    break;
                case IHtmlTextAreaElement area:
                    yield return (name, area.Value);
                    break;
                default:
                    break;
            }
        }

        if (form.QuerySelector("button:not([type=button])") is IHtmlButtonElement { Name.Length: > 0 } button)
        {
            yield return (button.Name!, button.Value);
        }
    }

    private IHtmlFormElement Form() => Page.QuerySelector<IHtmlFormElement>("main form") ?? throw new InvalidOperationException($"{Address} has no form.");

    private IEnumerable<IHtmlInputElement> Choices() =>
        Page.QuerySelectorAll<IHtmlInputElement>("main form input[type=checkbox], main form input[type=radio]");

    private async Task Open(Uri uri, HttpMethod method, HttpResponseMessage response)
    {
        Address = uri.PathAndQuery;
        Html = await response.Content.ReadAsStringAsync();
        _page = null;
        if (method != HttpMethod.Head && response.Content.Headers.ContentType?.MediaType == "text/html")
        {
            _page = new HtmlParser().ParseDocument(Html);
            PageLint.Check(_page, Address, hasTokens: Says is null);
        }
    }
}

/// <summary>One request of a visitor and what came back, without the body.</summary>
public sealed record Hop
{
    public Hop(HttpMethod method, string address, HttpResponseMessage response)
    {
        Method = method;
        Address = address;
        Status = response.StatusCode;
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers))
        {
            Headers[name] = string.Join(", ", values);
        }

        SetCookies = response.Headers.TryGetValues("Set-Cookie", out var cookies) ? [.. cookies] : [];
    }

    public HttpMethod Method { get; }

    public string Address { get; }

    public HttpStatusCode Status { get; }

    public Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The cookies that it sets, as sent.</summary>
    public IReadOnlyList<string> SetCookies { get; }
}
