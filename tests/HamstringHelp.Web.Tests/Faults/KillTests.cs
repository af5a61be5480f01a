using Xunit.Abstractions;

namespace HamstringHelp.Web.Tests.Faults;

/// <summary>kill -9 while people share, again and again, on the same file.</summary>
[Collection(OnPublishedProgram.Name)]
public sealed class KillTests(PublishedProgram program, ITestOutputHelper output)
{
    /// <summary>So many that they do not all fit into the commits that are done before the program is dead.</summary>
    private const int PeopleAtATime = 48;

    [Fact]
    public async Task Every_acknowledged_share_survives_being_killed_and_a_second_press_of_the_others_doubles_nothing()
    {
        var rounds = Rounds.Of(4, 200, output);
        var random = new Random(9);
        await using var site = new Installation(program);
        await site.Start();
        var everybody = new List<Sharer>();
        var (acknowledged, unanswered) = (0, 0);

        for (var round = 0; round < rounds; round++)
        {
            var people = await Sharer.Arrive(site, PeopleAtATime);
            await KillWhileSharing(site, people, killAfter: random.Next(PeopleAtATime / 3));
            var answered = people.Where(person => person.IsAcknowledged).ToList();
            acknowledged += answered.Count;
            unanswered += people.Count - answered.Count;

            await site.Start();
            await answered.AssertShared(site);
            await people.Except(answered).Share(site);
            await people.AssertShared(site);
            everybody.AddRange(people);
            Assert.Equal(everybody.Count, site.Rows());
        }

        await everybody.AssertShared(site);
        Assert.Equal("ok", site.Integrity());
        Assert.NotEqual(0, acknowledged);
        Assert.NotEqual(0, unanswered);
        output.WriteLine($"{rounds} rounds: {acknowledged} shares acknowledged, {unanswered} unanswered; 0 lost, 0 doubled.");
    }

    /// <summary>Everybody clicks twice, and the program is killed once some have their answer and the others wait for it.</summary>
    private static async Task KillWhileSharing(Installation site, IReadOnlyList<Sharer> people, int killAfter)
    {
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var answers = 0;
        var sharing = people.SelectMany(person => new[] { person, person }).Select(async person =>
        {
            if (await person.Share(site) is not null && Interlocked.Increment(ref answers) > killAfter)
            {
                enough.TrySetResult();
            }
        }).ToList();
        await Task.WhenAny(enough.Task, Task.WhenAll(sharing));
        await site.Kill();
        await Task.WhenAll(sharing);
    }
}
