using System.Collections.Immutable;
using Madoguchi.Domain.Visits;

namespace Madoguchi.Domain.WaitEstimation;

/// <summary>
/// Runs the real calling rule forward from now, many times, with service times drawn from what the site has learned, and counts
/// when each ticket, and whoever might come now, is first called.
/// </summary>
public static class Forecaster
{
    /// <summary>Above so many waiting legs there is no forecast: who comes then waits beyond what a range says, and the formula is near.</summary>
    public const int MostLegs = 600;

    /// <summary>Beyond it nothing is told but 120 or more.</summary>
    const double Horizon = WaitRange.Cap + 1;

    const int LeastRuns = 80, MostRuns = 300, CallsAtMost = 40_000;

    /// <param name="day">The day so far.</param>
    /// <param name="model">What the site has learned.</param>
    /// <param name="now">Instant.</param>
    /// <param name="seed">The same seed and day, the same forecast.</param>
    /// <param name="expected">Bookings; those of the next hour count, unless checked in.</param>
    /// <param name="runs">How often; null: as many as fit into a few milliseconds.</param>
    /// <returns>Null before the day has begun, and when more than <see cref="MostLegs"/> wait.</returns>
    public static Forecast? Run(
        SiteDay day, ServiceModel model, DateTimeOffset now, ulong seed, ImmutableArray<ExpectedVisit> expected = default, int? runs = null)
    {
        if (!day.HasBegun || day.Pool.Lines.Values.Sum(places => places.Count) > MostLegs)
            return null;
        var scene = new SceneBuilder(day, model, now).Build(expected);
        var count = runs ?? Math.Clamp(CallsAtMost / Math.Max(1, scene.Legs), LeastRuns, MostRuns);
        var rollout = new Rollout(scene);
        var histogram = new int[scene.FirstNewcomer * Forecast.Bins];
        var newcomers = new float[scene.Tickets - scene.FirstNewcomer][];
        for (var newcomer = 0; newcomer < newcomers.Length; newcomer++)
            newcomers[newcomer] = new float[count];
        var dice = new Dice(seed);
        for (var run = 0; run < count; run++)
        {
            rollout.Run(ref dice, Horizon);
            for (var ticket = 0; ticket < scene.FirstNewcomer; ticket++)
                histogram[(ticket * Forecast.Bins) + Forecast.Bin(rollout.FirstCall[ticket])]++;
            for (var newcomer = 0; newcomer < newcomers.Length; newcomer++)
                newcomers[newcomer][run] = (float)rollout.FirstCall[scene.FirstNewcomer + newcomer];
        }
        return new(day, now, model.Levels.At(now), count, scene.Ids, histogram, newcomers);
    }
}
