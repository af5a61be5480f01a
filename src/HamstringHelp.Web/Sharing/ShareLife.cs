using FluentValidation;
using HamstringHelp.Web.Words;

namespace HamstringHelp.Web.Sharing;

/// <summary>How long a link may live.</summary>
public static class ShareLife
{
    /// <summary>The lives on offer, in days.</summary>
    public static IReadOnlyList<string> Days { get; } = ["1", "7", "30"];

    /// <summary>The life that is chosen as long as the person chooses no other.</summary>
    public const string Usual = "7";
}

/// <summary>What the person asked for, as it was posted.</summary>
/// <param name="Days">The life of the link; null when nothing was chosen.</param>
public sealed record ShareRequest(string? Days)
{
    /// <summary>How long the link lives. Only for a request that passed the validator.</summary>
    public TimeSpan Life => TimeSpan.FromDays(int.Parse(Days!, System.Globalization.CultureInfo.InvariantCulture));
}

/// <summary>Only the lives on offer are taken.</summary>
public sealed class ShareRequestValidator : AbstractValidator<ShareRequest>
{
    public ShareRequestValidator() =>
        RuleFor(request => request.Days).Must(days => ShareLife.Days.Contains(days)).WithMessage(_ => Ui.ShareErrorLife);
}
