using HamstringHelp.Assessment.Content;
using HamstringHelp.Web.Hosting;
using HamstringHelp.Web.Pages;
using Microsoft.AspNetCore.Html;
using RazorSlices;

namespace HamstringHelp.Web.Slices;

/// <summary>A slice that writes markup which is there already as the bytes that it is.</summary>
public abstract class PageSlice<TModel> : RazorSlice<TModel>
{
    protected void Write(Markup markup) => WriteLiteral(markup.Utf8);

    /// <summary>Renders a part of the page that is the same for everybody; it is written for the first of them and kept.</summary>
    /// <param name="content">The content version that it belongs to.</param>
    /// <param name="name">The name that it is kept by.</param>
    /// <param name="part">Makes it.</param>
    protected async ValueTask<HtmlString> RenderOnceAsync(ContentVersion content, string name, Func<RazorSlice> part)
    {
        var fragments = Fragments.Of(content);
        if (fragments.Kept(name) is not { } kept)
        {
            using var slice = part();
            slice.HttpContext = HttpContext;
            kept = fragments.Keep(name, new Markup(await slice.RenderAsync(PagesHosting.Encoder, CancellationToken)));
        }

        Write(kept);
        return HtmlString.Empty;
    }
}
