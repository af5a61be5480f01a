using System.Globalization;

namespace HamstringHelp.Benchmarks;

/// <summary>What several rounds came to.</summary>
/// <param name="Median">Half of the rounds are below.</param>
/// <param name="Lower">A quarter of the rounds are below.</param>
/// <param name="Upper">A quarter of the rounds are above.</param>
internal sealed record Ratio(double Median, double Lower, double Upper)
{
    /// <summary>Half of the rounds lie within this share of the median.</summary>
    public double Spread => (Upper - Lower) / Median;

    public static Ratio Of(IReadOnlyList<double> rounds)
    {
        var sorted = rounds.Order().ToList();
        return new Ratio(At(0.5), At(0.25), At(0.75));

        double At(double share)
        {
            var place = share * (sorted.Count - 1);
            var below = (int)place;
            return sorted[below] + ((place - below) * (sorted[Math.Min(below + 1, sorted.Count - 1)] - sorted[below]));
        }
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Median:0.00} ({Lower:0.00} to {Upper:0.00})");
}
