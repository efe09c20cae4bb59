using Madoguchi.Domain.Visits;

namespace Madoguchi.Domain.WaitEstimation;

/// <summary>
/// How long someone would wait: the planned work in front, shared by the counters that do it, as a Gamma-distributed sum of
/// service times. Even with perfect knowledge the spread of such a sum with n people in front is c/√n of it, so the range is
/// what is known and a point is not (research: Ibrahim and Whitt 2009 for the queue-length estimator).
/// </summary>
public static class WaitEstimator
{
    /// <summary>Standard deviation of a service time over its mean, as planned for until a site has learned its own.</summary>
    const double ServiceVariation = 0.6;

    /// <summary>80 % point of the standard normal distribution; the 20 % point is its negative.</summary>
    const double Z80 = 0.8416212;

    /// <summary>The wait of someone with these people in front in a category; null when no counter of it is open.</summary>
    /// <param name="day">The day so far.</param>
    /// <param name="category">Letter.</param>
    /// <param name="peopleAhead">0 or more.</param>
    public static WaitRange? Expect(SiteDay day, char category, int peopleAhead)
    {
        var counters = EffectiveCounters(day, category);
        return counters > 0 ? Range(day, category, peopleAhead, counters) : null;
    }

    /// <summary>As <see cref="Expect"/>, supposing one counter when none is open yet: what is told before the doors open.</summary>
    public static WaitRange Promise(SiteDay day, char category, int peopleAhead) =>
        Range(day, category, peopleAhead, Math.Max(EffectiveCounters(day, category), 1));

    static WaitRange Range(SiteDay day, char category, int peopleAhead, double counters)
    {
        var waiting = day.Pool.In(category);
        var mean = waiting.People > 0 ? (double)waiting.Minutes / waiting.People : day.PlannedMinutes(category);
        var (free, busy) = Desks(day, category) is { } desks and not (0, 0) ? desks : (1, 0);
        if (peopleAhead < free)
            return new(0, 1);
        // The next desk is freed by someone being served, with about half of the time left, or by someone who takes a free desk now.
        var ahead = peopleAhead - free + (((0.5 * busy) + free) / (busy + free));
        return GammaRange(ahead * mean / counters, Math.Max(ahead, 0.5) / (ServiceVariation * ServiceVariation));
    }

    /// <summary>Wilson and Hilferty 1931: the cube root of a Gamma variable is nearly normal.</summary>
    static WaitRange GammaRange(double mean, double shape)
    {
        var spread = 1 / (9 * shape);
        double Quantile(double z) => mean * Math.Pow(Math.Max(0, 1 - spread + (z * Math.Sqrt(spread))), 3);
        return WaitRange.Minutes(Quantile(-Z80), Quantile(Z80));
    }

    /// <summary>A counter that serves several categories gives each of them its share of who waits for it.</summary>
    static double EffectiveCounters(SiteDay day, char category)
    {
        var counters = 0.0;
        foreach (var counter in day.Counters.Values)
        {
            if (!Works(counter, category))
                continue;
            var all = 0;
            foreach (var served in counter.Serves)
                all += day.Pool.In(served).People;
            var own = day.Pool.In(category).People;
            counters += all == 0 ? 1.0 / counter.Serves.Count : Math.Max(own, 1.0) / Math.Max(all, 1.0);
        }
        return counters;
    }

    static (int Free, int Busy) Desks(SiteDay day, char category)
    {
        var (free, busy) = (0, 0);
        foreach (var counter in day.Counters.Values)
        {
            if (!Works(counter, category))
                continue;
            if (counter.Current is null)
                free++;
            else
                busy++;
        }
        return (free, busy);
    }

    static bool Works(Counter counter, char category) =>
        counter.State is CounterState.Open && !counter.ReservationOnly && counter.Serves.Contains(category);
}
