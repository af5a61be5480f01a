using FluentValidation.Results;
using HamstringHelp.Web.Sharing;

namespace HamstringHelp.Web.Pages;

/// <summary>The part of the result page that shares it.</summary>
public sealed record ShareView
{
    /// <summary>Whether these answers can be shared: a draft of the content may still change under them.</summary>
    public required bool IsOffered { get; init; }

    /// <summary>The link; null while nothing is shared.</summary>
    public SharedLink? Link { get; init; }

    /// <summary>The chosen life in days.</summary>
    public string? Days { get; init; } = ShareLife.Usual;

    public IReadOnlyList<ValidationFailure> Errors { get; init; } = [];

    /// <summary>Whether it could not be saved just now.</summary>
    public bool Failed { get; init; }

    /// <summary>Whether nothing was chosen, tried or shared.</summary>
    public bool IsUntouched => Link is null && !Failed && Errors.Count == 0 && Days == ShareLife.Usual;
}

/// <summary>A link that is ready to be taken away.</summary>
/// <param name="Address">The whole link.</param>
/// <param name="Path">The same within the site.</param>
/// <param name="Until">When it ends.</param>
public sealed record SharedLink(string Address, string Path, DateTimeOffset Until)
{
    public string Qr => QrCode.Svg(Address);
}
