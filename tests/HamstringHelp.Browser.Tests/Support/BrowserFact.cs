namespace HamstringHelp.Browser.Tests.Support;

/// <summary>
/// A test that needs Chromium. Where it is missing, the test is skipped and says why; with <c>CI=true</c>, which
/// <c>tests/run</c> sets, it fails instead.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Chromium.ReasonToSkip;
}

/// <summary>The same with several sets of data.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Chromium.ReasonToSkip;
}
