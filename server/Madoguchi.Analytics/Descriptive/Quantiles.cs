namespace Madoguchi.Analytics.Descriptive;

/// <summary>Means and quantiles of samples; null where there is no sample.</summary>
public static class Quantiles
{
    public static double? Mean(IReadOnlyCollection<double> values) => values.Count == 0 ? null : values.Average();

    public static double? Median(IReadOnlyCollection<double> values) => Of(values, 0.5);

    public static double? P90(IReadOnlyCollection<double> values) => Of(values, 0.9);

    /// <summary>Linear interpolation between order statistics: type 7 of Hyndman and Fan (1996), as most spreadsheets do.</summary>
    /// <param name="values">Any order.</param>
    /// <param name="p">0–1.</param>
    public static double? Of(IReadOnlyCollection<double> values, double p)
    {
        if (values.Count == 0)
            return null;
        var sorted = values.Order().ToArray();
        var position = (sorted.Length - 1) * p;
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((position - below) * (sorted[above] - sorted[below]));
    }
}
