using System.Collections.Immutable;
using Madoguchi.Domain.Catalogue;
using Madoguchi.Domain.Visits;

namespace Madoguchi.Domain.WaitEstimation;

/// <summary>
/// What a site has learned of its own pace: service times per procedure, how many do not come when called, and how far its
/// forecasts have to be stretched. Days count less the older they are.
/// </summary>
/// <param name="Seen">Service times of the last weeks.</param>
/// <param name="NotComing">Share of the called who did not come.</param>
/// <param name="Levels">Which quantiles of a forecast are told, by hour.</param>
public sealed record ServiceModel(ImmutableSortedDictionary<ProcedureCode, ServiceTime> Seen, Share NotComing, RangeLevels Levels)
{
    /// <summary>Nothing learned yet: the minutes of the master data hold.</summary>
    public static readonly ServiceModel Planned = new(
        ImmutableSortedDictionary<ProcedureCode, ServiceTime>.Empty, new(0.6, 20), RangeLevels.Plain);

    /// <summary>A day counts half after nine newer ones: about two weeks of opening days.</summary>
    const double KeptPerDay = 0.926;

    const double LongestMinutes = 240;

    /// <summary>The pace of a procedure under the rules of a day.</summary>
    public ServiceTime Of(ProcedureCode procedure, SiteRules rules)
    {
        var planned = ServiceTime.Planned(rules.Procedures.TryGetValue(procedure, out var rule) ? rule.Minutes : 10);
        return Seen.TryGetValue(procedure, out var seen) ? planned.Plus(seen) : planned;
    }

    /// <summary>Folds one more day into the model.</summary>
    /// <param name="day">A day that is over.</param>
    /// <param name="isJudged">Whose told range counts; null: everybody's.</param>
    public ServiceModel Learn(SiteDay day, Func<Ticket, bool>? isJudged = null)
    {
        if (!day.HasBegun)
            return this;
        var seen = Seen.ToBuilder();
        foreach (var (procedure, time) in Seen)
            seen[procedure] = time.Faded(KeptPerDay);
        var notComing = NotComing.Faded(KeptPerDay);
        foreach (var leg in day.Tickets.Values.OrderBy(ticket => ticket.Number).SelectMany(ticket => ticket.Legs))
        {
            if (leg.CalledAt is null)
                continue;
            notComing = notComing.With(leg.State is LegState.Absent or LegState.Expired);
            if (MinutesAtCounter(leg) is { } minutes)
                seen[leg.Procedure] = (seen.GetValueOrDefault(leg.Procedure) ?? new(0, 0, 0)).With(minutes);
        }
        return new(seen.ToImmutable(), notComing, Levels.Learn(day, isJudged ?? (_ => true)));
    }

    /// <summary>Null for what was set aside in between or left open: that is no service time.</summary>
    static double? MinutesAtCounter(Leg leg)
    {
        if (leg is not { State: LegState.Done or LegState.Transferred, Note: null, CalledAt: { } called, EndedAt: { } ended })
            return null;
        var minutes = (ended - called).TotalMinutes;
        return minutes is > 0.1 and < LongestMinutes ? minutes : null;
    }
}

/// <summary>A share of all, older ones counting less.</summary>
public readonly record struct Share(double Hits, double Weight)
{
    public double Value => Hits / Weight;

    public Share Faded(double keep) => new(Hits * keep, Weight * keep);

    public Share With(bool hit) => new(Hits + (hit ? 1 : 0), Weight + 1);
}
