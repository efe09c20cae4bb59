namespace Madoguchi.Server.Features.Statistics;

/// <summary>Where things are drawn: a picture of 960 × 280 units, half hours to the right, a round scale upward.</summary>
/// <param name="Count">Half hours.</param>
/// <param name="Top">Highest value of the scale.</param>
/// <param name="Step">Between two lines.</param>
public readonly record struct ChartScale(int Count, double Top, double Step)
{
    public const double Width = 960, Height = 280, Left = 56, Right = 946, Ceiling = 20, Floor = 236;

    static readonly double[] Steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];

    public static ChartScale For(int count, double highest)
    {
        var step = Steps.FirstOrDefault(step => highest <= step * 5, Steps[^1]);
        return new(Math.Max(1, count), Math.Max(1, Math.Ceiling(highest / step)) * step, step);
    }

    public double SlotWidth => (Right - Left) / Count;

    /// <summary>Middle of a half hour.</summary>
    public double X(int slot) => Left + (SlotWidth * (slot + 0.5));

    public double Y(double value) => Floor - ((Floor - Ceiling) * value / Top);

    public IEnumerable<double> Lines
    {
        get
        {
            for (var value = 0d; value <= Top; value += Step)
                yield return value;
        }
    }
}
