namespace Madoguchi.Domain.WaitEstimation;

/// <summary>The 20–80 % range of a wait in whole minutes; a point would promise what nobody can keep.</summary>
/// <param name="Low">0–120.</param>
/// <param name="High">0–120; 120 is read as 120 or more.</param>
public readonly record struct WaitRange(int Low, int High)
{
    public const int Cap = 120;

    /// <summary>The same range for someone whose turn cannot come for a while.</summary>
    public WaitRange After(TimeSpan earliest) => new(Math.Min(Cap, Low), Math.Min(Cap, Math.Max(High, (int)Math.Ceiling(earliest.TotalMinutes))));

    public static WaitRange Minutes(double low, double high)
    {
        var floor = (int)Math.Clamp(Math.Floor(low), 0, Cap);
        return new(floor, (int)Math.Clamp(Math.Ceiling(high), floor, Cap));
    }
}
