using HamstringHelp.Web.Hosting;
using HamstringHelp.Web.Pages.Check;

namespace HamstringHelp.Web.Journey;

/// <summary>What a person's journey needs: the cookie and the checks of what they post.</summary>
internal static class JourneyHosting
{
    internal static void AddJourney(this IServiceCollection services)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<EnvelopeKeys>();
        services.AddSingleton<JourneyCookie>();
        services.AddSingleton<SubmittedAnswerValidator>();
        services.AddSingleton<AnswerTaker>();
    }
}
