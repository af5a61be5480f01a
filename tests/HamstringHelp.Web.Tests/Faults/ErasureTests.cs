using System.Buffers.Binary;
using System.Security.Cryptography;
using HamstringHelp.Web.Sharing;
using HamstringHelp.Web.Storage;
using HamstringHelp.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace HamstringHelp.Web.Tests.Faults;

/// <summary>Deleted means gone, also from where SQLite leaves copies of rows when it moves them to another page.</summary>
[Collection(OnPublishedProgram.Name)]
public sealed class ErasureTests(PublishedProgram program)
{
    private const int Results = 4000;
    private const int Days = 30;
    private const int DaysAtATime = 5;
    private const int RunBytes = 16;

    [Fact]
    public async Task Of_thousands_of_results_that_ended_no_run_of_bytes_stays_in_the_file_its_log_or_a_later_backup()
    {
        var clock = new FakeTimeProvider(App.Today);
        using var app = new App { Clock = clock };
        var file = ((SqliteDatabase)app.Database).File;
        var eraser = app.Services.GetRequiredService<Eraser>();
        var results = await Fill(app);

        for (var day = 0; day < Days; day += DaysAtATime)
        {
            var before = clock.GetUtcNow().UtcDateTime;
            clock.Advance(TimeSpan.FromDays(DaysAtATime));
            await eraser.Tick(CancellationToken.None);

            AssertGone([.. results.Where(result => result.Expires > before && result.Expires <= clock.GetUtcNow().UtcDateTime)], file, file + "-wal");
        }

        await using var beside = new Installation(program, file);
        var backup = file + ".backup";
        Assert.Equal(0, (await beside.RunToEnd("backup", backup)).ExitCode);
        AssertGone(results, file, file + "-wal", backup);
    }

    /// <summary>Rows of several sizes that end in any order, so that pages split, empty and merge.</summary>
    private static async Task<IReadOnlyList<SharedResult>> Fill(App app)
    {
        var random = new Random(4);
        List<SharedResult> results =
        [
            .. Enumerable.Range(0, Results).Select(_ => new SharedResult
            {
                Key = RandomNumberGenerator.GetBytes(32),
                Sealed = RandomNumberGenerator.GetBytes(28 + (128 * random.Next(1, 4))),
                Expires = App.Today.UtcDateTime.AddSeconds(random.Next(1, Days * 24 * 3600)),
            }),
        ];
        await using var context = await app.Services.GetRequiredService<IDbContextFactory<StorageContext>>().CreateDbContextAsync();
        context.AddRange(results);
        await context.SaveChangesAsync();
        return results;
    }

    private static void AssertGone(IReadOnlyList<SharedResult> ended, params string[] files)
    {
        Assert.NotEmpty(ended);
        var deleted = ended.SelectMany(result => Runs(result.Key).Concat(Runs(result.Sealed))).ToHashSet();
        var left = files.Where(File.Exists).SelectMany(file => Runs(Read(file))).Count(deleted.Contains);
        Assert.True(left == 0, $"Of {ended.Count} results that ended, {left} runs of {RunBytes} bytes are left.");
    }

    /// <summary>Every 16 bytes that stand together.</summary>
    private static IEnumerable<UInt128> Runs(byte[] bytes) =>
        Enumerable.Range(0, Math.Max(0, bytes.Length - RunBytes + 1)).Select(from => BinaryPrimitives.ReadUInt128LittleEndian(bytes.AsSpan(from)));

    private static byte[] Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
