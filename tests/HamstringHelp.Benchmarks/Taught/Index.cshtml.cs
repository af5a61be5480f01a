using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using HamstringHelp.Assessment.Content;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HamstringHelp.Benchmarks.Taught;

/// <summary>A question page as the templates of ASP.NET Core teach it: tag helpers for all, versioned assets, answers as JSON in a cookie.</summary>
public sealed class IndexModel : PageModel
{
    private static readonly ContentVersion Words = ContentLibrary.Load(Path.Combine(AppContext.BaseDirectory, "content")).Current;

    public Question Question { get; } = Words.Files.Questions.Questions.First(question => question.Id.Value == "conditions");

    [BindProperty]
    [Required]
    public string? Choice { get; set; }

    public void OnGet()
    {
        var answers = Request.Cookies["answers"] is { } cookie ? JsonSerializer.Deserialize<Dictionary<string, string>>(Uri.UnescapeDataString(cookie))! : [];
        Choice = answers.GetValueOrDefault(Question.Id.Value);
    }
}
