namespace HamstringHelp.Web.Hosting;

/// <summary>The section <c>RateLimits</c> of the configuration.</summary>
public sealed class RateLimitSettings
{
    /// <summary>The name of the section.</summary>
    public const string Section = "RateLimits";

    /// <summary>Whether anything is limited; off for load tests alone.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>For pages: a family behind one address, and a person who clicks fast, never notice.</summary>
    public RateLimit Pages { get; set; } = new() { Burst = 120, PerMinute = 240 };

    /// <summary>For making, opening and deleting shared results.</summary>
    public RateLimit Sharing { get; set; } = new() { Burst = 30, PerMinute = 30 };

    /// <exception cref="InvalidOperationException">A key has no sensible value; the message names it and says which would be.</exception>
    public static RateLimitSettings From(IConfiguration configuration)
    {
        var settings = new RateLimitSettings();
        configuration.GetSection(Section).Bind(settings, binder => binder.ErrorOnUnknownConfiguration = true);
        settings.Pages.Check($"{Section}:{nameof(Pages)}");
        settings.Sharing.Check($"{Section}:{nameof(Sharing)}");
        return settings;
    }
}

/// <summary>A bucket of requests that refills steadily.</summary>
public sealed class RateLimit
{
    private const int Most = 1_000_000;

    /// <summary>How many requests may come at once.</summary>
    public int Burst { get; set; }

    /// <summary>How many more may come in each minute.</summary>
    public int PerMinute { get; set; }

    internal void Check(string key)
    {
        Check($"{key}:{nameof(Burst)}", Burst);
        Check($"{key}:{nameof(PerMinute)}", PerMinute);
    }

    private static void Check(string key, int value)
    {
        if (value is < 1 or > Most)
        {
            throw new InvalidOperationException($"{key} is {value}; it has to be a number of requests from 1 to {Most}. To limit nothing set {RateLimitSettings.Section}:{nameof(RateLimitSettings.Enabled)} to false.");
        }
    }
}
