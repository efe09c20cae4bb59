using Madoguchi.Domain.Visits;
using Madoguchi.Server.Live.Views;
using Madoguchi.Server.Persistence.Facts;

namespace Madoguchi.Server.Live.Statistics;

/// <summary>The facts of a day are a function of its folded state, so an undone step leaves no trace in them.</summary>
internal static class LegFacts
{
    public static IEnumerable<LegFact> Of(SiteDay day, Ticket ticket) => ticket.Legs.Select(leg => new LegFact(
        day.Rules.Site, day.Rules.Date, ticket.Id.Value, leg.Id, ticket.Number.ToString(), leg.Category.ToString(), leg.Procedure.Value,
        leg.Counter?.Value, TicketView.ClassOf(ticket), ticket.ArrivedAt, leg.WaitingSince, leg.CalledAt, leg.StartedAt, ServiceEnd(leg),
        TicketView.StateOf(leg)));

    // What is measured is the service: the time in which a paper is made, and its handing over, belong to nobody's desk.
    static DateTimeOffset? ServiceEnd(Leg leg) => leg.EndedAt is null ? null : leg.PickupSince ?? leg.EndedAt;
}
