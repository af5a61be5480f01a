using HamstringHelp.Web.Pages;
using RazorSlices;

namespace HamstringHelp.Web.Slices;

/// <summary>A slice that writes markup which is there already as the bytes that it is.</summary>
public abstract class PageSlice<TModel> : RazorSlice<TModel>
{
    protected void Write(Markup markup) => WriteLiteral(markup.Utf8);
}
