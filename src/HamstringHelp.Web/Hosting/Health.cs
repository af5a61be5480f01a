using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace HamstringHelp.Web.Hosting;

/// <summary>For operators: <c>/health/live</c> says that the program runs, <c>/health/ready</c> that it can also store.</summary>
internal static class Health
{
    internal static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).DisableRateLimiting();
        app.MapHealthChecks("/health/ready").DisableRateLimiting();
    }
}
