using Madoguchi.Domain.Calendar;
using Madoguchi.Domain.Catalogue;
using Madoguchi.Domain.Routing;
using Madoguchi.Domain.WaitEstimation;
using static Madoguchi.Domain.Visits.SiteDayCommand;
using static Madoguchi.Domain.Visits.SiteDayEvent;

namespace Madoguchi.Domain.Visits;

public static partial class SiteDayDecider
{
    static Decision Decide(SiteDay day, StartService command, DateTimeOffset now)
    {
        if (FindAttended(day, command.Counter, out var counter, out var ticket, out var leg) is { } refused)
            return refused;
        return leg.State is LegState.Serving
            ? Refusal.AlreadyServing(ticket.Number)
            : new ServiceStarted(ticket.Id, leg.Id, counter.Number, now);
    }

    static Decision Decide(SiteDay day, CompleteLeg command, DateTimeOffset now) =>
        FindAttended(day, command.Counter, out var counter, out var ticket, out var leg) is { } refused
            ? refused
            : new LegCompleted(ticket.Id, leg.Id, counter.Number, now, NextAtSeat(day, ticket.End(leg.Id, LegState.Done, now))?.Id);

    static Decision Decide(SiteDay day, Hold command, DateTimeOffset now) =>
        FindCurrent(day, command.Counter, out var counter, out var ticket, out var leg) is { } refused
            ? refused
            : command.Due is { } due && (due <= now || BusinessTime.DateOf(due) != day.Rules.Date)
                ? Refusal.DuePassed()
                : new LegHeld(ticket.Id, leg.Id, counter.Number, command.Reason, now, command.Due);

    static Decision Decide(SiteDay day, MarkAbsent command, DateTimeOffset now)
    {
        if (FindAttended(day, command.Counter, out var counter, out var ticket, out var leg) is { } refused)
            return refused;
        return leg.State is LegState.Called
            ? new LegAbsent(ticket.Id, leg.Id, counter.Number, now)
            : Refusal.AlreadyServing(ticket.Number);
    }

    static Decision Decide(SiteDay day, Resume command, DateTimeOffset now)
    {
        if (!day.Tickets.TryGetValue(command.Ticket, out var ticket))
            return Refusal.UnknownTicket();
        if (ticket.HasEnded)
            return Refusal.TicketFinished(ticket.Number);
        return ticket.Legs.FirstOrDefault(leg => leg.State is LegState.Held) is { } held
            ? new LegResumed(ticket.Id, held.Id, now)
            : Refusal.TicketNotHeld(ticket.Number);
    }

    static Decision Decide(SiteDay day, Return command, DateTimeOffset now, Forecast? forecast)
    {
        if (!day.Tickets.TryGetValue(command.Ticket, out var ticket))
            return Refusal.UnknownTicket();
        if (ticket.HasEnded)
            return Refusal.TicketFinished(ticket.Number);
        if (ticket.IsAway)
            return Arrive(day, ticket, null, now, forecast);
        return ticket.Legs.Any(leg => leg.State is LegState.Absent)
            ? new TicketReturned(ticket.Id, now)
            : Refusal.TicketNotAbsent(ticket.Number);
    }

    static Decision Decide(SiteDay day, Transfer command, DateTimeOffset now)
    {
        if (FindCurrent(day, command.Counter, out var counter, out var ticket, out var leg) is { } refused)
            return refused;
        var procedure = command.Procedure ?? leg.Procedure;
        if (!day.Rules.Procedures.TryGetValue(procedure, out var rule))
            return Refusal.ProcedureNotHere(procedure);
        if (RefuseTarget(day, command.To, rule, ticket) is { } no)
            return no;
        // What waits for this leg will wait for the next one: the next one must not wait for it in turn.
        var others = ticket.Legs.Except(VisitPlan.WaitingFor(ticket.Legs, leg)).Where(other => other != leg);
        var planned = VisitPlan.Legs(day.Rules, [.. others], [procedure], command.Place is TransferPlace.Tail ? now : ticket.Since, now)[0];
        var next = planned with
        {
            Id = ticket.Legs.Max(one => one.Id) + 1,
            AtHead = command.Place is TransferPlace.Head,
            Only = command.To,
            // What the clerk before wrote travels on unless this one writes something else.
            Note = command.Note ?? leg.Note,
        };
        return new LegTransferred(ticket.Id, leg.Id, counter.Number, next, now);
    }

    static Refusal? RefuseTarget(SiteDay day, CounterNumber? to, ProcedureRule rule, Ticket ticket)
    {
        if (to is not { } number)
            return null;
        if (!day.Counters.TryGetValue(number, out var target))
            return Refusal.UnknownCounter(number);
        var serves = target.State is CounterState.Closed ? day.Rules.Counters[number].Categories : target.Serves;
        return (serves.Contains(rule.Category) || target.Procedures.Contains(rule.Code)) && (!target.ReservationOnly || ticket.Reservation is not null)
            ? null
            : Refusal.LegNotServedThere(number);
    }

    static Decision Decide(SiteDay day, AddLegs command, DateTimeOffset now)
    {
        if (FindCurrent(day, command.Counter, out var counter, out var ticket, out _) is { } refused)
            return refused;
        var open = ticket.Legs.Where(leg => !leg.HasEnded).Select(leg => leg.Procedure).ToHashSet();
        var wanted = command.Procedures.Distinct().Where(code => !open.Contains(code)).ToArray();
        if (command.Procedures.Length is 0 or > MostProcedures || ticket.Legs.Length + wanted.Length > 2 * MostProcedures)
            return Refusal.NoProcedures();
        foreach (var code in wanted)
            if (!day.Rules.Procedures.ContainsKey(code))
                return Refusal.ProcedureNotHere(code);
        return wanted.Length == 0
            ? Decision.Nothing
            : new LegsAdded(ticket.Id, counter.Number, VisitPlan.Legs(day.Rules, ticket.Legs, wanted, ticket.Since, now), now);
    }

    static Decision Decide(SiteDay day, RemoveLeg command, DateTimeOffset now)
    {
        if (FindCurrent(day, command.Counter, out var counter, out var ticket, out var current) is { } refused)
            return refused;
        return ticket.Legs.FirstOrDefault(leg => leg.Id == command.Leg) switch
        {
            null => Refusal.UnknownLeg(command.Leg),
            { HasEnded: true } => Refusal.LegEnded(),
            var leg when leg == current => Refusal.LegAtHand(),
            var leg => new LegRemoved(ticket.Id, leg.Id, counter.Number, now),
        };
    }

    static Decision Decide(SiteDay day, SetPriority command, DateTimeOffset now)
    {
        if (!day.Tickets.TryGetValue(command.Ticket, out var ticket))
            return Refusal.UnknownTicket();
        if (ticket.HasEnded)
            return Refusal.TicketFinished(ticket.Number);
        var promised = command.Priority ? TicketClass.Priority : TicketClass.WalkIn;
        // A reservation already has the shorter promise; taking 優先 away from it must not take that.
        return ticket.Class is TicketClass.Reservation || ticket.Class == promised
            ? Decision.Nothing
            : new PriorityChanged(ticket.Id, promised, now);
    }

    static Decision Decide(SiteDay day, CancelTicket command, DateTimeOffset now)
    {
        if (!day.Tickets.TryGetValue(command.Ticket, out var ticket))
            return Refusal.UnknownTicket();
        if (ticket.HasEnded)
            return Refusal.TicketFinished(ticket.Number);
        return command.UnlessAtCounter && ticket.Legs.Any(leg => leg.IsAtCounter)
            ? Refusal.TicketAtCounter(ticket.Number)
            : new TicketCancelled(ticket.Id, now);
    }
}
