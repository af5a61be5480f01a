using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Http.Features;

namespace HamstringHelp.Web.Hosting;

/// <summary>Nothing that a person sends here is large; what is larger is refused before it costs anything.</summary>
internal static class Limits
{
    internal const int Body = 16 * 1024;

    internal static void AddLimits(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = Body;
            kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        });
        builder.Services.Configure<FormOptions>(form =>
        {
            form.ValueCountLimit = 64;
            form.KeyLengthLimit = 256;
            form.ValueLengthLimit = Body;
            form.BufferBodyLengthLimit = Body;
            form.MultipartBodyLengthLimit = Body;
        });
        // Refuses before any of our headers are set: then without a page.
        builder.Services.Configure<HostFilteringOptions>(hosts => hosts.IncludeFailureMessage = false);
    }
}
