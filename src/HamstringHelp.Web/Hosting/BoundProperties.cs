using System.Reflection;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace HamstringHelp.Web.Hosting;

/// <summary>
/// Lets MVC look only at those properties of page models that it is to fill. It would learn at the start all about the type
/// of every other one too, a tenth of the time until the first page.
/// </summary>
/// <param name="parts">MVC's own.</param>
internal sealed class BoundProperties(IPageApplicationModelPartsProvider parts) : IPageApplicationModelPartsProvider
{
    /// <returns>The property as MVC sees it; null, which MVC passes over, where no attribute says from where it is filled.</returns>
    public PagePropertyModel CreatePropertyModel(PropertyInfo property) =>
        property.GetCustomAttributes(inherit: true).OfType<IBindingSourceMetadata>().Any() ? parts.CreatePropertyModel(property) : null!;

    public PageHandlerModel? CreateHandlerModel(MethodInfo method) => parts.CreateHandlerModel(method);

    public PageParameterModel CreateParameterModel(ParameterInfo parameter) => parts.CreateParameterModel(parameter);

    public bool IsHandler(MethodInfo methodInfo) => parts.IsHandler(methodInfo);
}
