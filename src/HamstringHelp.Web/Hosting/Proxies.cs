using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace HamstringHelp.Web.Hosting;

/// <summary>
/// Behind a proxy the client's address and scheme come from <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c>. Anybody
/// can write those headers, so they count only when a configured proxy sent them; without configuration never.
/// </summary>
internal static class Proxies
{
    private const string Section = "ForwardedHeaders";
    private const string ProxiesKey = Section + ":KnownProxies";
    private const string NetworksKey = Section + ":KnownNetworks";

    /// <summary>ASP.NET Core's own switch, which believes everybody.</summary>
    private const string TrustAllKey = "ForwardedHeaders_Enabled";

    internal static void AddProxies(this WebApplicationBuilder builder)
    {
        IReadOnlyList<IPAddress> proxies = [.. Listed(builder.Configuration, ProxiesKey).Select(
            text => IPAddress.TryParse(text, out var address) ? address : throw Wrong(ProxiesKey, text, "an address such as 10.0.0.5 or fd00::5"))];
        IReadOnlyList<IPNetwork> networks = [.. Listed(builder.Configuration, NetworksKey).Select(
            text => IPNetwork.TryParse(text, out var network) ? network : throw Wrong(NetworksKey, text, "a network such as 10.0.0.0/24 or fd00::/64"))];
        if (builder.Configuration.GetValue<bool>(TrustAllKey))
        {
            throw new InvalidOperationException($"ASPNETCORE_FORWARDEDHEADERS_ENABLED believes the headers of anybody. Remove it and name the proxies in {ProxiesKey} or {NetworksKey}.");
        }

        if (proxies.Count + networks.Count == 0)
        {
            return;
        }

        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            // From the nearest hop outwards as long as each is a known proxy; what stands beyond was written by the client.
            options.ForwardLimit = null;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var proxy in proxies)
            {
                options.KnownProxies.Add(proxy);
            }

            foreach (var network in networks)
            {
                options.KnownIPNetworks.Add(network);
            }
        });
    }

    /// <summary>First of all: everything after it sees the client and not the proxy.</summary>
    internal static void UseProxies(this WebApplication app)
    {
        if (Listed(app.Configuration, ProxiesKey).Concat(Listed(app.Configuration, NetworksKey)).Any())
        {
            app.UseForwardedHeaders();
        }
    }

    /// <summary>A list as one value with commas, which suits an environment variable, or as an array.</summary>
    private static IEnumerable<string> Listed(IConfiguration configuration, string key)
    {
        var section = configuration.GetSection(key);
        return section.GetChildren().Select(child => child.Value)
            .Append(section.Value)
            .OfType<string>()
            .SelectMany(value => value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    private static InvalidOperationException Wrong(string key, string text, string expected) =>
        new($"{key} names '{text}'; it has to be {expected}, several with commas between them.");
}
