using Microsoft.AspNetCore.Html;

namespace HamstringHelp.Web.Pages;

/// <summary>The mark of an outcome: a shape of its own each, so that colour alone never says how urgent it is.</summary>
public static class CareIcon
{
    private static readonly HtmlString Emergency = Draw("""<path class="icon-shape" d="M15 2h18l13 13v18L33 46H15L2 33V15z"/><path class="icon-mark" d="M24 12v14m0 9v.2"/>""");

    private static readonly HtmlString CallDoctor = Draw("""<circle class="icon-shape" cx="24" cy="24" r="22"/><path class="icon-mark" d="M16.500 14.500c-2 2.500-1.500 7.500 4.500 13.500s11 6.500 13.500 4.500l-5-5.500-3 1.500c-2-1-4-3-5-5l1.500-3z"/>""");

    private static readonly HtmlString SeeDoctor = Draw("""<rect class="icon-shape" x="4" y="6" width="40" height="39" rx="9"/><path class="icon-shape" d="M12 1.500h6v8h-6zm18 0h6v8h-6z"/><path class="icon-mark" d="M11 18h26M17.500 31.500l5 5 9-10"/>""");

    private static readonly HtmlString Ask = Draw("""<path class="icon-shape" d="M12 4h24a9 9 0 0 1 9 9v14a9 9 0 0 1-9 9H25L13 46V36h-1a9 9 0 0 1-9-9V13a9 9 0 0 1 9-9z"/><path class="icon-mark" d="M18.500 15.500a5.500 5.500 0 1 1 8 5c-1.800.9-2.500 1.700-2.500 3.500m0 5.800v.2"/>""");

    private static readonly HtmlString SelfCare = Draw("""<path class="icon-shape" d="M24 44C10 35 3 27 3 17.500A11.500 11.500 0 0 1 24 11a11.500 11.500 0 0 1 21 6.500C45 27 38 35 24 44z"/><path class="icon-mark" d="M15.500 22.500l6.500 6.500 11-12"/>""");

    public static HtmlString For(string outcome) => outcome switch
    {
        "emergency" => Emergency,
        "call-doctor" => CallDoctor,
        "see-doctor" => SeeDoctor,
        "ask" => Ask,
        _ => SelfCare,
    };

    private static HtmlString Draw(string shapes) => new($"""<svg class="icon" viewBox="0 0 48 48" aria-hidden="true" focusable="false">{shapes}</svg>""");
}
