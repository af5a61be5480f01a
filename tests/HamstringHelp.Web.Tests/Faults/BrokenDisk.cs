using System.Diagnostics;
using System.Globalization;

namespace HamstringHelp.Web.Tests.Faults;

/// <summary>A disk of two megabytes that a test can fill: a file system of its own in memory.</summary>
internal sealed class SmallDisk : IDisposable
{
    private const int BlockBytes = 4096;

    private readonly string _filler;

    public SmallDisk()
    {
        Tool.Run("mount", "-t", "tmpfs", "-o", "size=2m,mode=755", "tmpfs", Folder);
        _filler = Path.Combine(Folder, "filler");
    }

    /// <summary>Why there can be no such disk here; null where there can.</summary>
    public static string? ReasonToSkip { get; } = Environment.IsPrivilegedProcess && CanMount() ? null : "Only root may mount a small disk; the test with injected errors stands in for this one.";

    public string Folder { get; } = Directory.CreateTempSubdirectory("hamstringhelp-disk-").FullName;

    /// <summary>Writes until nothing more fits.</summary>
    public void Fill()
    {
        using var file = new FileStream(_filler, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        var block = new byte[BlockBytes];
        try
        {
            while (true)
            {
                file.Write(block);
            }
        }
        catch (IOException)
        {
            // Full, as wanted.
        }
    }

    public void Empty() => File.Delete(_filler);

    public void Dispose()
    {
        Tool.Run("umount", Folder);
        Directory.Delete(Folder);
    }

    private static bool CanMount()
    {
        var folder = Directory.CreateTempSubdirectory("hamstringhelp-mount-").FullName;
        try
        {
            Tool.Run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder);
            Tool.Run("umount", folder);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
        finally
        {
            Directory.Delete(folder);
        }
    }
}

/// <summary>Makes system calls of a running program fail, as a broken disk does, until disposed.</summary>
internal sealed class FailingCalls : IAsyncDisposable
{
    private readonly Process _strace;

    private FailingCalls(Process strace) => _strace = strace;

    /// <summary>Why calls cannot be made to fail here; null where they can, or must.</summary>
    public static string? ReasonToSkip { get; } =
        OperatingSystem.IsLinux() && (Tool.IsInstalled("strace") || Environment.GetEnvironmentVariable("CI") == "true") ? null : "There is no strace here. Install it (on Debian: apt-get install strace) to test I/O errors.";

    /// <param name="processId">The running program.</param>
    /// <param name="calls">The system calls, separated by commas.</param>
    /// <param name="error">Such as ENOSPC or EIO.</param>
    public static async Task<FailingCalls> In(int processId, string calls, string error)
    {
        var strace = Process.Start(new ProcessStartInfo("strace", ["-f", "-p", processId.ToString(CultureInfo.InvariantCulture), "-o", "/dev/null", "-e", $"trace={calls}", "-e", $"inject={calls}:error={error}"])
        {
            RedirectStandardError = true,
        })!;
        var said = await strace.StandardError.ReadLineAsync();
        if (said?.Contains("attached", StringComparison.Ordinal) != true)
        {
            strace.Kill();
            throw new InvalidOperationException($"strace cannot attach to the program: {said}");
        }

        // It goes on to name every new thread; unread, that would stop it some day.
        _ = strace.StandardError.ReadToEndAsync();
        return new FailingCalls(strace);
    }

    public async ValueTask DisposeAsync()
    {
        Tool.Run("kill", "-INT", _strace.Id.ToString(CultureInfo.InvariantCulture));
        await _strace.WaitForExitAsync();
        _strace.Dispose();
    }
}

/// <summary>A test on a small disk of its own.</summary>
internal sealed class SmallDiskFactAttribute : FactAttribute
{
    public SmallDiskFactAttribute() => Skip = SmallDisk.ReasonToSkip;
}

/// <summary>A test with system calls that fail.</summary>
internal sealed class FailingCallsTheoryAttribute : TheoryAttribute
{
    public FailingCallsTheoryAttribute() => Skip = FailingCalls.ReasonToSkip;
}

/// <summary>Programs of the operating system.</summary>
internal static class Tool
{
    public static bool IsInstalled(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, name)));

    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static void Run(string name, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(name, arguments) { RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{name} {string.Join(' ', arguments)}: {error}");
        }
    }
}
