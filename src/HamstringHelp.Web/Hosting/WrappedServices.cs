using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HamstringHelp.Web.Hosting;

/// <summary>Puts a service of our own around one that the framework registered.</summary>
internal static class WrappedServices
{
    /// <summary>Replaces a singleton by another that is given the first.</summary>
    /// <param name="services">Where it is registered, once and by its type.</param>
    /// <param name="wrap">Makes the one that takes its place.</param>
    internal static void Wrap<TService>(this IServiceCollection services, Func<TService, TService> wrap)
        where TService : class
    {
        var wrapped = services.Single(service => service.ServiceType == typeof(TService)).ImplementationType!;
        services.Replace(ServiceDescriptor.Singleton(provider => wrap((TService)ActivatorUtilities.CreateInstance(provider, wrapped))));
    }
}
