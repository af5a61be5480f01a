using System.Net;
using System.Text.RegularExpressions;
using HamstringHelp.Benchmarks.Servers;

namespace HamstringHelp.Benchmarks;

/// <summary>Somebody who walks through the questions and so comes by the cookies that a browser then sends.</summary>
internal sealed partial class Person : IDisposable
{
    private readonly Dictionary<string, string> _cookies = [];
    private readonly HttpClient _client;

    public Person(ServerProcess server) =>
        _client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new Uri(server.Address) };

    /// <summary>The Cookie header so far.</summary>
    public string Cookies => string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}"));

    /// <summary>The page that was last answered.</summary>
    public string Page { get; private set; } = "";

    /// <summary>Answers questions until a page is reached.</summary>
    /// <param name="until">Its path.</param>
    public async Task Walk(string until)
    {
        var path = "/check/emergency";
        while (true)
        {
            using var answer = await Send(new Sent(path, Cookies: Cookies));
            if (answer.Headers.Location is { } elsewhere)
            {
                path = elsewhere.OriginalString;
            }
            else if (path == until)
            {
                return;
            }
            else if (path == "/check/answers")
            {
                path = "/result";
            }
            else
            {
                using var posted = await Send(Answer(path));
                path = posted.Headers.Location!.OriginalString;
            }
        }
    }

    /// <summary>The post that answers the question that is shown.</summary>
    public Sent Answer(string path)
    {
        var choices = Choice().Matches(Page).Select(match => match.Value).Select(input => (Name: Name().Match(input).Groups[1].Value, Value: Value().Match(input).Groups[1].Value)).ToList();
        // "None" stands last where several may be ticked.
        var chosen = path is "/check/timing" or "/check/frequency" or "/check/age" ? choices[0] : choices[^1];
        return new Sent(path, $"{chosen.Name}={chosen.Value}", Cookies);
    }

    /// <summary>The post that shares the result that is shown.</summary>
    public Sent Share(int days) => new("/result", $"days={days}", Cookies);

    /// <summary>Sends a request and keeps the cookies of the answer.</summary>
    /// <exception cref="InvalidOperationException">The answer is an error.</exception>
    public async Task<HttpResponseMessage> Send(Sent sent)
    {
        using var request = sent.ToMessage();
        var answer = await _client.SendAsync(request);
        Page = await answer.Content.ReadAsStringAsync();
        if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.Redirect))
        {
            throw new InvalidOperationException($"{sent.Path} was answered with {answer.StatusCode}.");
        }

        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            var pair = cookie.Split(';')[0].Split('=', 2);
            _cookies[pair[0]] = pair[1];
        }

        return answer;
    }

    public void Dispose() => _client.Dispose();

    [GeneratedRegex("<input[^>]+type=\"(?:radio|checkbox)\"[^>]*>")]
    private static partial Regex Choice();

    [GeneratedRegex("name=\"([^\"]+)\"")]
    private static partial Regex Name();

    [GeneratedRegex("value=\"([^\"]+)\"")]
    private static partial Regex Value();
}
