using HamstringHelp.Web.Storage;
using HamstringHelp.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HamstringHelp.Web.Tests.Storage;

/// <summary>What SQLite keeps for each connection and not in the file.</summary>
public sealed class DurableConnectionsTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Every_connection_that_is_lent_reaches_the_disk_and_overwrites_what_it_deletes_also_when_it_is_lent_again()
    {
        var storage = app.Services.GetRequiredService<IDbContextFactory<StorageContext>>();
        for (var round = 0; round < 3; round++)
        {
            // Several at once, so that not all of them are the one that was lent before.
            await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
            {
                await using var context = await storage.CreateDbContextAsync();
                await context.Database.OpenConnectionAsync();
                Assert.Equal((2, 1, 2, 5000), (await Pragma(context, "synchronous"), await Pragma(context, "secure_delete"), await Pragma(context, "temp_store"), await Pragma(context, "busy_timeout")));
            }));
        }
    }

    private static async Task<int> Pragma(StorageContext context, string name)
    {
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA {name}";
        return Convert.ToInt32(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }
}
