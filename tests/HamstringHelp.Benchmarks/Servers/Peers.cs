using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.EntityFrameworkCore;

namespace HamstringHelp.Benchmarks.Servers;

/// <summary>What the program is measured beside.</summary>
internal static class Peers
{
    /// <summary>Bare Kestrel: ready-made bytes, as many as asked for, whatever is sent.</summary>
    internal const string Limit = "limit";

    /// <summary>A question page written as the templates teach it.</summary>
    internal const string Taught = "taught";

    /// <summary>An endpoint that inserts one row with EF Core; SQLite with synchronous=FULL.</summary>
    internal const string Insert = "insert";

    /// <summary>Where <see cref="Insert"/> keeps its file.</summary>
    internal const string InsertFile = "BENCHMARK_FILE";

    internal static void Serve(string peer, string address)
    {
        switch (peer)
        {
            case Limit:
                ServeLimit(address);
                break;
            case Taught:
                ServeTaught(address);
                break;
            case Insert:
                ServeInsert(address);
                break;
            default:
                throw new ArgumentException($"There is no peer {peer}.", nameof(peer));
        }
    }

    private static void ServeLimit(string address)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls(address);
        builder.Services.Configure<KestrelServerOptions>(options => options.AddServerHeader = false);
        var app = builder.Build();
        // Made once for each length that is asked for.
        var bodies = new System.Collections.Concurrent.ConcurrentDictionary<int, byte[]>();
        app.Run(async context =>
        {
            if (context.Request.ContentLength > 0)
            {
                await context.Request.Body.CopyToAsync(Stream.Null);
            }

            var body = bodies.GetOrAdd(int.Parse(context.Request.Path.Value.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture), length => new byte[length]);
            context.Response.ContentType = "text/html; charset=utf-8";
            context.Response.ContentLength = body.Length;
            await context.Response.Body.WriteAsync(body);
        });
        app.Run();
    }

    private static void ServeTaught(string address)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        builder.Services.AddRazorPages(options => options.RootDirectory = "/Taught");
        var app = builder.Build();
        app.UseStaticFiles();
        app.UseRouting();
        app.MapRazorPages();
        app.Run();
    }

    private static void ServeInsert(string address)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        var file = Environment.GetEnvironmentVariable(InsertFile)!;
        builder.Services.AddDbContext<Rows>(options => options.UseSqlite($"Data Source={file}"));
        var app = builder.Build();
        using (var scope = app.Services.CreateScope())
        {
            var rows = scope.ServiceProvider.GetRequiredService<Rows>();
            rows.Database.EnsureCreated();
            rows.Database.ExecuteSqlRaw("PRAGMA journal_mode = WAL");
        }

        app.MapPost("/", async (Rows rows) =>
        {
            // The pragma belongs to the connection, which the pool gives to others too.
            await rows.Database.OpenConnectionAsync();
            await rows.Database.ExecuteSqlRawAsync("PRAGMA synchronous = FULL");
            rows.Add(new Row { Key = System.Security.Cryptography.RandomNumberGenerator.GetBytes(32), Sealed = new byte[164], Expires = DateTime.UtcNow });
            await rows.SaveChangesAsync();
            return Results.Redirect("/");
        });
        app.MapGet("/", () => "");
        app.Run();
    }

    /// <summary>The table of shared results, as plain EF Core has it.</summary>
    private sealed class Rows(DbContextOptions<Rows> options) : DbContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<Row>(row =>
        {
            row.HasKey(row => row.Key);
            row.HasIndex(row => row.Expires);
        });
    }

    private sealed class Row
    {
        public required byte[] Key { get; init; }

        public required byte[] Sealed { get; init; }

        public required DateTime Expires { get; init; }
    }
}
