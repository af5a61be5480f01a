using Xunit.Abstractions;
using Xunit.Sdk;

namespace HamstringHelp.Web.Tests.Postgres;

/// <summary>A test that runs on each database engine. Where PostgreSQL is missing, it is skipped there and says why.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("HamstringHelp.Web.Tests.Postgres.EngineDiscoverer", "HamstringHelp.Web.Tests")]
public sealed class EngineFactAttribute : FactAttribute;

/// <summary>The same with several sets of data.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("HamstringHelp.Web.Tests.Postgres.EngineDiscoverer", "HamstringHelp.Web.Tests")]
public sealed class EngineTheoryAttribute : TheoryAttribute;

/// <summary>A test inherits its method and its attribute, so whether it is skipped depends on its class, which only a discoverer knows.</summary>
public sealed class EngineDiscoverer(IMessageSink sink) : IXunitTestCaseDiscoverer
{
    public IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        PostgresServer.ReasonToSkip is not null && testMethod.TestClass.Class.Name.Contains("Postgres", StringComparison.Ordinal)
            ? [new SkippedTestCase(sink, testMethod)]
        : testMethod.Method.GetCustomAttributes(typeof(TheoryAttribute)).Any()
            ? new TheoryDiscoverer(sink).Discover(discoveryOptions, testMethod, factAttribute)
            : new FactDiscoverer(sink).Discover(discoveryOptions, testMethod, factAttribute);
}

/// <summary>What stands in the report for a test that cannot run here.</summary>
public sealed class SkippedTestCase : XunitTestCase
{
    [Obsolete("For deserialisation.")]
    public SkippedTestCase()
    {
    }

    internal SkippedTestCase(IMessageSink sink, ITestMethod testMethod)
        : base(sink, TestMethodDisplay.ClassAndMethod, TestMethodDisplayOptions.None, testMethod)
    {
    }

    protected override string? GetSkipReason(IAttributeInfo factAttribute) => PostgresServer.ReasonToSkip;
}
