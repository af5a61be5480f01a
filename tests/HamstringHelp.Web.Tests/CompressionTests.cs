using System.IO.Compression;
using HamstringHelp.Web.Tests.Support;

namespace HamstringHelp.Web.Tests;

/// <summary>How much goes over a slow line, and what may not be compressed.</summary>
public sealed class CompressionTests(ProductionApp app) : IClassFixture<ProductionApp>
{
    /// <summary>The bytes that a connection carries before it has to wait for an answer to the first of them.</summary>
    private const int FirstFlight = 14 * 1024;

    [Theory]
    [InlineData("/")]
    [InlineData("/relief")]
    [InlineData("/check/emergency")]
    public async Task A_first_view_with_style_and_script_arrives_in_one_go(string address)
    {
        var page = await Get(address);

        Assert.Equal("br", page.Encoding);
        Assert.InRange(page.Body.Length + await Published("/site.css") + await Published("/site.js"), 1, FirstFlight);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task A_page_says_the_same_compressed(string encoding)
    {
        var (body, used) = await Get("/about", encoding);

        Assert.Equal(encoding, used);
        using var packed = new MemoryStream(body);
        await using Stream unpacked = encoding == "br" ? new BrotliStream(packed, CompressionMode.Decompress) : new GZipStream(packed, CompressionMode.Decompress);
        using var reader = new StreamReader(unpacked);
        Assert.Equal(System.Text.Encoding.UTF8.GetString((await Get("/about", "identity")).Body), await reader.ReadToEndAsync());
    }

    [Fact]
    public async Task A_page_with_a_shared_link_is_sent_as_it_is()
    {
        using var visitor = app.Visit();
        await Personas.MotherToBe.WalkToResult(visitor);
        Assert.Equal("br", (await Get("/result", visitor: visitor)).Encoding);

        await visitor.Submit();
        var link = new Uri(visitor.Page.QuerySelector(".link-text")!.GetAttribute("href")!).AbsolutePath;
        foreach (var address in new[] { "/result", link, link + "/doctor", link + "/delete" })
        {
            Assert.Equal((address, null), (address, (await Get(address, visitor: visitor)).Encoding));
        }
    }

    private async Task<(byte[] Body, string? Encoding)> Get(string address, string accepts = "br, gzip", Visitor? visitor = null)
    {
        using var client = app.CreateDefaultClient(app.ClientOptions.BaseAddress);
        client.DefaultRequestHeaders.Add("Accept-Encoding", accepts);
        if (visitor is not null)
        {
            client.DefaultRequestHeaders.Add("Cookie", string.Join("; ", visitor.Cookies.Select(cookie => $"{cookie.Name}={cookie.Value}")));
        }

        using var response = await client.GetAsync(address);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadAsByteArrayAsync(), response.Content.Headers.ContentEncoding.SingleOrDefault());
    }

    /// <summary>How many bytes a file has as publishing compresses it.</summary>
    private async Task<int> Published(string address)
    {
        using var packed = new MemoryStream();
        await using (var brotli = new BrotliStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            brotli.Write((await Get(address, "identity")).Body);
        }

        return (int)packed.Length;
    }
}
