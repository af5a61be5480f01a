namespace HamstringHelp.Web.Sharing;

/// <summary>What sharing a result needs.</summary>
internal static class SharingHosting
{
    internal static void AddSharing(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(SharingSettings.From(builder.Configuration));
        services.AddSingleton<SharedResults>();
        services.AddSingleton<ShareRequestValidator>();
        services.AddHostedService(provider => provider.GetRequiredService<Eraser>());
    }
}
