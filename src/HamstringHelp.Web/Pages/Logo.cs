using Microsoft.AspNetCore.Html;

namespace HamstringHelp.Web.Pages;

/// <summary>The mark beside the name, on every page.</summary>
public static class Logo
{
    public static HtmlString Drawing { get; } = new("""
        <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false"><circle cx="19.5" cy="8.5" r="3.4" fill="currentColor"/><g fill="none" stroke-width="3.8" stroke-linecap="round" stroke-linejoin="round"><path stroke="currentColor" d="M7 23.500L13.500 13.500L22 19.500M18 24.500H26V18.5"/><path stroke="#e2603c" class="mark" d="M7 24.500H18"/></g></svg>
        """);
}
