using System.Collections.Immutable;
using Madoguchi.Domain.Calling;
using Madoguchi.Domain.Catalogue;
using Madoguchi.Domain.WaitEstimation;

namespace Madoguchi.Domain.Visits;

/// <summary>Everything that can have happened at a site on a business date. The log of these is the truth.</summary>
/// <param name="At">When; never before the event in front of it.</param>
public abstract record SiteDayEvent(DateTimeOffset At)
{
    public sealed record DayOpened(SiteRules Rules, DateTimeOffset At) : SiteDayEvent(At);

    /// <param name="Expired">Who still waited for something, by number.</param>
    public sealed record DayClosed(ImmutableArray<ExpiredTicket> Expired, DateTimeOffset At) : SiteDayEvent(At);

    public sealed record CounterOpened(CounterNumber Counter, ImmutableSortedSet<char> Serves, DateTimeOffset At) : SiteDayEvent(At);
    public sealed record CounterSkillsSet(
        CounterNumber Counter, ImmutableSortedSet<char> Serves, ImmutableSortedSet<ProcedureCode> Procedures, DateTimeOffset At) : SiteDayEvent(At);
    public sealed record CounterPaused(CounterNumber Counter, DateTimeOffset At) : SiteDayEvent(At);
    public sealed record CounterClosed(CounterNumber Counter, DateTimeOffset At) : SiteDayEvent(At);

    /// <param name="PeopleAhead">Told to the resident on the paper.</param>
    /// <param name="Wait">Told to the resident on the paper.</param>
    public sealed record TicketIssued(Ticket Ticket, int PeopleAhead, WaitRange Wait, DateTimeOffset At) : SiteDayEvent(At);

    /// <summary>Who took a number from afar is here.</summary>
    /// <param name="Since">What its legs count from now on: the issue, or the arrival of who came too long after the turn.</param>
    /// <param name="PeopleAhead">Told to the resident on the paper.</param>
    /// <param name="Wait">Told to the resident on the paper.</param>
    public sealed record TicketArrived(TicketId Ticket, DateTimeOffset Since, int PeopleAhead, WaitRange Wait, DateTimeOffset At) : SiteDayEvent(At)
    {
        /// <summary>The wish under which it was asked for; null: a clerk saw the person.</summary>
        public TicketId? Wish { get; init; }
    }

    /// <param name="Blocks">One for each category that got some.</param>
    public sealed record OfflineNumbersLeased(KioskId Kiosk, ImmutableArray<NumberBlock> Blocks, DateTimeOffset At) : SiteDayEvent(At);
    /// <param name="Ticket">With the true time of arrival; its legs have expired when the day had ended before it was told.</param>
    public sealed record OfflineRecorded(Ticket Ticket, DateTimeOffset At) : SiteDayEvent(At);
    /// <summary>The server had issued and nobody heard it; the paper in the hand has another number, and that one counts.</summary>
    public sealed record PaperNumberTaken(
        TicketId Ticket, TicketNumber Number, string StatusToken, OfflineIssue Offline, DateTimeOffset At) : SiteDayEvent(At);

    public sealed record TicketReissued(TicketId Ticket, int Reissues, DateTimeOffset At) : SiteDayEvent(At)
    {
        /// <summary>When the paper came out of a kiosk, which may have told of it later; null: at once.</summary>
        public DateTimeOffset? PrintedAt { get; init; }
    }
    public sealed record TicketCancelled(TicketId Ticket, DateTimeOffset At) : SiteDayEvent(At);
    public sealed record PriorityChanged(TicketId Ticket, TicketClass Class, DateTimeOffset At) : SiteDayEvent(At);

    /// <param name="Call">Sequence number of the board, gap-free from 1.</param>
    /// <param name="Finished">Whom the counter had until then and so has finished with; null when it was free.</param>
    public sealed record LegCalled(
        TicketId Ticket, int Leg, CounterNumber Counter, int Call, Reason Reason, LegRef? Finished, DateTimeOffset At) : SiteDayEvent(At)
    {
        /// <summary>Whose turn it was, had they come: numbers taken from afar. Null: nobody's.</summary>
        public ImmutableArray<TicketId>? Missed { get; init; }
    }
    public sealed record LegRecalled(TicketId Ticket, int Leg, CounterNumber Counter, int Call, DateTimeOffset At) : SiteDayEvent(At);

    /// <param name="Call">Sequence number of the board, of the same row as every call.</param>
    /// <param name="Finished">Whom the counter had until then and so has finished with; null when it was free.</param>
    public sealed record PickupCalled(
        TicketId Ticket, int Leg, CounterNumber Counter, int Call, LegRef? Finished, DateTimeOffset At) : SiteDayEvent(At);

    public sealed record ServiceStarted(TicketId Ticket, int Leg, CounterNumber Counter, DateTimeOffset At) : SiteDayEvent(At);
    /// <param name="Summoned">The leg whose officer comes to the same seat; null when the counter is free.</param>
    public sealed record LegCompleted(
        TicketId Ticket, int Leg, CounterNumber Counter, DateTimeOffset At, int? Summoned = null) : SiteDayEvent(At);
    public sealed record SummonsTaken(TicketId Ticket, int Leg, CounterNumber Counter, DateTimeOffset At) : SiteDayEvent(At);
    public sealed record LegSentToPickup(TicketId Ticket, int Leg, CounterNumber Counter, DateTimeOffset At) : SiteDayEvent(At);
    public sealed record LegHeld(TicketId Ticket, int Leg, CounterNumber Counter, string Reason, DateTimeOffset At, DateTimeOffset? Due = null) : SiteDayEvent(At);
    public sealed record LegResumed(TicketId Ticket, int Leg, DateTimeOffset At) : SiteDayEvent(At);
    public sealed record LegAbsent(TicketId Ticket, int Leg, CounterNumber Counter, DateTimeOffset At) : SiteDayEvent(At);
    public sealed record TicketReturned(TicketId Ticket, DateTimeOffset At) : SiteDayEvent(At);
    public sealed record LegTransferred(TicketId Ticket, int Leg, CounterNumber Counter, Leg Next, DateTimeOffset At) : SiteDayEvent(At);
    public sealed record LegsAdded(TicketId Ticket, CounterNumber Counter, ImmutableArray<Leg> Legs, DateTimeOffset At) : SiteDayEvent(At);

    public sealed record LegRemoved(TicketId Ticket, int Leg, CounterNumber Counter, DateTimeOffset At) : SiteDayEvent(At);

    public sealed record IssuingStopped(char Category, DateTimeOffset At) : SiteDayEvent(At);
    public sealed record IssuingResumed(char Category, DateTimeOffset At) : SiteDayEvent(At);

    /// <param name="Current">Whom the counter has again.</param>
    /// <param name="Restored">The touched tickets as they were before the step.</param>
    /// <param name="Call">The announcement that was taken back; null when none.</param>
    /// <param name="Shown">The announcement of the same person that stands on the board again; null when none.</param>
    public sealed record StepUndone(
        CounterNumber Counter, LegRef? Current, ImmutableArray<Ticket> Restored, int? Call, DateTimeOffset At, Call? Shown = null) : SiteDayEvent(At);
}

/// <summary>A ticket that was not finished with when the day was closed.</summary>
/// <param name="Legs">Those which expired.</param>
public sealed record ExpiredTicket(TicketId Ticket, TicketNumber Number, ImmutableArray<int> Legs);
