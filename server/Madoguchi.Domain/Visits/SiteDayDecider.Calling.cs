using System.Collections.Immutable;
using Madoguchi.Domain.Calling;
using static Madoguchi.Domain.Visits.SiteDayCommand;
using static Madoguchi.Domain.Visits.SiteDayEvent;

namespace Madoguchi.Domain.Visits;

public static partial class SiteDayDecider
{
    /// <summary>
    /// One key does it: whom the counter still has is finished with, and the most urgent person is called. When nobody waits
    /// nothing happens, so that the key never ends a service by surprise.
    /// </summary>
    static Decision Decide(SiteDay day, CallNext command, DateTimeOffset now)
    {
        if (FindOpen(day, command.Counter, out var counter) is { } refused)
            return refused;
        if (FinishCurrent(day, counter, now, out var after) is { } stays)
            return stays;
        return CallingOrder.Next(after, counter, now) is { } next
            ? new LegCalled(next.Leg.Ticket, next.Leg.Leg, counter.Number, day.LastCall + 1, next.Reason, counter.Current, now)
            {
                Missed = CallingOrder.TurnsMissed(after, counter, next, now).ToImmutableArray() is { IsEmpty: false } missed ? missed : null,
            }
            : Refusal.NothingWaiting(counter.Number);
    }

    static Decision Decide(SiteDay day, CallTicket command, DateTimeOffset now)
    {
        if (FindOpen(day, command.Counter, out var counter) is { } refused)
            return refused;
        if (FinishCurrent(day, counter, now, out var after) is { } stays)
            return stays;
        if (after.Find(command.Number) is not { } ticket)
            return Refusal.UnknownTicket();
        if (ticket.HasEnded && counter.Current?.Ticket == ticket.Id)
            return Refusal.TicketElsewhere(ticket.Number, counter.Number);
        if (RefuseToCall(ticket, counter) is { } no)
            return no;
        // Whoever was sent to one counter may be called by name at another: the one meant may have closed since.
        var leg = ticket.Legs
            .Where(leg => leg.State is LegState.Waiting && (Line.Of(ticket, leg) with { Only = null }).Fits(counter))
            .OrderByDescending(leg => leg.AtHead).ThenBy(leg => leg.Since).ThenBy(leg => leg.Id)
            .FirstOrDefault();
        if (leg is null)
            return ticket.Legs.Any(other => other.State is LegState.Held) ? Refusal.TicketHeld(ticket.Number) : Refusal.NotServedHere(ticket.Number, counter.Number);
        var reason = CallingOrder.Why(after, counter, CalledBy.Number, ticket, leg, now);
        return new LegCalled(ticket.Id, leg.Id, counter.Number, day.LastCall + 1, reason, counter.Current, now);
    }

    static Decision Decide(SiteDay day, Recall command, DateTimeOffset now)
    {
        if (FindAttended(day, command.Counter, out var counter, out var ticket, out var leg) is { } refused)
            return refused;
        return leg.State is LegState.Called
            ? new LegRecalled(ticket.Id, leg.Id, counter.Number, day.LastCall + 1, now)
            : Refusal.AlreadyServing(ticket.Number);
    }

    /// <summary>The day when the counter has finished with whom it has; refused while that person keeps the seat.</summary>
    static Refusal? FinishCurrent(SiteDay day, Counter counter, DateTimeOffset now, out SiteDay after)
    {
        after = day;
        if (counter.Current is not { } current)
            return null;
        var ticket = day[current.Ticket];
        if (ticket[current.Leg].State is LegState.Summoned)
            return Refusal.AwaitingOfficer(ticket.Number);
        var ended = ticket.End(current.Leg, LegState.Done, now);
        if (NextAtSeat(day, ended) is not null)
            return Refusal.StaysSeated(ticket.Number);
        // What was spent at this counter was no wait.
        after = day.With(ended with { FreeSince = now });
        return null;
    }

    static Refusal? RefuseToCall(Ticket ticket, Counter counter)
    {
        if (ticket.HasEnded)
            return Refusal.TicketFinished(ticket.Number);
        if (ticket.IsAway)
            return Refusal.TicketAway(ticket.Number);
        if (ticket.Legs.FirstOrDefault(leg => leg.IsAtCounter) is { } elsewhere)
            return Refusal.TicketElsewhere(ticket.Number, elsewhere.Counter ?? counter.Number);
        return ticket.Legs.Any(leg => leg.State is LegState.Absent) ? Refusal.TicketAbsent(ticket.Number) : null;
    }

    static Refusal? FindOpen(SiteDay day, CounterNumber number, out Counter counter)
    {
        if (!day.Counters.TryGetValue(number, out counter!))
            return Refusal.UnknownCounter(number);
        return counter.State is CounterState.Open ? null : Refusal.CounterClosed(number);
    }

    /// <summary>As <see cref="FindCurrent"/>, but whoever waits at the seat for an officer is attended by nobody.</summary>
    static Refusal? FindAttended(SiteDay day, CounterNumber number, out Counter counter, out Ticket ticket, out Leg leg) =>
        FindCurrent(day, number, out counter, out ticket, out leg)
        ?? (leg.State is LegState.Summoned ? Refusal.AwaitingOfficer(ticket.Number) : null);

    static Refusal? FindCurrent(SiteDay day, CounterNumber number, out Counter counter, out Ticket ticket, out Leg leg)
    {
        (ticket, leg) = (null!, null!);
        if (!day.Counters.TryGetValue(number, out counter!))
            return Refusal.UnknownCounter(number);
        if (counter.Current is not { } current)
            return counter.State is CounterState.Closed ? Refusal.CounterClosed(number) : Refusal.NotAtThisCounter(number);
        ticket = day[current.Ticket];
        leg = ticket[current.Leg];
        return null;
    }
}
