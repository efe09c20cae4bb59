using Madoguchi.Domain.Calling;
using static Madoguchi.Domain.Visits.SiteDayCommand;
using static Madoguchi.Domain.Visits.SiteDayEvent;

namespace Madoguchi.Domain.Visits;

/// <summary>
/// 交付・会計. Whoever waits for a paper is bound to no place: the other legs of the ticket may be called meanwhile, and a pickup
/// is called only while the person is free.
/// </summary>
public static partial class SiteDayDecider
{
    static Decision Decide(SiteDay day, SendToPickup command, DateTimeOffset now) =>
        FindAttended(day, command.Counter, out var counter, out var ticket, out var leg) is { } refused
            ? refused
            : new LegSentToPickup(ticket.Id, leg.Id, counter.Number, now);

    static Decision Decide(SiteDay day, CallForPickup command, DateTimeOffset now)
    {
        if (FindOpen(day, command.Counter, out var counter) is { } refused)
            return refused;
        if (FinishCurrent(day, counter, now, out var after) is { } stays)
            return stays;
        var place = command is { Number: null, Ticket: null } ? Ready(after, counter) : null;
        if (command.Number is not null || command.Ticket is not null)
        {
            if ((command.Ticket is { } id ? after.Tickets.GetValueOrDefault(id) : after.Find(command.Number!.Value)) is not { } ticket)
                return Refusal.UnknownTicket();
            if (ticket.HasEnded && counter.Current?.Ticket == ticket.Id)
                return Refusal.TicketElsewhere(ticket.Number, counter.Number);
            if (RefuseToCall(ticket, counter) is { } no)
                return no;
            // Handing over is not doing: a paper named by its number may be handed out by any open counter, such as the cashier's.
            place = after.Pickup.FirstOrDefault(one => one.Leg.Ticket == ticket.Id) is { Number.Value: > 0 } own ? own : null;
            if (place is null)
                return Refusal.NotAwaitingPickup(ticket.Number);
        }
        return place is { Leg: var leg }
            ? new PickupCalled(leg.Ticket, leg.Leg, counter.Number, day.LastCall + 1, counter.Current, now)
            : Refusal.NothingToPickUp(counter.Number);
    }

    static Place? Ready(SiteDay day, Counter counter)
    {
        foreach (var place in day.Pickup)
            if (day[place.Leg.Ticket] is { IsFree: true } ticket && ticket[place.Leg.Leg] is var leg && counter.Does(leg.Procedure, leg.Category))
                return place;
        return null;
    }
}
