using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace HamstringHelp.Web.Kiosk;

/// <summary>
/// At a kiosk no form is remembered: without this a browser that goes back ticks again what the person before had ticked,
/// whatever the server says.
/// </summary>
[HtmlTargetElement("form")]
public sealed class KioskFormTagHelper : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (KioskMode.Of(ViewContext.HttpContext) is not null)
        {
            output.Attributes.SetAttribute("autocomplete", "off");
        }
    }
}
