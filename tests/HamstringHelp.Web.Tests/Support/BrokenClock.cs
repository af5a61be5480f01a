namespace HamstringHelp.Web.Tests.Support;

/// <summary>A failure on our side that a test can cause: the clock stops telling the time.</summary>
public sealed class BrokenClock : TimeProvider
{
    public const string Secret = "the spring has snapped";

    public bool IsBroken { get; set; }

    public override DateTimeOffset GetUtcNow() => IsBroken ? throw new InvalidOperationException(Secret) : App.Today;
}
