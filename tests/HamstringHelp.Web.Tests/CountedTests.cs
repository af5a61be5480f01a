using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using HamstringHelp.Web.Sharing;
using HamstringHelp.Web.Tests.Support;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace HamstringHelp.Web.Tests;

/// <summary>
/// What a request costs, in things that can be counted and are the same on every machine: time is measured elsewhere. They
/// run alone, because what others allocate would be counted too.
/// </summary>
[Collection(Alone)]
public sealed class CountedTests(ProductionApp app) : IClassFixture<ProductionApp>
{
    public const string Alone = "counted";

    private const int Batches = 5;
    private const int Requests = 100;

    /// <summary>Bytes allocated for a page or for taking an answer, with those of the test's own client: a third more than it takes today.</summary>
    [Theory]
    [InlineData("/check/conditions", 62)]
    [InlineData("/result", 132)]
    [InlineData("/about", 29)]
    [InlineData("/check/symptoms", 34, true)]
    [InlineData("/check/symptoms", 31, true, "symptoms=none")]
    public async Task A_request_allocates_no_more_than_it_did(string address, int kilobytes, bool isUnanswered = false, string? form = null)
    {
        using var visitor = app.Visit();
        using var client = app.CreateDefaultClient(app.ClientOptions.BaseAddress);
        if (isUnanswered)
        {
            // Somebody has yet to answer this question, and their browser needs no token.
            client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
            await visitor.Go("/check/emergency");
            await visitor.Answer("none");
        }
        else
        {
            await Personas.Everything.WalkToResult(visitor);
        }

        client.DefaultRequestHeaders.Add("Cookie", string.Join("; ", visitor.Cookies.Select(cookie => $"{cookie.Name}={cookie.Value}")));
        var least = long.MaxValue;
        for (var batch = 0; batch < Batches; batch++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            for (var request = 0; request < Requests; request++)
            {
                using var content = form is null ? null : new StringContent(form, new MediaTypeHeaderValue("application/x-www-form-urlencoded"));
                using var answer = await (content is null ? client.GetAsync(address) : client.PostAsync(address, content));
                Assert.Equal(content is null ? HttpStatusCode.OK : HttpStatusCode.Redirect, answer.StatusCode);
            }

            least = Math.Min(least, (GC.GetTotalAllocatedBytes(precise: true) - before) / Requests);
        }

        Assert.InRange(least, 1, kilobytes * 1024L);
    }

    [Fact]
    public async Task Only_a_shared_result_asks_the_database_and_that_once()
    {
        using var commands = new Commands();
        using var own = new ProductionApp { Configure = commands.CountThoseWithoutEf };
        using var visitor = own.Visit();
        await Personas.MotherToBe.WalkToResult(visitor);
        await visitor.Submit();
        var link = new Uri(visitor.Page.QuerySelector(".link-text")!.GetAttribute("href")!).AbsolutePath;

        foreach (var (address, expected) in new[] { ("/", 0), ("/about", 0), ("/relief", 0), ("/check/age", 0), ("/check/answers", 0), ("/result", 0), ("/result/doctor", 0), (link, 1), (link + "/doctor", 1) })
        {
            var before = commands.Count;
            await visitor.Go(address);
            Assert.Equal((address, expected), (address, commands.Count - before));
        }
    }

    [Fact]
    public void Nothing_may_read_or_write_while_a_thread_waits()
    {
        Assert.False(app.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.AllowSynchronousIO);
    }

    /// <summary>Counts the commands that EF sends, and what is asked of the shared results without it.</summary>
    private sealed class Commands : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly List<IDisposable> _subscriptions = [];
        private int _count;

        public Commands() => _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

        public int Count => Volatile.Read(ref _count);

        public void CountThoseWithoutEf(IServiceCollection services)
        {
            var table = services.Single(service => service.ServiceType == typeof(ShareTable)).ImplementationType!;
            services.Replace(ServiceDescriptor.Singleton<ShareTable>(provider =>
                new CountedTable((ShareTable)ActivatorUtilities.CreateInstance(provider, table), () => Interlocked.Increment(ref _count))));
        }

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name)
            {
                _subscriptions.Add(value.Subscribe(this));
            }
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Key == Microsoft.EntityFrameworkCore.Diagnostics.RelationalEventId.CommandExecuted.Name)
            {
                Interlocked.Increment(ref _count);
            }
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void Dispose()
        {
            foreach (var subscription in _subscriptions)
            {
                subscription.Dispose();
            }
        }

        private sealed class CountedTable(ShareTable table, Action asked) : ShareTable
        {
            public override Task Write(SharedResult row, CancellationToken cancellation)
            {
                asked();
                return table.Write(row, cancellation);
            }

            public override Task<SharedResult?> Find(byte[] key, DateTime now, CancellationToken cancellation)
            {
                asked();
                return table.Find(key, now, cancellation);
            }
        }
    }
}

[CollectionDefinition(CountedTests.Alone, DisableParallelization = true)]
public sealed class CountedAlone;
