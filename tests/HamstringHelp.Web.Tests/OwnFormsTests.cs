using System.Net;
using HamstringHelp.Web.Tests.Support;

namespace HamstringHelp.Web.Tests;

/// <summary>No other site can send a form in somebody's name, whatever their browser says of where a request comes from.</summary>
public sealed class OwnFormsTests(App app) : IClassFixture<App>
{
    /// <summary>What browsers say in <c>Sec-Fetch-Site</c> and <c>Origin</c>, and what nobody says.</summary>
    public static TheoryData<string?, string?> WhatIsSaid
    {
        get
        {
            var data = new TheoryData<string?, string?>();
            foreach (var site in new[] { "same-origin", "same-site", "cross-site", "none", "Same-Origin", "same-origin, cross-site", "", null })
            {
                foreach (var origin in new[] { "http://localhost", "https://elsewhere.test", "null", null })
                {
                    data.Add(site, origin);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(WhatIsSaid))]
    public async Task Without_a_token_only_what_comes_from_our_own_pages_is_taken(string? site, string? origin)
    {
        using var answer = await Post(Headers(site, origin), "emergency=none");

        Assert.Equal(site == "same-origin" ? HttpStatusCode.Redirect : HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(site == "same-origin", answer.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [MemberData(nameof(WhatIsSaid))]
    public async Task With_its_token_a_form_is_taken_as_ever(string? site, string? origin)
    {
        using var visitor = app.Visit();
        await visitor.Go("/check/emergency");
        var token = Assert.Single(visitor.Hidden());
        var cookie = Assert.Single(visitor.Cookies);

        using var answer = await Post(
            [.. Headers(site, origin), ("Cookie", $"{cookie.Name}={cookie.Value}")],
            $"emergency=none&{token.Name}={Uri.EscapeDataString(token.Value)}");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Theory]
    [InlineData("/check/emergency", "text/plain", "emergency=none")]
    [InlineData("/check/emergency", "application/json", "{}")]
    [InlineData("/check/emergency", "multipart/form-data", "emergency=none")]
    [InlineData("/check/emergency", "multipart/form-data; boundary=x", "--x\r\nbroken")]
    [InlineData("/restart", "text/plain", "")]
    public async Task What_is_no_form_or_cannot_be_read_is_refused_also_where_no_token_is_asked_for(string address, string type, string body)
    {
        using var answer = await Post([("Sec-Fetch-Site", "same-origin")], body, address, type);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Too_many_fields_are_refused_also_where_no_token_is_asked_for()
    {
        using var answer = await Post([("Sec-Fetch-Site", "same-origin")], string.Join('&', Enumerable.Range(0, 65).Select(field => $"f{field}=x")));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task What_says_it_twice_is_not_believed()
    {
        using var answer = await Post([("Sec-Fetch-Site", "same-origin"), ("Sec-Fetch-Site", "same-origin")], "emergency=none");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("/check/emergency")]
    [InlineData("/check/medicines")]
    [InlineData("/check/medicine-names")]
    [InlineData("/result")]
    [InlineData("/restart")]
    [InlineData("/r/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/delete")]
    [InlineData("/kiosk/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task No_form_of_ours_is_taken_from_another_site(string address)
    {
        using var visitor = app.Visit();
        await Personas.Runner.AnswerEverything(visitor);
        var journey = visitor.Journey;
        visitor.Says = "cross-site";

        await visitor.Post(address, ("days", "7"), ("emergency", "chest-pain"));

        Assert.Equal(HttpStatusCode.BadRequest, visitor.Hops[0].Status);
        Assert.Equal(journey, visitor.Journey);
    }

    [Theory]
    [MemberData(nameof(Personas.Stories), MemberType = typeof(Personas))]
    public async Task Whoever_says_it_sees_what_others_see_without_token_and_without_its_cookie(string story)
    {
        var persona = Personas.Of(story);
        using var silent = app.Visit();
        using var telling = app.Visit();
        telling.Says = "same-origin";
        await silent.Go("/check/emergency");
        await telling.Go("/check/emergency");
        while (silent.Address is not ("/check/answers" or "/result"))
        {
            Assert.Equal(silent.Address, telling.Address);
            Assert.Equal(WithoutToken(silent), telling.Html);
            Assert.DoesNotContain(telling.Cookies, cookie => cookie.Name == "antiforgery");
            if (silent.Address == "/check/medicine-names")
            {
                await silent.Submit();
                await telling.Submit();
            }
            else
            {
                await persona.AnswerTo(silent);
                await persona.AnswerTo(telling);
            }
        }

        // All pages again, with the answers on them, on the way back and for a change.
        foreach (var address in persona.Answers.Keys.Reverse().SelectMany(question => new[] { $"/check/{question}", $"/check/{question}?from=answers" }).Append("/check/answers").Append("/result"))
        {
            await silent.Go(address);
            await telling.Go(address);
            Assert.Equal(silent.Address, telling.Address);
            Assert.Equal(WithoutToken(silent), telling.Html);
        }
    }

    private static string WithoutToken(Visitor visitor) =>
        System.Text.RegularExpressions.Regex.Replace(visitor.Html, "<input name=\"__RequestVerificationToken\"[^>]*>", "");

    private static (string Name, string Value)[] Headers(string? site, string? origin) =>
        [.. new[] { ("Sec-Fetch-Site", site), ("Origin", origin) }.Where(header => header.Item2 is not null).Select(header => (header.Item1, header.Item2!))];

    private async Task<HttpResponseMessage> Post(IReadOnlyList<(string Name, string Value)> headers, string form, string address = "/check/emergency", string type = "application/x-www-form-urlencoded")
    {
        using var client = app.CreateDefaultClient(app.ClientOptions.BaseAddress);
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new StringContent(form, System.Net.Http.Headers.MediaTypeHeaderValue.Parse(type)),
        };
        foreach (var named in headers.GroupBy(header => header.Name))
        {
            Assert.True(request.Headers.TryAddWithoutValidation(named.Key, named.Select(header => header.Value)));
        }

        return await client.SendAsync(request);
    }
}
