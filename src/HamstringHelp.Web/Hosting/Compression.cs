using System.IO.Compression;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.ResponseCompression;

namespace HamstringHelp.Web.Hosting;

/// <summary>
/// Compresses pages: somebody in pain may be on a slow line. Files were compressed when the program was published, pages
/// that are the same for many people are compressed once and kept (<see cref="KeptPages"/>). How well a page compresses can
/// tell an onlooker about a secret in it that stands beside words from outside; a form token is enciphered anew for each
/// page, and pages with a shared link are sent as they are.
/// </summary>
internal static class Compression
{
    private static readonly PathString SharedLinks = "/r";

    internal static void AddCompression(this WebApplicationBuilder builder)
    {
        builder.Services.AddResponseCompression(options => options.EnableForHttps = true);
        builder.Services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        builder.Services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
    }

    /// <summary>Within what keeps public pages, so that they are kept compressed.</summary>
    internal static void UseCompression(this WebApplication app) => app.UseWhen(
        context => !context.Request.Path.StartsWithSegments(SharedLinks),
        pages => pages.UseResponseCompression());

    /// <summary>This page shows a secret.</summary>
    internal static void SendAsItIs(HttpContext context) => context.Features.Get<IHttpsCompressionFeature>()?.Mode = HttpsCompressionMode.DoNotCompress;
}
