using System.Collections.Immutable;
using Madoguchi.Domain.Visits;

namespace Madoguchi.Domain.WaitEstimation;

/// <summary>What someone who comes now would wait if counters that are closed opened for one category.</summary>
/// <param name="Category">Letter.</param>
/// <param name="More">With one more, with two more … as many as are closed and could do it.</param>
public sealed record GhostCounters(char Category, ImmutableArray<WaitRange> More)
{
    /// <summary>For whoever decides where help goes: each category with people waiting and closed counters that could serve it.</summary>
    /// <param name="day">The day so far.</param>
    /// <param name="model">What the site has learned.</param>
    /// <param name="now">Instant.</param>
    /// <param name="most">1–4; how many counters may open.</param>
    public static ImmutableArray<GhostCounters> Of(SiteDay day, ServiceModel model, DateTimeOffset now, int most) =>
        day.HasBegun ? [.. day.Pool.Categories.Where(waiting => waiting.Value.People > 0).Select(waiting => Of(day, model, now, most, waiting.Key))] : [];

    static GhostCounters Of(SiteDay day, ServiceModel model, DateTimeOffset now, int most, char category)
    {
        var closed = day.Counters.Values
            .Where(counter => counter.State is CounterState.Closed && !counter.ReservationOnly && day.Rules.Counters[counter.Number].Categories.Contains(category))
            .Take(most);
        var more = ImmutableArray.CreateBuilder<WaitRange>();
        foreach (var counter in closed)
        {
            // Whoever is sent to help does this and nothing else.
            day = day.Evolve(new SiteDayEvent.CounterOpened(counter.Number, [category], now));
            var range = Forecaster.Run(day, model, now, (ulong)day.Version)?.Newcomer(day, TicketClass.WalkIn, [category], now)
                ?? WaitEstimator.Expect(day, category, day.Pool.In(category).People);
            if (range is { } known)
                more.Add(known);
        }
        return new(category, more.ToImmutable());
    }
}
