using HamstringHelp.Assessment.Content;
using HamstringHelp.Web.Hosting;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace HamstringHelp.Web.Tests.Support;

/// <summary>
/// The whole program as it ships, on a test server: only the clock is stopped, the keys of the cookies stay in memory,
/// and what is logged is collected as well.
/// </summary>
public class App : WebApplicationFactory<Program>
{
    /// <summary>The day on which every test takes place.</summary>
    public static readonly DateTimeOffset Today = new(2031, 3, 14, 22, 30, 0, TimeSpan.Zero);

    private readonly string _environment;

    public App()
        : this(Environments.Development)
    {
    }

    protected App(string environment)
    {
        _environment = environment;
        if (environment == Environments.Production)
        {
            ClientOptions.BaseAddress = new Uri("https://hamstring.test");
        }
    }

    /// <summary>The folder with the content versions; null for the one that ships.</summary>
    public string? ContentFolder { get; init; }

    /// <summary>Whether a newer draft in that folder is served.</summary>
    public bool PreviewDrafts { get; init; }

    /// <summary>Settings as an operator would make them. Rates are not limited unless they say so: tests are in a hurry.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>The key ring; its own by default, so that no other program can read its cookies.</summary>
    public IDataProtectionProvider Keys { get; init; } = new EphemeralDataProtectionProvider();

    public TimeProvider Clock { get; init; } = new StoppedClock();

    /// <summary>The database; a fresh SQLite file by default.</summary>
    public TestDatabase Database { get; init; } = new SqliteDatabase();

    /// <summary>Changes services before the program starts.</summary>
    public Action<IServiceCollection>? Configure { get; init; }

    /// <summary>Everything that the program logged.</summary>
    public LogBook Log { get; } = LogBook.Open();

    /// <summary>The content that new journeys answer.</summary>
    public ContentVersion Content => Services.GetRequiredService<CurrentContent>().Version;

    /// <summary>A person with a browser of their own.</summary>
    public Visitor Visit() => new(this);

    /// <summary>A client that follows no redirect and keeps cookies only as the handler does.</summary>
    public virtual HttpClient Connect(DelegatingHandler cookies) => CreateDefaultClient(ClientOptions.BaseAddress, cookies);

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(_environment);
        Log.WriteTo(builder);
        builder.UseSetting("Storage:Provider", Database.Provider);
        builder.UseSetting("Storage:ConnectionString", Database.ConnectionString);
        builder.UseSetting("RateLimits:Enabled", "false");
        foreach (var (key, value) in Settings)
        {
            builder.UseSetting(key, value);
        }

        if (ContentFolder is not null)
        {
            builder.UseSetting("Content:Folder", ContentFolder);
            builder.UseSetting("Content:PreviewDrafts", PreviewDrafts.ToString());
        }

        builder.ConfigureTestServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton(Keys));
            services.Replace(ServiceDescriptor.Singleton(Clock));
            Configure?.Invoke(services);
        });
    }

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Today;
    }
}

/// <summary>The program as it runs in public: over HTTPS, with Secure cookies.</summary>
public sealed class ProductionApp() : App(Environments.Production);
