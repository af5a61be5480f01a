using Microsoft.Data.Sqlite;

namespace HamstringHelp.Web.Tests.Faults;

/// <summary>A database in good order, to be copied and damaged.</summary>
public sealed class SoundDatabase(PublishedProgram program) : IAsyncLifetime
{
    private byte[] _bytes = [];

    public byte[] Bytes() => [.. _bytes];

    public async Task InitializeAsync()
    {
        await using var site = new Installation(program);
        await site.Start();
        var people = await Sharer.Arrive(site, 40);
        await people.Share(site);
        await people.AssertShared(site);
        Assert.Equal(0, await site.Terminate());
        Assert.False(File.Exists(site.Database + "-wal"), "A program that ended in good order leaves one file.");
        _bytes = await File.ReadAllBytesAsync(site.Database);
    }

    public Task DisposeAsync() => Task.CompletedTask;
}

/// <summary>A database that cannot be used is named at the start, with how to mend it, and is left as it is.</summary>
[Collection(OnPublishedProgram.Name)]
public sealed class DamagedFileTests(PublishedProgram program, SoundDatabase sound) : IClassFixture<SoundDatabase>
{
    /// <summary>No promise holds for root; this is somebody with no rights.</summary>
    private static readonly string[] AsNobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"];

    [Theory]
    [InlineData(0)]
    [InlineData(60)]
    [InlineData(4096)]
    [InlineData(6000)]
    [InlineData(-4096)]
    [InlineData(-1)]
    public async Task A_file_that_was_cut_short_is_named_and_left_as_it_is(int length) =>
        await AssertRefused(length >= 0 ? sound.Bytes()[..length] : sound.Bytes()[..^-length], "Restore a backup");

    [Theory]
    [InlineData("the header", 0, 100)]
    [InlineData("the schema", 100, 3000)]
    [InlineData("a page in the middle", 4096 * 4, 4096)]
    [InlineData("everything", 0, int.MaxValue)]
    public async Task A_file_with_noise_in_it_is_named_and_left_as_it_is(string where, int from, int length)
    {
        Assert.NotEmpty(where);
        var bytes = sound.Bytes();
        new Random(1).NextBytes(bytes.AsSpan(from, Math.Min(length, bytes.Length - from)));

        await AssertRefused(bytes, "Restore a backup", "restore a backup");
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_named_and_left_as_it_is() =>
        await AssertRefused(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Repeat("Dear diary, my leg cramped again.", 99))), "Storage__ConnectionString");

    [Fact]
    public async Task The_database_of_another_program_is_named_and_left_as_it_is()
    {
        await using var site = new Installation(program);
        Execute(site.Database, "CREATE TABLE Recipes (Id INTEGER PRIMARY KEY, Name TEXT); INSERT INTO Recipes (Name) VALUES ('Pancakes')");

        await AssertRefused(site, "another program", "Storage__ConnectionString");
    }

    [Fact]
    public async Task A_database_from_a_newer_program_is_named_and_left_as_it_is()
    {
        await using var site = new Installation(program);
        Place(site, sound.Bytes());
        Execute(site.Database, "INSERT INTO __EFMigrationsHistory (MigrationId, ProductVersion) VALUES ('99990101000000_Later', '99.0.0')");

        await AssertRefused(site, "newer version", "99990101000000_Later");
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_named_with_the_user_who_should_own_it()
    {
        await using var site = new Installation(program) { Before = Environment.IsPrivilegedProcess ? AsNobody : [] };
        var folder = Path.GetDirectoryName(site.Database)!;
        Directory.CreateDirectory(folder);
        SetMode(site.Folder, "755");
        SetMode(folder, "555");

        AssertNamed(await site.StartInVain(), site.Database, "cannot be written by the user", folder);

        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
        SetMode(folder, "755");
    }

    [Theory]
    [InlineData("600")]
    [InlineData("444")]
    public async Task A_file_that_cannot_be_written_is_named_with_the_user_who_should_own_it(string mode)
    {
        // Its owner may read a file of mode 600.
        if (mode == "600" && !Environment.IsPrivilegedProcess)
        {
            mode = "000";
        }

        await using var site = new Installation(program) { Before = Environment.IsPrivilegedProcess ? AsNobody : [] };
        Place(site, sound.Bytes());
        SetMode(site.Folder, "755");
        SetMode(Path.GetDirectoryName(site.Database)!, "555");
        SetMode(site.Database, mode);

        AssertNamed(await site.StartInVain(), site.Database, "cannot be written by the user");

        SetMode(Path.GetDirectoryName(site.Database)!, "755");
        SetMode(site.Database, "600");
        Assert.Equal(sound.Bytes(), await File.ReadAllBytesAsync(site.Database));
    }

    [SmallDiskFact]
    public async Task A_disk_that_is_full_at_the_start_is_named_and_once_there_is_space_it_starts()
    {
        using var disk = new SmallDisk();
        await using var site = new Installation(program, Path.Combine(disk.Folder, "data", "test.db"));
        var folder = Path.GetDirectoryName(site.Database)!;
        Directory.CreateDirectory(folder);
        disk.Fill();
        AssertNamed(await site.StartInVain(), folder, "is full", "Free some space");
        Assert.Empty(Directory.EnumerateFiles(folder));

        disk.Empty();
        await site.Start();
        var people = await Sharer.Arrive(site, 4);
        await people.Share(site);
        await site.Kill();
        disk.Fill();
        AssertNamed(await site.StartInVain(), folder, "is full", "Free some space");

        disk.Empty();
        await site.Start();
        await people.AssertShared(site);
    }

    private static void Place(Installation site, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(site.Database)!);
        File.WriteAllBytes(site.Database, bytes);
    }

    private static void SetMode(string path, string mode) => Tool.Run("chmod", mode, path);

    private static void Execute(string database, string sql)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(database)!);
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private async Task AssertRefused(byte[] bytes, params string[] anyOf)
    {
        await using var site = new Installation(program);
        Place(site, bytes);
        var (exitCode, said) = await site.StartInVain();
        AssertNamed((exitCode, said), site.Database, Assert.Single(anyOf, text => said.Contains(text, StringComparison.Ordinal)));
        Assert.Equal(bytes, await File.ReadAllBytesAsync(site.Database));
    }

    private static async Task AssertRefused(Installation site, params string[] parts)
    {
        var before = await File.ReadAllBytesAsync(site.Database);
        AssertNamed(await site.StartInVain(), site.Database, parts);
        Assert.Equal(before, await File.ReadAllBytesAsync(site.Database));
    }

    /// <summary>One line says it, and there is nothing else.</summary>
    private static void AssertNamed((int ExitCode, string Said) end, string file, params string[] parts)
    {
        Assert.Equal(1, end.ExitCode);
        var line = Assert.Single(end.Said.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(file, line, StringComparison.Ordinal);
        Assert.All(parts, part => Assert.Contains(part, line, StringComparison.Ordinal));
    }
}
