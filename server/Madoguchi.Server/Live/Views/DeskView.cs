using Madoguchi.Domain.Calling;
using Madoguchi.Domain.Visits;

namespace Madoguchi.Server.Live.Views;

/// <summary>A site's day from one counter.</summary>
internal static class DeskView
{
    const int MostWaiting = 200;

    /// <returns>Null when the site has no such counter.</returns>
    public static Desk? Of(SiteDay day, int number, DateTimeOffset now)
    {
        if (!day.Counters.TryGetValue(new(number), out var counter))
            return null;
        var site = SiteStateView.Of(day, now);
        var mine = CallingOrder.InOrder(day, line => line.Fits(counter), now, MostWaiting).Select(place => place.Leg).ToHashSet();
        return new(
            day.Version, site.Counters.First(one => one.Number == number), counter.Current is { } current ? Ticket(day[current.Ticket], current.Leg) : null,
            counter.LastStep is { } step && CanTakeBack(day, step) ? step.At + SiteDayDecider.UndoWindow : null,
            [.. day.Rules.Categories.Values.Select(rule => new DeskCategory(rule.Code.ToString(), rule.Name, day.Pool.In(rule.Code).People))],
            [.. site.Waiting.Select(queued => new DeskPlace(queued, mine.Contains(new(new(queued.TicketId), queued.LegId))))],
            mine.Select(leg => leg.Ticket).Distinct().Count(), [.. site.Held], [.. site.Absent], [.. site.Counters], day.Rules.Date, [.. site.Pickup ?? []], [.. site.Summons ?? []])
        {
            Away = [.. site.Away ?? []],
        };
    }

    /// <summary>A ticket at no counter in particular: the leg at hand is the first that is open.</summary>
    public static DeskTicket Ticket(Ticket ticket) => Ticket(ticket, (ticket.Legs.FirstOrDefault(leg => !leg.HasEnded) ?? ticket.Legs[0]).Id);

    static bool CanTakeBack(SiteDay day, CounterStep step) =>
        step.Before.Zip(step.After).All(one => day[one.First.Id].Version == one.Second);

    static DeskTicket Ticket(Ticket ticket, int leg) => new(
        ticket.Id.Value, ticket.Number.ToString(), TicketView.ClassOf(ticket), ticket.Language, ticket.Reservation?.Value, ticket.ArrivedAt, leg,
        [.. ticket.Legs.Select(one => Leg(ticket, one))], TicketView.ChannelOf(ticket), ticket.Persons, ticket.Note,
        ticket.Reissues, ticket.ReissuedAt);

    static DeskLeg Leg(Ticket ticket, Leg leg) => new(
        leg.Id, leg.Procedure.Value, TicketView.StateOf(leg), leg.Counter?.Value, [.. leg.BlockedBy.Select(id => ticket[id].Procedure.Value).Distinct()],
        leg.Calls, leg.Note, leg.CalledAt, leg.StartedAt, leg.IsForPickup);
}
