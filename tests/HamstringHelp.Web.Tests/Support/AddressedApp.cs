using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace HamstringHelp.Web.Tests.Support;

/// <summary>The program asked from any address, which the test server otherwise has none of.</summary>
public sealed class AddressedApp(string environment) : App(environment)
{
    private const string From = "Test-From";

    public AddressedApp()
        : this(Environments.Production)
    {
    }

    /// <summary>A page that is under the policy for sharing here; null for none.</summary>
    public string? Strict { get; init; }

    /// <summary>Asks for a page from an address; null for a connection without one.</summary>
    public async Task<HttpResponseMessage> Send(string? from, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (from is not null)
        {
            request.Headers.Add(From, from);
        }

        using var client = CreateDefaultClient(ClientOptions.BaseAddress);
        return await client.SendAsync(request);
    }

    /// <summary>Asks for a page from an address and looks at the status alone.</summary>
    public async Task<HttpStatusCode> Ask(string? from, string path, params (string Name, string Value)[] headers)
    {
        using var response = await Send(from, path, headers);
        return response.StatusCode;
    }

    /// <summary>Asks for the same page several times, one after another.</summary>
    public async Task<IReadOnlyList<HttpStatusCode>> AskOften(int times, string? from, string path)
    {
        var answers = new List<HttpStatusCode>();
        while (answers.Count < times)
        {
            answers.Add(await Ask(from, path));
        }

        return answers;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services =>
        {
            services.AddTransient<IStartupFilter, ReadsAddress>();
            if (Strict is not null)
            {
                services.AddRazorPages(options => options.Conventions.AddPageApplicationModelConvention(Strict, page => page.EndpointMetadata.Add(new EnableRateLimitingAttribute("sharing"))));
            }
        });
    }

    private sealed class ReadsAddress : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, following) =>
            {
                if (context.Request.Headers.Remove(From, out var address))
                {
                    context.Connection.RemoteIpAddress = IPAddress.Parse(address.ToString());
                }

                return following(context);
            });
            next(app);
        };
    }
}
