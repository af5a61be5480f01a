using System.Diagnostics;
using HamstringHelp.Web.Tests.Commands;

namespace HamstringHelp.Web.Tests.Faults;

/// <summary>The program as an operator gets it: published once for all fault tests.</summary>
public sealed class PublishedProgram : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hamstringhelp-published-").FullName;

    /// <summary>What <c>dotnet</c> runs.</summary>
    public string File => Path.Combine(_folder, "HamstringHelp.Web.dll");

    public async Task InitializeAsync()
    {
        var source = Path.Combine(Path.GetDirectoryName(AuthorsDesk.Shipped)!, "src", "HamstringHelp.Web");
        var start = new ProcessStartInfo("dotnet", ["publish", source, "-c", "Release", "-m:1", "-nodeReuse:false", "-p:UseSharedCompilation=false", "-o", _folder])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            // Those of the test run lead a build inside it astray.
            start.Environment.Remove(name);
        }

        using var publish = Process.Start(start)!;
        var output = publish.StandardOutput.ReadToEndAsync();
        var error = publish.StandardError.ReadToEndAsync();
        await publish.WaitForExitAsync();
        if (publish.ExitCode != 0)
        {
            throw new InvalidOperationException($"dotnet publish failed:{Environment.NewLine}{await output}{await error}");
        }

        if (!OperatingSystem.IsWindows())
        {
            // Some tests run it as a user with fewer rights.
            System.IO.File.SetUnixFileMode(_folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        }
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }
}

/// <summary>Fault tests share the published program and run one after the other, so that one test's load is not another's fault.</summary>
[CollectionDefinition(Name)]
public sealed class OnPublishedProgram : ICollectionFixture<PublishedProgram>
{
    public const string Name = "Published program";
}
