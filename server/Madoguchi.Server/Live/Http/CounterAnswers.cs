using Madoguchi.Contracts.Http;
using Madoguchi.Domain.Visits;
using Madoguchi.Server.Live.SiteDays;
using Madoguchi.Server.Live.Views;
using static Madoguchi.Domain.Visits.SiteDayEvent;

namespace Madoguchi.Server.Live.Http;

/// <summary>What a counter hears of its step: the ticket and the leg at hand, as they stood right after it.</summary>
internal static class CounterAnswers
{
    public static CounterTicket? Of(CommandAnswer answer) => answer.Events.IsEmpty ? null : answer.Events[0] switch
    {
        LegCalled e => At(answer, e.Ticket, e.Leg, e.Reason.Sentence),
        PickupCalled e => At(answer, e.Ticket, e.Leg),
        LegRecalled e => At(answer, e.Ticket, e.Leg),
        ServiceStarted e => At(answer, e.Ticket, e.Leg),
        LegCompleted e => At(answer, e.Ticket, e.Leg),
        LegSentToPickup e => At(answer, e.Ticket, e.Leg),
        LegHeld e => At(answer, e.Ticket, e.Leg),
        LegAbsent e => At(answer, e.Ticket, e.Leg),
        LegTransferred e => At(answer, e.Ticket, e.Next.Id),
        LegRemoved e => At(answer, e.Ticket, e.Leg),
        SummonsTaken e => At(answer, e.Ticket, e.Leg),
        LegsAdded e => At(answer, e.Ticket, e.Legs[0].Id),
        StepUndone { Current: { } current } => At(answer, current.Ticket, current.Leg),
        StepUndone e => At(answer, e.Restored[^1].Id, e.Restored[^1].Legs.First(leg => !leg.HasEnded).Id),
        _ => null,
    };

    static CounterTicket At(CommandAnswer answer, TicketId ticket, int leg, string? why = null) =>
        CounterView.Ticket(answer.Tickets.First(one => one.Id == ticket), leg, why);
}
