using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HamstringHelp.Assessment.Content;
using HamstringHelp.Web.Hosting;
using HamstringHelp.Web.Pages;

namespace HamstringHelp.Web.Offline;

/// <summary>Serves the service worker that keeps the relief page: its script with the release and the addresses written in.</summary>
internal static class OfflineRelief
{
    private const string Address = "/sw.js";

    internal static void MapOfflineRelief(this WebApplication app)
    {
        var script = Script();
        var program = typeof(OfflineRelief).Module.ModuleVersionId.ToByteArray();

        app.MapMethods(Address, [HttpMethods.Get, HttpMethods.Head], (CurrentContent current, HttpContext context) =>
        {
            var addresses = Addresses(current.Version);
            // Browsers look for a new release whenever the page is opened: never let a cache answer.
            context.Response.Headers.CacheControl = "no-cache";
            return Results.Text(
                $"const release = \"{Release(program, current.Version, addresses, app.Environment)}\";\nconst addresses = {JsonSerializer.Serialize(addresses)};\n{script}",
                "text/javascript");
        });
    }

    /// <summary>The relief page in each order of its stretches, and what it shows.</summary>
    private static IReadOnlyList<string> Addresses(ContentVersion content) =>
    [
        "/relief",
        .. ReliefModel.Places.Select(place => place.Address),
        "/site.css",
        "/site.js",
        "/manifest.webmanifest",
        "/img/favicon.svg",
        "/img/icon-192.png",
        .. content.Files.Advice.Advice.Where(advice => advice.Section == AdviceSection.Relief).SelectMany(advice => Illustrations.For(advice.Id.Value)).Select(picture => picture.Address),
    ];

    /// <summary>Another program, other content or another file makes another release; every instance of one release agrees on it.</summary>
    private static string Release(byte[] program, ContentVersion content, IReadOnlyList<string> addresses, IWebHostEnvironment environment)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(program);
        hash.AppendData(Encoding.UTF8.GetBytes(content.Number.ToString()));
        foreach (var file in addresses.Select(environment.WebRootFileProvider.GetFileInfo).Where(file => file.Exists))
        {
            using var stream = file.CreateReadStream();
            hash.AppendData(SHA256.HashData(stream));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8));
    }

    private static string Script()
    {
        using var reader = new StreamReader(typeof(OfflineRelief).Assembly.GetManifestResourceStream("sw.js")!);
        return reader.ReadToEnd();
    }
}
