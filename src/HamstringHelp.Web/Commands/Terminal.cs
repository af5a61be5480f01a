namespace HamstringHelp.Web.Commands;

/// <summary>Where a verb writes its report.</summary>
/// <param name="Output">What was asked for.</param>
/// <param name="Error">Why it could not be done.</param>
/// <param name="HasColours">Whether a person looks at it on a screen that shows colours.</param>
public sealed record Terminal(TextWriter Output, TextWriter Error, bool HasColours)
{
    /// <summary>The terminal that the program was started in: plain in a pipe and where NO_COLOR is set.</summary>
    public static Terminal OfProcess() => new(
        Console.Out,
        Console.Error,
        !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")));

    internal string Red(string text) => Coloured("31", text);

    internal string Green(string text) => Coloured("32", text);

    internal string Yellow(string text) => Coloured("33", text);

    internal string Bold(string text) => Coloured("1", text);

    private string Coloured(string code, string text) => HasColours ? $"\e[{code}m{text}\e[0m" : text;
}
