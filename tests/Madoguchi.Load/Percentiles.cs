namespace Madoguchi.Load;

internal static class Percentiles
{
    /// <summary>Nearest rank; 0 for no sample.</summary>
    public static double Of(double[] sorted, double p) => sorted.Length == 0 ? 0 : sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * p))];
}
