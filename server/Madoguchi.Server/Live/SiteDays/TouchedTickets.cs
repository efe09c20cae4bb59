using Madoguchi.Domain.Visits;
using static Madoguchi.Domain.Visits.SiteDayEvent;

namespace Madoguchi.Server.Live.SiteDays;

/// <summary>Which tickets an event is about.</summary>
internal static class TouchedTickets
{
    public static IEnumerable<TicketId> Of(SiteDayEvent happened) => happened switch
    {
        DayClosed e => e.Expired.Select(expired => expired.Ticket),
        TicketIssued e => [e.Ticket.Id],
        OfflineRecorded e => [e.Ticket.Id],
        PaperNumberTaken e => [e.Ticket],
        TicketReissued e => [e.Ticket],
        TicketCancelled e => [e.Ticket],
        PriorityChanged e => [e.Ticket],
        TicketArrived e => [e.Ticket],
        LegCalled e => [e.Ticket, .. e.Finished is { } finished ? [finished.Ticket] : (TicketId[])[], .. e.Missed ?? []],
        PickupCalled e => e.Finished is { } finished ? [e.Ticket, finished.Ticket] : [e.Ticket],
        LegRecalled e => [e.Ticket],
        ServiceStarted e => [e.Ticket],
        LegCompleted e => [e.Ticket],
        LegSentToPickup e => [e.Ticket],
        LegHeld e => [e.Ticket],
        LegResumed e => [e.Ticket],
        LegAbsent e => [e.Ticket],
        TicketReturned e => [e.Ticket],
        LegTransferred e => [e.Ticket],
        LegRemoved e => [e.Ticket],
        SummonsTaken e => [e.Ticket],
        LegsAdded e => [e.Ticket],
        StepUndone e => e.Restored.Select(ticket => ticket.Id),
        _ => [],
    };
}
