using Madoguchi.Domain.Visits;

namespace Madoguchi.Domain.WaitEstimation;

/// <summary>
/// Told against real, summed over tickets. Whoever was told to come at once (0–1 minute: a counter was free) had no wait that could
/// be forecast and is counted apart.
/// </summary>
/// <param name="Judged">Tickets with a told range and a first call.</param>
/// <param name="Below">Called before the range.</param>
/// <param name="Above">Called after the range.</param>
/// <param name="Pinball">Sum of the pinball losses of both ends (20 and 80 %), in minutes.</param>
/// <param name="Error">Sum of the distances of the real wait from the middle of the range, in minutes.</param>
/// <param name="SimpleError">The same for the simple rule.</param>
/// <param name="AtOnce">Told to come at once.</param>
/// <param name="AtOnceKept">Of these, called within two minutes.</param>
public sealed record WaitAccuracy(
    int Judged, int Below, int Above, double Pinball, double Error, double SimpleError, int AtOnce, int AtOnceKept)
{
    public static readonly WaitAccuracy None = new(0, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>Share of the real waits inside the told range; null when there is none.</summary>
    public double? Coverage => Judged > 0 ? (double)(Judged - Below - Above) / Judged : null;

    /// <summary>Mean of both ends' losses, in minutes.</summary>
    public double? PinballLoss => Judged > 0 ? Pinball / (2 * Judged) : null;

    /// <summary>In minutes.</summary>
    public double? MeanAbsoluteError => Judged > 0 ? Error / Judged : null;

    /// <summary>In minutes: people ahead × mean ÷ open counters.</summary>
    public double? SimpleMeanAbsoluteError => Judged > 0 ? SimpleError / Judged : null;

    /// <summary>The record of a day, as the log tells it.</summary>
    public static WaitAccuracy Of(SiteDay day) => day.Tickets.Values.Aggregate(None, (sum, ticket) => sum.With(ticket));

    public WaitAccuracy With(Ticket ticket)
    {
        if (RealMinutes(ticket) is not { } real || ticket.Told is not { } told)
            return this;
        if (IsAtOnce(told.Wait))
            return this with { AtOnce = AtOnce + 1, AtOnceKept = AtOnceKept + (real <= 2 ? 1 : 0) };
        var (low, high) = (told.Wait.Low, told.Wait.High);
        return this with
        {
            Judged = Judged + 1,
            Below = Below + (real < low ? 1 : 0),
            Above = Above + (IsAbove(real, told.Wait) ? 1 : 0),
            Pinball = Pinball + Loss(RangeLevels.LowShare, real - low) + Loss(RangeLevels.HighShare, real - high),
            Error = Error + Math.Abs(real - ((low + high) / 2.0)),
            SimpleError = SimpleError + Math.Abs(real - told.Simple),
        };
    }

    public WaitAccuracy Plus(WaitAccuracy other) => new(
        Judged + other.Judged, Below + other.Below, Above + other.Above, Pinball + other.Pinball, Error + other.Error,
        SimpleError + other.SimpleError, AtOnce + other.AtOnce, AtOnceKept + other.AtOnceKept);

    /// <summary>From the number, or the arrival of who took it from afar, to the first call of any of its legs; null when nobody was called.</summary>
    public static double? RealMinutes(Ticket ticket) =>
        ticket.Legs.Min(leg => leg.CalledAt) is { } called ? (called - (ticket.CameAt ?? called)).TotalMinutes : null;

    internal static (WaitRange Told, double Minutes)? JudgedWait(Ticket ticket) =>
        ticket.Told is { } told && !IsAtOnce(told.Wait) && RealMinutes(ticket) is { } real ? (told.Wait, real) : null;

    internal static bool IsAbove(double real, WaitRange told) => real > told.High && told.High < WaitRange.Cap;

    static bool IsAtOnce(WaitRange told) => told.High <= 1;

    static double Loss(double share, double over) => over >= 0 ? share * over : (share - 1) * over;
}
