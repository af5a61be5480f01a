using System.Security.Cryptography;

namespace HamstringHelp.Web.Journey;

/// <summary>
/// What only one journey's cookie holds. The shared link is derived from it, so that a double click or a retry makes the
/// same link again, while nobody else can work it out.
/// </summary>
public sealed class JourneySecret
{
    /// <summary>Bytes.</summary>
    public const int Length = 32;

    private readonly byte[] _bytes;

    /// <exception cref="ArgumentException">There are not <see cref="Length"/> bytes.</exception>
    public JourneySecret(byte[] bytes)
    {
        if (bytes.Length != Length)
        {
            throw new ArgumentException($"A journey's secret has {Length} bytes.", nameof(bytes));
        }

        _bytes = bytes;
    }

    public ReadOnlySpan<byte> Bytes => _bytes;

    public static JourneySecret New() => new(RandomNumberGenerator.GetBytes(Length));
}
