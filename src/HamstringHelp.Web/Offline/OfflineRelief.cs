using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HamstringHelp.Assessment.Content;
using HamstringHelp.Web.Hosting;
using HamstringHelp.Web.Pages;
using Microsoft.Extensions.FileProviders;

namespace HamstringHelp.Web.Offline;

/// <summary>Serves the service worker that keeps the relief page: its script with the release and the addresses written in.</summary>
internal static class OfflineRelief
{
    private const string Address = "/sw.js";

    internal static void MapOfflineRelief(this WebApplication app)
    {
        // The files of a published program stay as they are, so there is one script for each content version.
        var made = new ConditionalWeakTable<ContentVersion, string>();
        app.MapMethods(Address, [HttpMethods.Get, HttpMethods.Head], context =>
        {
            var content = context.RequestServices.GetRequiredService<CurrentContent>().Version;
            // Browsers look for a new release whenever the page is opened: never let a cache answer.
            context.Response.Headers.CacheControl = "no-cache";
            context.Response.ContentType = "text/javascript; charset=utf-8";
            return context.Response.WriteAsync(app.Environment.IsDevelopment() ? Script(content) : made.GetValue(content, Script), context.RequestAborted);
        });

        string Script(ContentVersion content)
        {
            var addresses = Addresses(content);
            return $"const release = \"{Release(content, addresses, app.Environment.WebRootFileProvider)}\";\nconst addresses = {JsonSerializer.Serialize(addresses)};\n{Worker()}";
        }
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
    private static string Release(ContentVersion content, IReadOnlyList<string> addresses, IFileProvider files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(typeof(OfflineRelief).Module.ModuleVersionId.ToByteArray());
        hash.AppendData(Encoding.UTF8.GetBytes(content.Number.ToString()));
        foreach (var file in addresses.Select(files.GetFileInfo).Where(file => file.Exists))
        {
            using var stream = file.CreateReadStream();
            hash.AppendData(SHA256.HashData(stream));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8));
    }

    private static string Worker()
    {
        using var reader = new StreamReader(typeof(OfflineRelief).Assembly.GetManifestResourceStream("sw.js")!);
        return reader.ReadToEnd();
    }
}
