using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace HamstringHelp.Browser.Tests.Support;

/// <summary>The whole program on a port of its own, as a developer starts it: plain HTTP on this machine.</summary>
public sealed class BrowserApp : WebApplicationFactory<Program>
{
    /// <summary>Starts the server.</summary>
    /// <returns>Its address.</returns>
    public string Start()
    {
        UseKestrel(0);
        StartServer();
        return ClientOptions.BaseAddress.ToString();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Environments.Development);
        // All visitors come from one address, and faster than people do.
        builder.UseSetting("RateLimits:Enabled", "false");
        builder.UseSetting("Storage:ConnectionString", $"Data Source={Path.Combine(Directory.CreateTempSubdirectory("hamstring-").FullName, "test.db")}");
        builder.ConfigureTestServices(services =>
            services.Replace(ServiceDescriptor.Singleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider())));
    }
}
