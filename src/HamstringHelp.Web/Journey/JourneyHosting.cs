using HamstringHelp.Web.Pages;
using HamstringHelp.Web.Pages.Check;

namespace HamstringHelp.Web.Journey;

/// <summary>What a person's journey needs: the cookie, the checks of what they post, the reading of medicine names.</summary>
internal static class JourneyHosting
{
    internal static void AddJourney(this IServiceCollection services)
    {
        services.AddDataProtection();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<JourneyCookie>();
        services.AddSingleton<SubmittedAnswerValidator>();
        services.AddSingleton<MedicineNames>();
    }
}
