using HamstringHelp.Assessment.Questions;
using HamstringHelp.Web.Hosting;
using HamstringHelp.Web.Sharing;
using HamstringHelp.Web.Slices;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HamstringHelp.Web.Pages.SharedResult;

/// <summary>What newer content would say to the same answers.</summary>
public enum NewerContent
{
    /// <summary>There is none, or it says the same.</summary>
    SaysTheSame,

    /// <summary>It says something else.</summary>
    SaysOtherwise,

    /// <summary>It asks something that was not answered.</summary>
    AsksMore,
}

/// <summary>A shared result, as the person saw it: from the stored answers and the content version that they answered. Looking changes nothing.</summary>
public sealed class IndexModel(SharedResults shared, CurrentContent current) : PageModel
{
    public OpenedSheet Sheet { get; private set; } = null!;

    public DateTimeOffset Expires { get; private set; }

    public ResultView View { get; private set; } = null!;

    public NewerContent Newer { get; private set; }

    /// <summary>Whether the answers are shown with the newest content instead of their own.</summary>
    public bool IsCarried { get; private set; }

    /// <summary>The page's own address within the site.</summary>
    public string Path { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync()
    {
        var token = RouteData.Values["token"] as string;
        if (await shared.Open(ShareToken.Parse(token), HttpContext.RequestAborted) is not { } opened)
        {
            return NotFound();
        }

        (Sheet, Expires) = opened;
        Path = $"/r/{token}";
        View = new ResultView(Sheet.Content.Assessor.Assess(Sheet.Answers), Sheet.Answers);
        var (newer, today) = Compare();
        Newer = newer;
        if (Request.Query["content"] == "newest" && today is not null)
        {
            IsCarried = true;
            View = today;
        }

        return new SliceResult(Slices.SharedResult.Create(this));
    }

    /// <summary>What the content of today says to these answers, where that is something else.</summary>
    private (NewerContent Newer, ResultView? Today) Compare()
    {
        var newest = current.Version;
        if (newest.Number <= Sheet.Content.Number)
        {
            return (NewerContent.SaysTheSame, null);
        }

        if (CarryOver.Between(Sheet.Answers, Sheet.Content, newest) is not { } answers || !Route.Replay(newest.Questionnaire, answers).HasResult)
        {
            return (NewerContent.AsksMore, null);
        }

        var today = new ResultView(newest.Assessor.Assess(answers), answers);
        return today.Assessment.SaysTheSameAs(View.Assessment) ? (NewerContent.SaysTheSame, null) : (NewerContent.SaysOtherwise, today);
    }
}
