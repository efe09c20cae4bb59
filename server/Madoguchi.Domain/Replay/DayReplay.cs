using System.Collections.Immutable;
using Madoguchi.Domain.Visits;

namespace Madoguchi.Domain.Replay;

/// <summary>How long the procedures of a class waited.</summary>
/// <param name="Class">Null: all.</param>
/// <param name="Called">Legs that were called.</param>
/// <param name="NotCalled">Legs that were not until the counters closed.</param>
/// <param name="MeanMinutes">Mean from being callable to the call; null when none was called.</param>
/// <param name="P90Minutes">90 % of the called waited at most this long.</param>
public sealed record ReplayedWait(TicketClass? Class, int Called, int NotCalled, double? MeanMinutes, double? P90Minutes);

/// <summary>
/// Runs a past day again under another rule: the same people arrive at the same times, every procedure takes as long as it took, the
/// counters are open as they were. Only the order of the calls is another. Pure; the same log and rule give the same answer.
/// </summary>
public static class DayReplay
{
    /// <summary>As it was.</summary>
    /// <param name="log">Every event of the day.</param>
    public static ImmutableArray<ReplayedWait> AsItWas(IEnumerable<SiteDayEvent> log) =>
        Summary([.. PastDay.Of(log).Legs.Select(leg => (leg.Class, leg.Waited))]);

    /// <param name="log">Every event of the day.</param>
    /// <param name="rule">The other rule.</param>
    public static ImmutableArray<ReplayedWait> Under(IEnumerable<SiteDayEvent> log, ReplayRule rule)
    {
        var past = PastDay.Of(log);
        return Summary(new Run(past, rule).Waits());
    }

    static ImmutableArray<ReplayedWait> Summary(IReadOnlyCollection<(TicketClass Class, TimeSpan? Wait)> waits) =>
    [
        .. waits.GroupBy(one => one.Class).OrderBy(group => group.Key).Select(group => Of(group.Key, [.. group.Select(one => one.Wait)])),
        Of(null, [.. waits.Select(one => one.Wait)]),
    ];

    static ReplayedWait Of(TicketClass? promised, IReadOnlyCollection<TimeSpan?> waits)
    {
        var called = waits.OfType<TimeSpan>().Select(wait => wait.TotalMinutes).Order().ToArray();
        return called.Length == 0
            ? new(promised, 0, waits.Count, null, null)
            : new(promised, called.Length, waits.Count - called.Length, called.Average(), called[(int)Math.Ceiling(0.9 * called.Length) - 1]);
    }

    sealed class Run(PastDay past, ReplayRule rule)
    {
        readonly Dictionary<LegRef, DateTimeOffset> _ended = [];
        readonly Dictionary<LegRef, TimeSpan> _waits = [];
        readonly Dictionary<TicketId, DateTimeOffset> _freeFrom = past.Legs.Select(leg => leg.Leg.Ticket).Distinct().ToDictionary(id => id, _ => DateTimeOffset.MinValue);
        readonly Dictionary<CounterNumber, DateTimeOffset> _busyUntil = [];
        readonly List<PastLeg> _open = [.. past.Legs.OrderBy(leg => leg.Ready)];

        public IReadOnlyCollection<(TicketClass Class, TimeSpan? Wait)> Waits()
        {
            // Something can be called only when someone comes, a counter opens, or a service ends.
            var moments = new PriorityQueue<DateTimeOffset, DateTimeOffset>(
                past.Legs.Select(leg => leg.Ready).Concat(past.Shifts.Select(shift => shift.From)).Distinct().Select(at => (at, at)));
            while (_open.Count > 0 && moments.TryDequeue(out var now, out _))
                foreach (var shift in past.Shifts.Where(shift => shift.From <= now && now < shift.Until).OrderBy(shift => shift.Counter.Number))
                    if (_busyUntil.GetValueOrDefault(shift.Counter.Number) <= now && Next(shift.Counter, now) is { } leg)
                        moments.Enqueue(Call(shift.Counter, leg, now), now + leg.Service);
            return [.. past.Legs.Select(leg => (leg.Class, _waits.TryGetValue(leg.Leg, out var wait) ? wait : (TimeSpan?)null))];
        }

        PastLeg? Next(Counter counter, DateTimeOffset now) => _open
            .TakeWhile(leg => leg.Ready <= now)
            .Where(leg => counter.Does(leg.Procedure, leg.Category) && (!counter.ReservationOnly || leg.Reserved)
                && _freeFrom[leg.Leg.Ticket] <= now && CallableFrom(leg) <= now)
            .MinBy(leg => (rule.Rank(leg, Later(CallableFrom(leg)!.Value, _freeFrom[leg.Leg.Ticket]), now), leg.Number, leg.Leg.Leg));

        DateTimeOffset Call(Counter counter, PastLeg leg, DateTimeOffset now)
        {
            _open.Remove(leg);
            _waits[leg.Leg] = now - CallableFrom(leg)!.Value;
            return _busyUntil[counter.Number] = _freeFrom[leg.Leg.Ticket] = _ended[leg.Leg] = now + leg.Service;
        }

        /// <summary>Null while something that comes first is not over.</summary>
        DateTimeOffset? CallableFrom(PastLeg leg)
        {
            var from = leg.Ready;
            foreach (var first in leg.After)
            {
                if (!_ended.TryGetValue(new(leg.Leg.Ticket, first), out var end))
                    return null;
                from = Later(from, end);
            }
            return from;
        }

        static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
    }
}
