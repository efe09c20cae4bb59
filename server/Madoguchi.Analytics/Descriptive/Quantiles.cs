namespace Madoguchi.Analytics.Descriptive;

/// <summary>
/// Mean and sample quantiles. Quantiles are of type 7 of Hyndman and Fan, "Sample Quantiles in Statistical Packages", The American
/// Statistician 50 (1996) 361–365: linear between the order statistics, with h = (n − 1)·p + 1. It is what R (default), NumPy (default)
/// and the PERCENTILE.INC of spreadsheets give, so that anyone can check our numbers with the tool at hand.
/// </summary>
public static class Quantiles
{
    /// <summary>Arithmetic mean; null for no values.</summary>
    public static double? Mean(IReadOnlyCollection<double> values)
    {
        if (values.Count == 0)
            return null;
        // Welford 1962: does not lose small differences between large values, and does not overflow.
        var (mean, count) = (0.0, 0);
        foreach (var value in values)
            mean += (value - mean) / ++count;
        return mean;
    }

    /// <summary>The middle value, or the mean of the two in the middle; null for no values.</summary>
    public static double? Median(IReadOnlyCollection<double> values) => Of(values, 0.5);

    /// <summary>Nine of ten values are at most this; null for no values.</summary>
    public static double? P90(IReadOnlyCollection<double> values) => Of(values, 0.9);

    /// <summary>The quantile of type 7; null for no values.</summary>
    /// <param name="values">In any order; not changed. Finite numbers.</param>
    /// <param name="p">0 (the least) to 1 (the greatest).</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="p"/> is not from 0 to 1.</exception>
    public static double? Of(IReadOnlyCollection<double> values, double p)
    {
        if (values.Count == 0)
        {
            Check(p);
            return null;
        }
        var sorted = values.ToArray();
        Array.Sort(sorted);
        return OfSorted(sorted, p);
    }

    /// <summary>The quantile of type 7 of values that are in ascending order already: several quantiles for one sort.</summary>
    /// <param name="sorted">At least one value, ascending.</param>
    /// <param name="p">0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="p"/> is not from 0 to 1, or there is no value.</exception>
    public static double OfSorted(ReadOnlySpan<double> sorted, double p)
    {
        Check(p);
        ArgumentOutOfRangeException.ThrowIfZero(sorted.Length, nameof(sorted));
        var h = (sorted.Length - 1) * p;
        var below = (int)h;
        return below + 1 < sorted.Length ? sorted[below] + ((h - below) * (sorted[below + 1] - sorted[below])) : sorted[^1];
    }

    static void Check(double p)
    {
        if (!(p >= 0 && p <= 1))
            throw new ArgumentOutOfRangeException(nameof(p), p, "A quantile lies between 0 and 1.");
    }
}
