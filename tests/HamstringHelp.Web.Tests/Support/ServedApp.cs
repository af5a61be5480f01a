namespace HamstringHelp.Web.Tests.Support;

/// <summary>The program on its real server and a port of its own, for what a test server leaves out: limits and raw headers.</summary>
public sealed class ServedApp : App
{
    public ServedApp()
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
