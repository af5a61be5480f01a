using Microsoft.Extensions.Hosting;

namespace HamstringHelp.Web.Tests.Support;

/// <summary>The program on its real server and a port of its own, for what a test server leaves out: limits and raw headers.</summary>
public class ServedApp : App
{
    public ServedApp()
        : this(Environments.Development)
    {
    }

    protected ServedApp(string environment)
        : base(environment)
    {
        UseKestrel(0);
        StartServer();
    }

    public override HttpClient Connect(DelegatingHandler cookies)
    {
        cookies.InnerHandler = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false };
        return new HttpClient(cookies) { BaseAddress = ClientOptions.BaseAddress };
    }
}

/// <summary>The program on its real server as it runs in public, behind whatever ends the encryption.</summary>
public sealed class PublicApp() : ServedApp(Environments.Production);
