using HamstringHelp.Web.Kiosk;
using HamstringHelp.Web.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
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

    /// <summary>Sets up a clinic's kiosk.</summary>
    public void AddKiosk(string name, byte[] codeHash, int idleSeconds)
    {
        using var storage = Services.GetRequiredService<IDbContextFactory<StorageContext>>().CreateDbContext();
        storage.Kiosks.Add(new ClinicKiosk { Name = name, CodeHash = codeHash, IdleSeconds = idleSeconds, Language = "en", MayPrint = false });
        storage.SaveChanges();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Environments.Development);
        // All visitors come from one address, and faster than people do.
        builder.UseSetting("RateLimits:Enabled", "false");
        builder.UseSetting("Storage:ConnectionString", $"Data Source={Path.Combine(Directory.CreateTempSubdirectory("hamstring-").FullName, "test.db")}");
        builder.ConfigureTestServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider()));
            // Nobody waits half a minute in a test.
            services.Replace(ServiceDescriptor.Singleton(new KioskTimes(Warning: TimeSpan.FromSeconds(3))));
        });
    }
}
