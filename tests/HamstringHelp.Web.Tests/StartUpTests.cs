using System.Diagnostics;
using HamstringHelp.Web.Tests.Commands;
using HamstringHelp.Web.Tests.Support;

namespace HamstringHelp.Web.Tests;

/// <summary>The program as a process of its own: it starts with sound content, and says what to mend otherwise.</summary>
public sealed class StartUpTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Content_that_contradicts_itself_stops_the_start_and_every_mistake_is_named()
    {
        using var desk = new AuthorsDesk();
        desk.Draft("1.1.0");
        desk.Edit("1.1.0/causes.json", causes => causes["causes"]![1]!["from"]![0] = "S99");
        desk.Edit("1.1.0/triggers.json", triggers => triggers["triggers"]![2]!["outcome"] = "call-docter");

        var (exitCode, output) = await Start("--Content:Folder", desk.Folder);

        Assert.Equal(1, exitCode);
        AssertNamed(output, "1.1.0/causes.json", "$.causes[1].from[0]", "S99");
        AssertNamed(output, "1.1.0/triggers.json", "$.triggers[2].outcome", "call-docter", "call-doctor");
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_condition_that_cannot_be_read_stops_the_start_and_every_one_is_named()
    {
        using var desk = new AuthorsDesk();
        desk.Draft("1.1.0");
        desk.Edit("1.1.0/causes.json", causes => causes["causes"]![0]!["when"] = "activity has no-streching");
        desk.Edit("1.1.0/questions.json", questions => questions["questions"]![3]!["askedWhen"] = "timing hes during-activity");

        var (exitCode, output) = await Start("--Content:Folder", desk.Folder);

        Assert.Equal(1, exitCode);
        AssertNamed(output, "1.1.0/causes.json", "$.causes[0].when", "no-streching", "no-stretching");
        AssertNamed(output, "1.1.0/questions.json", "$.questions[3].askedWhen");
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Content_of_the_wrong_shape_stops_the_start_and_every_mistake_is_named()
    {
        using var desk = new AuthorsDesk();
        desk.Draft("1.1.0");
        desk.Edit("1.1.0/questions.json", questions => questions["questions"]![1]!["notise"] = "typed wrong");
        desk.Edit("1.1.0/questions.json", questions => questions["questions"]![2]!["answers"] = "many");
        desk.Edit("1.1.0/advice.json", advice => advice["advice"]![3]!.AsObject().Remove("title"));

        var (exitCode, output) = await Start("--Content:Folder", desk.Folder);

        Assert.Equal(1, exitCode);
        AssertNamed(output, "1.1.0/questions.json", "$.questions[1].notise", "notice");
        AssertNamed(output, "1.1.0/questions.json", "$.questions[2].answers");
        AssertNamed(output, "1.1.0/advice.json", "$.advice[3].title");
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_JSON_stops_the_start_and_is_named_with_its_line()
    {
        using var desk = new AuthorsDesk();
        desk.Draft("1.1.0");
        desk.Write("1.1.0/outcomes.json", "{\n  \"outcomes\": [,\n}");

        var (exitCode, output) = await Start("--Content:Folder", desk.Folder);

        Assert.Equal(1, exitCode);
        AssertNamed(output, "1.1.0/outcomes.json");
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_content_folder_stops_the_start_and_is_named()
    {
        var folder = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"));

        var (exitCode, output) = await Start("--Content:Folder", folder);

        Assert.Equal(1, exitCode);
        Assert.Contains(folder, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_cannot_be_listened_on_stops_the_start_with_one_plain_line()
    {
        using var served = new ServedApp();
        var taken = served.ClientOptions.BaseAddress.GetLeftPart(UriPartial.Authority);

        var (exitCode, output) = await Start("--urls", taken);

        Assert.Equal(1, exitCode);
        Assert.Contains("HamstringHelp cannot start", output, StringComparison.Ordinal);
        Assert.Contains("address already in use", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RateLimits:Pages:Burst", "0", "a number of requests from 1")]
    [InlineData("ForwardedHeaders:KnownProxies", "10.0.0.1, proxy.example", "'proxy.example'")]
    [InlineData("ForwardedHeaders:KnownNetworks:0", "10.0.0.1/99", "'10.0.0.1/99'")]
    [InlineData("ForwardedHeaders_Enabled", "true", "ForwardedHeaders:KnownProxies")]
    public async Task A_setting_that_makes_no_sense_stops_the_start_and_is_named(string key, string value, string named)
    {
        var (exitCode, output) = await Start($"--{key}", value);

        Assert.Equal(1, exitCode);
        AssertNamed(output, "HamstringHelp cannot start", key.StartsWith("ForwardedHeaders_", StringComparison.Ordinal) ? "FORWARDEDHEADERS_ENABLED" : key.TrimEnd('0', ':'), named);
    }

    private static void AssertNamed(string output, params string[] parts) =>
        Assert.True(
            output.Split('\n').Any(line => parts.All(part => line.Contains(part, StringComparison.Ordinal))),
            $"No line names {string.Join(", ", parts)}:{Environment.NewLine}{output}");

    /// <summary>Starts the built program and waits for its end.</summary>
    private static async Task<(int ExitCode, string Output)> Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "HamstringHelp.Web.dll"), "--urls", "http://127.0.0.1:0", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        using var process = Process.Start(start)!;
        try
        {
            using var timeout = new CancellationTokenSource(Longest);
            var output = process.StandardOutput.ReadToEndAsync(timeout.Token);
            var error = process.StandardError.ReadToEndAsync(timeout.Token);
            await process.WaitForExitAsync(timeout.Token);
            return (process.ExitCode, await output + await error);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
