using Xunit.Abstractions;

namespace HamstringHelp.Web.Tests.Faults;

/// <summary>Two programs that write and one that only reads, on one file.</summary>
[Collection(OnPublishedProgram.Name)]
public sealed class TwoProgramsTests(PublishedProgram program, ITestOutputHelper output)
{
    [Fact]
    public async Task Two_programs_share_into_one_file_and_a_third_reads_what_both_acknowledged()
    {
        var rounds = Rounds.Of(2, 20, output);
        await using var one = new Installation(program);
        await using var two = new Installation(program, one.Database);
        await using var reader = new Installation(program, one.Database);
        // Both find no database and make one.
        await Task.WhenAll(one.Start(), two.Start());
        await reader.Start();
        var everybody = new List<Sharer>();

        for (var round = 0; round < rounds; round++)
        {
            var people = await Sharer.Arrive(round % 2 == 0 ? one : two, 30);
            var atOne = people.Take(20).ToList();
            var atTwo = people.Skip(10).ToList();
            // Ten of them click at both.
            var sharing = Task.WhenAll(atOne.Share(one), atTwo.Share(two));
            while (!sharing.IsCompleted)
            {
                await everybody.Take(10).ToList().AssertShared(reader);
                await Task.Yield();
            }

            Assert.All(await sharing, answers => Assert.All(answers, answer => Assert.Equal(System.Net.HttpStatusCode.Found, answer!.Value.Status)));
            await people.AssertShared(reader);
            await atOne.AssertShared(two);
            await atTwo.AssertShared(one);
            everybody.AddRange(people);
            Assert.Equal(everybody.Count, one.Rows());
        }

        await everybody.AssertShared(reader);
        Assert.Equal("ok", one.Integrity());
        Assert.DoesNotContain("Npgsql", await File.ReadAllTextAsync($"/proc/{reader.ProcessId}/maps"), StringComparison.Ordinal);
        output.WriteLine($"{rounds} rounds: {everybody.Count} shares acknowledged; 0 lost, 0 doubled.");
    }
}
