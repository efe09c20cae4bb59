using Madoguchi.Contracts.Hubs;
using Madoguchi.Domain.Calling;
using Madoguchi.Domain.Visits;

namespace Madoguchi.Server.Live.Views;

/// <summary>A site's day as its clerks see it.</summary>
internal static class SiteStateView
{
    const int MostWaiting = 200;

    public static SiteState Of(SiteDay day, DateTimeOffset now) => new(
        day.Version, day.Rules.Date, [.. CounterView.All(day)],
        [.. CallingOrder.InOrder(day, _ => true, now, MostWaiting).Select(place => Queued(day, day[place.Leg.Ticket], place.Leg.Leg))],
        [.. Aside(day, LegState.Held)], [.. Aside(day, LegState.Absent)],
        day.Pool.Categories.Values.Sum(waiting => waiting.People),
        [.. day.Pickup.Take(MostWaiting).Select(place => Queued(day, day[place.Leg.Ticket], place.Leg.Leg) with { Since = place.Since })],
        [.. CounterView.Summons(day)], [.. day.Away.Select(id => day[id]).Select(ticket => Queued(day, ticket, ticket.Legs.First(leg => !leg.HasEnded).Id))]);

    static IEnumerable<QueuedTicket> Aside(SiteDay day, LegState state) => day.Aside
        .Select(id => day[id])
        .SelectMany(ticket => ticket.Legs.Where(leg => leg.State == state).Select(leg => Queued(day, ticket, leg.Id)));

    static QueuedTicket Queued(SiteDay day, Ticket ticket, int legId)
    {
        var leg = ticket[legId];
        return new(
            ticket.Id.Value, ticket.Number.ToString(), leg.Id, leg.Procedure.Value, leg.Category.ToString(), TicketView.ClassOf(ticket),
            leg.Since, (int)day.Rules.Promises.Of(ticket.Class).TotalMinutes, leg.Note, leg.Due, ticket.Persons);
    }
}
