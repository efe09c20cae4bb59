using Madoguchi.Domain.Visits;

namespace Madoguchi.Domain.WaitEstimation;

/// <summary>What a resident was told when the number was issued, kept to be compared with what came.</summary>
/// <param name="Wait">The range on the paper.</param>
/// <param name="Simple">Minutes by the simple rule.</param>
public sealed record Told(WaitRange Wait, double Simple)
{
    /// <summary>
    /// The simple rule, the yardstick of every forecast: people ahead × their mean planned minutes ÷ open counters.
    /// </summary>
    /// <param name="day">The day when the number was issued.</param>
    /// <param name="category">Letter.</param>
    /// <param name="peopleAhead">0 or more.</param>
    public static double SimpleRule(SiteDay day, char category, int peopleAhead)
    {
        var counters = 0;
        foreach (var counter in day.Counters.Values)
            if (counter.State is CounterState.Open && !counter.ReservationOnly && counter.Serves.Contains(category))
                counters++;
        var waiting = day.Pool.In(category);
        var mean = waiting.People > 0 ? (double)waiting.Minutes / waiting.People : day.PlannedMinutes(category);
        return peopleAhead * mean / Math.Max(1, counters);
    }
}
