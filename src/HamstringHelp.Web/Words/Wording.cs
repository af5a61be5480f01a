using System.Globalization;

namespace HamstringHelp.Web.Words;

/// <summary>Fills the blanks of a UI text, such as <c>Question {0} of {1}</c>.</summary>
internal static class Wording
{
    internal static string With(this string text, params ReadOnlySpan<object?> values) =>
        string.Format(CultureInfo.CurrentCulture, text, values);
}
