using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace HamstringHelp.Web.Hosting;

/// <summary>
/// Refuses a form that another site sends in somebody's name. A browser says in <c>Sec-Fetch-Site</c> where a request comes
/// from, and neither a page nor its script can make it say anything else; what says that it comes from our own pages is
/// believed. Whatever it says otherwise, and where it says nothing, as browsers do that are older than 2023 and all of them
/// over plain HTTP, the form's token decides as it does in every ASP.NET Core application: nothing comes through that the
/// token keeps out. <c>Origin</c> is not asked: under our <c>Referrer-Policy</c> browsers send "null" in it.
/// </summary>
internal static class OwnForms
{
    private const string FromWhere = "Sec-Fetch-Site";
    private const string OurOwn = "same-origin";

    internal static void AddOwnForms(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = builder.Environment.IsDevelopment() ? "antiforgery" : "__Host-antiforgery";
            // Only forms are posted here: with a token in a header, a body that is no form would come through.
            options.HeaderName = null;
        });
        services.Wrap<IAntiforgery>(tokens => new TokensOrWord(tokens));
        services.Replace(ServiceDescriptor.Singleton<IHtmlGenerator, Generator>());
    }

    /// <summary>The token for a form that is written without Razor's own helpers; nothing where none is needed.</summary>
    internal static HtmlString Token(HttpContext context)
    {
        if (NeedNoToken(context.Request))
        {
            return HtmlString.Empty;
        }

        // As text: what is no text a slice writes through a writer that keeps hold of the page's buffer while that may grow.
        var token = context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context);
        return new HtmlString($"<input name=\"{token.FormFieldName}\" type=\"hidden\" value=\"{token.RequestToken}\">");
    }

    /// <summary>Whether the browser says where its requests come from, so that its forms need no token.</summary>
    internal static bool NeedNoToken(HttpRequest request) => request.Headers.ContainsKey(FromWhere);

    /// <summary>Makes a request one that a browser sends from our own pages.</summary>
    internal static void SaysItIsOurOwn(HttpRequest request) => request.Headers[FromWhere] = OurOwn;

    private static bool IsOurOwn(HttpRequest request) => request.Headers[FromWhere] is [OurOwn];

    /// <summary>Asks for the token unless the browser gives its word.</summary>
    private sealed class TokensOrWord(IAntiforgery tokens) : IAntiforgery
    {
        public AntiforgeryTokenSet GetAndStoreTokens(HttpContext httpContext) => tokens.GetAndStoreTokens(httpContext);

        public AntiforgeryTokenSet GetTokens(HttpContext httpContext) => tokens.GetTokens(httpContext);

        public void SetCookieTokenAndHeader(HttpContext httpContext) => tokens.SetCookieTokenAndHeader(httpContext);

        public Task<bool> IsRequestValidAsync(HttpContext httpContext) =>
            IsOurOwn(httpContext.Request) ? Task.FromResult(true) : tokens.IsRequestValidAsync(httpContext);

        public Task ValidateRequestAsync(HttpContext httpContext) =>
            IsOurOwn(httpContext.Request) ? Read(httpContext.Request) : tokens.ValidateRequestAsync(httpContext);

        /// <summary>Looking for a token reads the form, and refuses what is none or cannot be read: so does this.</summary>
        private static async Task Read(HttpRequest request)
        {
            if (!request.HasFormContentType)
            {
                throw new AntiforgeryValidationException("Only forms are taken.");
            }

            try
            {
                await request.ReadFormAsync(request.HttpContext.RequestAborted);
            }
            catch (Exception e) when (e is InvalidDataException or IOException)
            {
                throw new AntiforgeryValidationException("The form cannot be read.", e);
            }
        }
    }

    /// <summary>Writes the token only into forms that need it.</summary>
    private sealed class Generator(
        IAntiforgery antiforgery,
        IOptions<MvcViewOptions> options,
        IModelMetadataProvider metadata,
        IUrlHelperFactory urls,
        HtmlEncoder encoder,
        ValidationHtmlAttributeProvider validation) : DefaultHtmlGenerator(antiforgery, options, metadata, urls, encoder, validation)
    {
        public override IHtmlContent GenerateAntiforgery(ViewContext viewContext) =>
            NeedNoToken(viewContext.HttpContext.Request) ? HtmlString.Empty : base.GenerateAntiforgery(viewContext);
    }
}
