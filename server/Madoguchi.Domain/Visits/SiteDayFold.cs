using System.Collections.Immutable;
using Madoguchi.Domain.WaitEstimation;
using static Madoguchi.Domain.Visits.SiteDayEvent;

namespace Madoguchi.Domain.Visits;

/// <summary>Folds events into the state. Nothing is refused here: what is in the log has happened.</summary>
public static class SiteDayFold
{
    public static SiteDay Evolve(this SiteDay day, SiteDayEvent happened) =>
        Apply(day, happened) with { Version = day.Version + 1, At = happened.At };

    public static SiteDay Evolve(this SiteDay day, IEnumerable<SiteDayEvent> events) => events.Aggregate(day, Evolve);

    static SiteDay Apply(SiteDay day, SiteDayEvent happened) => happened switch
    {
        DayOpened e => Begin(day, e),
        DayClosed e => End(day, e),
        CounterOpened e => LetGo(day, day.Counters[e.Counter] with { State = CounterState.Open, Serves = e.Serves, Procedures = [] }),
        CounterSkillsSet e => LetGo(day, day.Counters[e.Counter] with { Serves = e.Serves, Procedures = e.Procedures }),
        CounterPaused e => day.With(day.Counters[e.Counter] with { State = CounterState.Paused }),
        CounterClosed e => LetGo(day, day.Counters[e.Counter] with { State = CounterState.Closed, Procedures = [], LastStep = null }),
        TicketIssued e => Issue(day, e),
        TicketArrived e => Arrive(day, e),
        OfflineNumbersLeased e => day with { Leases = day.Leases.AddRange(e.Blocks.Select(block => new OfflineLease(e.Kiosk, block))) },
        OfflineRecorded e => (day with { Numbers = day.Numbers.Add((e.Ticket.Number.Category, e.Ticket.Number.Value), e.Ticket.Id) }).With(e.Ticket),
        PaperNumberTaken e => Renumber(day, e),
        TicketReissued e => day.With(day[e.Ticket] with { Reissues = e.Reissues, ReissuedAt = e.PrintedAt ?? e.At }),
        TicketCancelled e => Cancel(day, day[e.Ticket], e.At),
        PriorityChanged e => day.With(day[e.Ticket] with { Class = e.Class }),
        LegCalled e => Call(day, e.Ticket, e.Leg, e.Counter, e.Call, CallKind.Call, e.Finished, e.Missed ?? [], e.At),
        PickupCalled e => Call(day, e.Ticket, e.Leg, e.Counter, e.Call, CallKind.Pickup, e.Finished, [], e.At),
        LegRecalled e => Step(day, e.Counter, e.At, (e.Call, CallKind.Recall), day.Counters[e.Counter].Current,
            Change(day[e.Ticket], e.Leg, leg => leg with { Calls = leg.Calls + 1 })),
        ServiceStarted e => Step(day, e.Counter, e.At, null, day.Counters[e.Counter].Current,
            Change(day[e.Ticket], e.Leg, leg => leg with { State = LegState.Serving, StartedAt = leg.StartedAt ?? e.At })),
        LegCompleted e => Complete(day, e),
        SummonsTaken e => Step(day, e.Counter, e.At, null, day.Counters[e.Counter].Current, Change(day[e.Ticket], e.Leg, leg =>
            leg with { State = LegState.Serving, CalledAt = leg.CalledAt ?? e.At, StartedAt = leg.StartedAt ?? e.At })),
        LegSentToPickup e => Step(day, e.Counter, e.At, null, null,
            Change(day[e.Ticket], e.Leg, leg => leg with { State = LegState.AwaitingPickup, PickupSince = e.At })),
        LegHeld e => Step(day, e.Counter, e.At, null, null,
            Change(day[e.Ticket], e.Leg, leg => leg with { State = LegState.Held, Note = e.Reason, Due = e.Due })),
        LegResumed e => day.With(Change(day[e.Ticket], e.Leg, leg => leg with { State = leg.InLine, Due = null, ResumedAt = e.At })),
        LegAbsent e => Step(day, e.Counter, e.At, null, null, Change(day[e.Ticket], e.Leg, leg => leg with { State = LegState.Absent })),
        TicketReturned e => day.With(Back(day[e.Ticket], e.At)),
        LegTransferred e => Step(day, e.Counter, e.At, null, null, day[e.Ticket].CarryOn(e.Leg, e.Next, e.At)),
        LegsAdded e => Step(day, e.Counter, e.At, null, day.Counters[e.Counter].Current,
            day[e.Ticket] with { Legs = [.. day[e.Ticket].Legs, .. e.Legs] }),
        LegRemoved e => Step(day, e.Counter, e.At, null, day.Counters[e.Counter].Current, day[e.Ticket].End(e.Leg, LegState.Cancelled, e.At)),
        IssuingStopped e => day with { Stopped = day.Stopped.Add(e.Category) },
        IssuingResumed e => day with { Stopped = day.Stopped.Remove(e.Category) },
        StepUndone e => TakeBack(day, e),
        _ => throw new ArgumentOutOfRangeException(nameof(happened)),
    };

    static SiteDay Begin(SiteDay day, DayOpened e) => day with
    {
        Rules = e.Rules,
        Counters = e.Rules.Counters.Values.ToImmutableSortedDictionary(
            rule => rule.Number, rule => new Counter(rule.Number, rule.Name, CounterState.Closed, rule.Categories, rule.ReservationOnly)),
    };

    /// <summary>Whoever was sent to a counter that has closed, or now serves something else, may be called by any that serves it.</summary>
    static SiteDay LetGo(SiteDay day, Counter counter)
    {
        bool IsStranded(Leg leg) =>
            leg.Only == counter.Number && !leg.HasEnded && !(counter.State is CounterState.Open && counter.Does(leg.Procedure, leg.Category));
        return day.Tickets.Values
            .Where(ticket => ticket.Legs.Any(IsStranded))
            .Aggregate(day.With(counter), (state, ticket) =>
                state.With(ticket with { Legs = [.. ticket.Legs.Select(leg => IsStranded(leg) ? leg with { Only = null } : leg)] }));
    }

    static SiteDay Issue(SiteDay day, TicketIssued e)
    {
        var first = e.Ticket.Legs.FirstOrDefault(leg => leg.State is LegState.Waiting) ?? e.Ticket.Legs[0];
        var ticket = e.Ticket with { Told = new(e.Wait, Told.SimpleRule(day, first.Category, e.PeopleAhead)) };
        var number = ticket.Number;
        var issued = day with
        {
            Numbers = day.Numbers.Add((number.Category, number.Value), ticket.Id),
            LastNumbers = day.LastNumbers.SetItem(number.Category, number.Value),
            Reservations = (ticket.Reservation ?? ticket.Remote?.Code) is { } code ? day.Reservations.Add(code, ticket.Id) : day.Reservations,
            RemoteIssued = day.RemoteIssued + (ticket.Remote is null ? 0 : 1),
        };
        return issued.With(ticket);
    }

    /// <summary>From now on it waits like every other; so much of its wait as was spent elsewhere was none.</summary>
    static SiteDay Arrive(SiteDay day, TicketArrived e)
    {
        var ticket = day[e.Ticket];
        var first = ticket.Legs.FirstOrDefault(leg => leg.State is LegState.Waiting) ?? ticket.Legs[0];
        return day.With(ticket with
        {
            Remote = ticket.Remote! with { ArrivedAt = e.At, CheckedInAs = e.Wish },
            Since = e.Since,
            FreeSince = e.At,
            Told = new(e.Wait, Told.SimpleRule(day, first.Category, e.PeopleAhead)),
            Legs = [.. ticket.Legs.Select(leg => leg with { Since = e.Since, WaitingSince = leg.State is LegState.Waiting ? e.At : null })],
        });
    }

    /// <summary>The old number stays taken and finds its ticket. Whoever was called by it heard nothing, so was not absent.</summary>
    static SiteDay Renumber(SiteDay day, PaperNumberTaken e)
    {
        var back = Back(day[e.Ticket], day[e.Ticket].FreeSince);
        var renumbered = day with
        {
            Numbers = day.Numbers.Add((e.Number.Category, e.Number.Value), e.Ticket),
            Calls = day.Calls.ConvertAll(call => call.Ticket == e.Ticket ? call with { Number = e.Number } : call),
        };
        return renumbered.With(back with { Number = e.Number, StatusToken = e.StatusToken, Offline = e.Offline });
    }

    static SiteDay Complete(SiteDay day, LegCompleted e)
    {
        var ended = day[e.Ticket].End(e.Leg, LegState.Done, e.At);
        return e.Summoned is { } next
            ? Step(day, e.Counter, e.At, null, new LegRef(e.Ticket, next), Change(ended, next, leg =>
                leg with { State = LegState.Summoned, Counter = e.Counter, SummonedAt = e.At, AtHead = false }))
            : Step(day, e.Counter, e.At, null, null, ended);
    }

    static SiteDay End(SiteDay day, DayClosed e)
    {
        var ended = e.Expired.Aggregate(day, (state, expired) => state.With(state[expired.Ticket].EndAll(LegState.Expired, e.At)));
        return ended with
        {
            ClosedAt = e.At,
            Calls = [],
            Counters = ended.Counters.ToImmutableSortedDictionary(one => one.Key, one => one.Value with
            {
                State = CounterState.Closed,
                Current = null,
                Procedures = [],
                LastStep = null,
            }),
        };
    }

    static SiteDay Cancel(SiteDay day, Ticket ticket, DateTimeOffset at)
    {
        var counters = day.Counters.Values.Where(counter => counter.Current?.Ticket == ticket.Id);
        var freed = counters.Aggregate(day, (state, counter) => state.With(counter with { Current = null, LastStep = null }));
        return freed.With(ticket.EndAll(LegState.Cancelled, at));
    }

    static SiteDay Call(
        SiteDay day, TicketId id, int legId, CounterNumber number, int seq, CallKind kind, LegRef? finishedLeg, ImmutableArray<TicketId> missed, DateTimeOffset at)
    {
        var finished = finishedLeg is { } done ? day[done.Ticket].End(done.Leg, LegState.Done, at) : null;
        var called = Change(finished?.Id == id ? finished : day[id], legId, leg => leg with
        {
            State = LegState.Called,
            Counter = number,
            CalledAt = leg.CalledAt ?? at,
            Calls = leg.Calls + 1,
            AtHead = false,
        });
        var away = missed.Select(other => day[other] with { Remote = day[other].Remote! with { TurnMissedAt = at } });
        return Step(day, number, at, (seq, kind), new LegRef(id, legId), [.. away, .. finished is null || finished.Id == id ? [] : (Ticket[])[finished], called]);
    }

    /// <summary>A board shows where a person has to go now, so a new announcement takes the older one of the same person away.</summary>
    static SiteDay Announce(SiteDay day, Call call)
    {
        var calls = day.Calls.RemoveAll(old => old.Ticket == call.Ticket).Insert(0, call);
        return day with { Calls = calls.Count > SiteDay.CallsKept ? calls.RemoveAt(calls.Count - 1) : calls, LastCall = call.Seq };
    }

    /// <summary>A step of a counter: changes tickets and remembers how they were, so that it can be taken back. Who is announced comes last.</summary>
    static SiteDay Step(
        SiteDay day, CounterNumber number, DateTimeOffset at, (int Seq, CallKind Kind)? call, LegRef? current, params Ticket[] touched)
    {
        var counter = day.Counters[number];
        var after = touched.Aggregate(day, (state, ticket) =>
            state.With(ticket.IsFree && !day[ticket.Id].IsFree ? ticket with { FreeSince = at } : ticket));
        var step = new CounterStep(
            at, counter.Current, [.. touched.Select(ticket => day[ticket.Id])], [.. touched.Select(ticket => after[ticket.Id].Version)], call?.Seq)
        {
            Replaced = call is null ? null : day.Calls.Find(old => old.Ticket == touched[^1].Id),
        };
        after = after.With(counter with { Current = current, LastStep = step });
        return call is { } made ? Announce(after, new(made.Seq, touched[^1].Id, touched[^1].Number, number, at, made.Kind)) : after;
    }

    static SiteDay TakeBack(SiteDay day, StepUndone e)
    {
        var restored = e.Restored.Aggregate(day, (state, ticket) => state.With(ticket));
        var calls = restored.Calls.RemoveAll(call => call.Seq == e.Call);
        if (e.Shown is { } shown && calls.TrueForAll(call => call.Ticket != shown.Ticket))
            calls = calls.Add(shown).Sort((one, other) => other.Seq.CompareTo(one.Seq));
        return (restored with { Calls = calls }).With(day.Counters[e.Counter] with { Current = e.Current, LastStep = null });
    }

    static Ticket Back(Ticket ticket, DateTimeOffset? at) =>
        ticket with { FreeSince = at, Legs = [.. ticket.Legs.Select(leg => leg.State is LegState.Absent ? leg with { State = leg.InLine } : leg)] };

    static Ticket Change(Ticket ticket, int legId, Func<Leg, Leg> change) => ticket.With(change(ticket[legId]));
}
