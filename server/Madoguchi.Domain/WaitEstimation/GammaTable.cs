namespace Madoguchi.Domain.WaitEstimation;

/// <summary>
/// Gamma variables of mean 1 as a table of their quantiles, so that drawing a service time is one look instead of a rejection
/// sampler: a forecast draws tens of thousands.
/// </summary>
internal static class GammaTable
{
    public const int Size = 1 << Bits;

    /// <summary>Leaves of 64 random bits the index of one of the equally likely quantiles.</summary>
    public const int Shift = 64 - Bits;

    const int Bits = 11;
    const int Cells = 20_000;

    /// <summary>Standard deviation over mean from 0.05 to 1.5, in steps: finer ones no data of a city hall could tell apart.</summary>
    const double Step = 0.05;
    const int Steps = 30;

    static readonly Lazy<double[]>[] Tables =
        [.. Enumerable.Range(1, Steps).Select(step => new Lazy<double[]>(() => Quantiles(1 / (step * Step * step * Step))))];

    /// <param name="variation">Standard deviation over mean.</param>
    /// <returns>Ascending; their mean is 1.</returns>
    public static double[] For(double variation) => Tables[Math.Clamp((int)Math.Round(variation / Step), 1, Steps) - 1].Value;

    /// <summary>
    /// The density of the logarithm of a Gamma variable, exp(k(u − eᵘ)) up to a factor, is smooth for every shape k: summed over
    /// an even grid and scaled to 1 it needs no special function.
    /// </summary>
    static double[] Quantiles(double shape)
    {
        var reach = Math.Sqrt(50 / shape);
        var (from, to) = (-(25 / shape) - reach, Math.Log(1 + (25 / shape) + reach));
        var width = (to - from) / Cells;
        var sums = new double[Cells + 1];
        for (var i = 1; i <= Cells; i++)
        {
            var middle = from + ((i - 0.5) * width);
            sums[i] = sums[i - 1] + Math.Exp(shape * (middle + 1 - Math.Exp(middle)));
        }
        var quantiles = new double[Size];
        var cell = 0;
        for (var i = 0; i < Size; i++)
        {
            var wanted = (i + 0.5) / Size * sums[Cells];
            while (sums[cell + 1] < wanted)
                cell++;
            quantiles[i] = Math.Exp(from + (width * (cell + ((wanted - sums[cell]) / (sums[cell + 1] - sums[cell])))));
        }
        var mean = quantiles.Average();
        return [.. quantiles.Select(quantile => quantile / mean)];
    }
}
