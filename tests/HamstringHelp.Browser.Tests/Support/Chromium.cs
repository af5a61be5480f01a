using System.Runtime.CompilerServices;
using Microsoft.Playwright;

namespace HamstringHelp.Browser.Tests.Support;

/// <summary>One Chromium and one server for all tests of a run; every visit has its own cookies, cache and storage.</summary>
public sealed class Chromium : IAsyncLifetime, IDisposable
{
    private const string Program = "/usr/bin/chromium";

    private const string Missing = $"There is no {Program}. Install it (on Debian: apt-get install --no-install-recommends chromium) to run the tests in a real browser.";

    private readonly BrowserApp _app = new();
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Why tests in a browser cannot run here; null where they can, or must.</summary>
    public static string? ReasonToSkip { get; } =
        File.Exists(Program) || Environment.GetEnvironmentVariable("CI") == "true" ? null : Missing;

    /// <summary>Where pictures of pages go on which a test failed.</summary>
    public static string Pictures { get; } = Path.Combine(ProjectFolder(), "TestResults", "failures");

    /// <summary>The program.</summary>
    public BrowserApp App => _app;

    /// <summary>Where the server listens.</summary>
    public string Site { get; private set; } = "";

    public async Task InitializeAsync()
    {
        if (ReasonToSkip is { } reason)
        {
            Console.WriteLine(reason);
            return;
        }

        if (!File.Exists(Program))
        {
            throw new InvalidOperationException(Missing);
        }

        Site = _app.Start();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Program,
            ChromiumSandbox = false,
            Args = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>
    /// A visit by a new person. Fails when a page complained on its console, whatever else went well; when the visit
    /// fails, a picture of the page is left in <see cref="Pictures"/>.
    /// </summary>
    /// <param name="visit">What the person does.</param>
    /// <param name="with">Screen, scheme, script and the like.</param>
    /// <param name="test">Names the picture.</param>
    public async Task Visit(Func<Visitor, Task> visit, BrowserNewContextOptions? with = null, [CallerMemberName] string test = "")
    {
        var options = with ?? new();
        options.BaseURL = Site;
        options.Locale = "en-GB";
        await using var context = await _browser!.NewContextAsync(options);
        context.SetDefaultTimeout(15_000);
        var visitor = new Visitor(await context.NewPageAsync());
        try
        {
            await visit(visitor);
            Assert.Empty(visitor.Complaints);
        }
        catch
        {
            await TakePicture(visitor.Page, test);
            throw;
        }
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }
    }

    public void Dispose()
    {
        _playwright?.Dispose();
        _app.Dispose();
    }

    private static async Task TakePicture(IPage page, string test)
    {
        try
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{test}-{DateTime.UtcNow:HHmmss-fff}.png"), FullPage = true, Scale = ScreenshotScale.Css });
        }
        catch (Exception e) when (e is PlaywrightException or TimeoutException)
        {
            // What made the visit fail matters more than its picture.
            Console.WriteLine($"No picture of {page.Url}: {e.Message}");
        }
    }

    private static string ProjectFolder([CallerFilePath] string file = "") => Path.GetDirectoryName(Path.GetDirectoryName(file))!;
}

/// <summary>Lets all tests share the browser, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class InChromium : ICollectionFixture<Chromium>
{
    public const string Name = "Chromium";
}
