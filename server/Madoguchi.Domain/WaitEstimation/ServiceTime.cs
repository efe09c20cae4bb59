namespace Madoguchi.Domain.WaitEstimation;

/// <summary>How long a procedure keeps a counter, from the call to the end, as exponentially weighted sums.</summary>
/// <param name="Weight">Services, older ones counting less.</param>
/// <param name="Sum">Of their minutes.</param>
/// <param name="Squares">Of their squared minutes.</param>
public sealed record ServiceTime(double Weight, double Sum, double Squares)
{
    /// <summary>Standard deviation over mean, as planned for until a site has learned its own.</summary>
    public const double PlannedVariation = 0.6;

    /// <summary>The plan counts as much as this many services.</summary>
    const double TrustInPlan = 6;

    public double Minutes => Sum / Weight;

    /// <summary>Standard deviation over mean.</summary>
    public double Variation => Math.Clamp(Math.Sqrt(Math.Max(0, (Squares / Weight) - (Minutes * Minutes))) / Minutes, 0.1, 1.5);

    /// <param name="minutes">Of the master data; more than 0.</param>
    public static ServiceTime Planned(double minutes) => new(
        TrustInPlan, TrustInPlan * minutes, TrustInPlan * minutes * minutes * (1 + (PlannedVariation * PlannedVariation)));

    public ServiceTime Faded(double keep) => new(Weight * keep, Sum * keep, Squares * keep);

    public ServiceTime With(double minutes) => new(Weight + 1, Sum + minutes, Squares + (minutes * minutes));

    /// <summary>What was seen and, as far as little was seen, what was planned.</summary>
    public ServiceTime Plus(ServiceTime other) => new(Weight + other.Weight, Sum + other.Sum, Squares + other.Squares);
}
