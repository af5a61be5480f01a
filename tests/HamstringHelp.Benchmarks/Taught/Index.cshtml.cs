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
    public List<TickedChoice> Choices { get; set; } = [];

    public void OnGet()
    {
        var ticked = Request.Cookies["answers"] is { } cookie ? JsonSerializer.Deserialize<string[]>(cookie)! : [];
        Choices = [.. Question.Choices.Select(choice => new TickedChoice { Id = choice.Id.Value, Label = choice.Label, IsTicked = ticked.Contains(choice.Id.Value) })];
    }

    /// <summary>A choice with its tick.</summary>
    public sealed class TickedChoice
    {
        public string Id { get; set; } = "";

        public string Label { get; set; } = "";

        public bool IsTicked { get; set; }
    }
}
