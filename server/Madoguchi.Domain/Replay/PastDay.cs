using System.Collections.Immutable;
using Madoguchi.Domain.Visits;

namespace Madoguchi.Domain.Replay;

/// <summary>A procedure somebody came for on a past day.</summary>
/// <param name="Leg">Ticket and leg.</param>
/// <param name="Number">Number of the ticket.</param>
/// <param name="Class">Class of the ticket at the end of the day.</param>
/// <param name="Since">What the urgency counts from.</param>
/// <param name="Ready">When it could be called at the earliest.</param>
/// <param name="After">Legs of the same ticket that come first.</param>
/// <param name="Service">How long a counter had it, or was planned to where none did.</param>
/// <param name="Waited">From being callable to the first call as it was; null: never called.</param>
internal sealed record PastLeg(
    LegRef Leg, TicketNumber Number, ProcedureCode Procedure, char Category, TicketClass Class, bool Reserved, DateTimeOffset Since,
    DateTimeOffset Ready, ImmutableHashSet<int> After, TimeSpan Service, TimeSpan? Waited);

/// <summary>A stretch of time in which a counter called people.</summary>
internal sealed record Shift(Counter Counter, DateTimeOffset From, DateTimeOffset Until);

/// <summary>What does not depend on the order of calls: who came when for what, how long it took, and which counters were open.</summary>
internal sealed record PastDay(SiteDay End, ImmutableArray<PastLeg> Legs, ImmutableArray<Shift> Shifts)
{
    public static PastDay Of(IEnumerable<SiteDayEvent> log)
    {
        var day = SiteDay.Empty;
        var (after, shifts, open) = (new Dictionary<LegRef, ImmutableHashSet<int>>(), new List<Shift>(), new Dictionary<CounterNumber, (Counter Counter, DateTimeOffset From)>());
        foreach (var happened in log)
        {
            Follow(day, happened, after);
            day = day.Evolve(happened);
            foreach (var counter in happened is SiteDayEvent.CounterOpened or SiteDayEvent.CounterPaused or SiteDayEvent.CounterClosed
                         or SiteDayEvent.CounterSkillsSet or SiteDayEvent.DayClosed ? day.Counters.Values : [])
            {
                if (open.Remove(counter.Number, out var shift))
                    shifts.Add(new(shift.Counter, shift.From, happened.At));
                if (counter.State is CounterState.Open)
                    open[counter.Number] = (counter, happened.At);
            }
        }
        shifts.AddRange(open.Values.Select(shift => new Shift(shift.Counter, shift.From, DateTimeOffset.MaxValue)));
        return new(day, [.. day.Tickets.Values.Where(ticket => ticket.CameAt is not null).SelectMany(ticket => LegsOf(day, ticket, after))], [.. shifts.Where(shift => shift.From < shift.Until)]);
    }

    /// <summary>A leg that was added or sent on at a counter comes after the one that was there.</summary>
    static void Follow(SiteDay day, SiteDayEvent happened, Dictionary<LegRef, ImmutableHashSet<int>> after)
    {
        switch (happened)
        {
            case SiteDayEvent.TicketIssued e:
                foreach (var leg in e.Ticket.Legs)
                    after[new(e.Ticket.Id, leg.Id)] = [.. leg.BlockedBy];
                break;
            case SiteDayEvent.OfflineRecorded e:
                foreach (var leg in e.Ticket.Legs)
                    after[new(e.Ticket.Id, leg.Id)] = [.. leg.BlockedBy];
                break;
            case SiteDayEvent.LegsAdded e:
                foreach (var leg in e.Legs)
                    after[new(e.Ticket, leg.Id)] = day.Counters[e.Counter].Current is { } current && current.Ticket == e.Ticket
                        ? [.. leg.BlockedBy, current.Leg] : [.. leg.BlockedBy];
                break;
            case SiteDayEvent.LegTransferred e:
                foreach (var waiting in after.Where(one => one.Key.Ticket == e.Ticket && one.Value.Contains(e.Leg)).ToArray())
                    after[waiting.Key] = waiting.Value.Add(e.Next.Id);
                after[new(e.Ticket, e.Next.Id)] = [.. e.Next.BlockedBy, e.Leg];
                break;
        }
    }

    static IEnumerable<PastLeg> LegsOf(SiteDay day, Ticket ticket, Dictionary<LegRef, ImmutableHashSet<int>> after)
    {
        // Whoever left without having been called took nobody's time.
        var came = ticket.Legs.Where(leg => leg.CalledAt is not null || leg.State is not LegState.Cancelled).ToArray();
        var ids = came.Select(leg => leg.Id).ToHashSet();
        foreach (var leg in came)
        {
            var end = leg.PickupSince ?? leg.EndedAt;
            var planned = TimeSpan.FromMinutes(day.Rules.Procedures.TryGetValue(leg.Procedure, out var rule) ? rule.Minutes : 10);
            yield return new(
                new(ticket.Id, leg.Id), ticket.Number, leg.Procedure, leg.Category, ticket.Class, ticket.Reservation is not null, leg.Since,
                ticket.CameAt ?? ticket.ArrivedAt, [.. after[new(ticket.Id, leg.Id)].Intersect(ids)],
                leg.CalledAt is { } called && end > called ? end.Value - called : planned, leg.CalledAt - leg.WaitingSince);
        }
    }
}
