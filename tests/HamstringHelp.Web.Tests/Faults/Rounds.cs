using Xunit.Abstractions;

namespace HamstringHelp.Web.Tests.Faults;

/// <summary>Fault tests have a short form for every run and a long one for <c>tests/run --faults</c>.</summary>
internal static class Rounds
{
    /// <summary>How often to do it.</summary>
    public static int Of(int shortForm, int longForm, ITestOutputHelper output)
    {
        var isLong = Environment.GetEnvironmentVariable("FAULTS") == "full";
        output.WriteLine(isLong ? $"{longForm} rounds." : $"{shortForm} rounds; FAULTS=full makes it {longForm}, which takes minutes.");
        return isLong ? longForm : shortForm;
    }
}
