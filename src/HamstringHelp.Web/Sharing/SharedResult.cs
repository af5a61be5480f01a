namespace HamstringHelp.Web.Sharing;

/// <summary>
/// A shared result as it is stored: a row that reads as noise to everybody who does not hold the link. Only the time of
/// its end is in the clear, so that it can be erased.
/// </summary>
public sealed class SharedResult
{
    /// <summary>SHA-256 of the token, 32 bytes.</summary>
    public required byte[] Key { get; init; }

    /// <summary>The sealed answer sheet.</summary>
    public required byte[] Sealed { get; init; }

    /// <summary>When it ends, UTC.</summary>
    public required DateTime Expires { get; init; }
}
