using Madoguchi.Contracts.Http;
using Madoguchi.Contracts.Link;
using Madoguchi.Domain.Visits;
using Madoguchi.Domain.WaitEstimation;
using Madoguchi.Server.Persistence.Master;

namespace Madoguchi.Server.Live.Views;

/// <summary>A ticket as its holder's phone may show it.</summary>
internal static class StatusView
{
    const int MostPlaces = 6;

    public static IEnumerable<TicketStatus> All(SiteDay day, Forecast? forecast, MasterData master, DateTimeOffset now)
    {
        var site = master.Site(day.Rules.Site)?.Names.Ja ?? day.Rules.Site;
        var before = day.Rules.Categories.Keys.SelectMany(day.PeopleBefore).ToDictionary();
        return day.Tickets.Values.Select(ticket => Of(day, forecast, ticket, master, site, before, now));
    }

    static TicketStatus Of(
        SiteDay day, Forecast? forecast, Ticket ticket, MasterData master, string site, Dictionary<LegRef, int> before, DateTimeOffset now)
    {
        // The leg that is likely to be called first is the one the holder waits for.
        var next = ticket.Legs
            .Select(leg => (Leg: leg, Ahead: before.TryGetValue(new(ticket.Id, leg.Id), out var ahead) ? ahead : (int?)null))
            .Where(one => one.Ahead is not null)
            .OrderBy(one => one.Ahead)
            .FirstOrDefault();
        var wait = next.Ahead is { } people ? forecast?.Of(ticket.Id, now) ?? WaitEstimator.Expect(day, next.Leg.Category, people) : null;
        return new(
            ticket.StatusToken, day.Version, day.Rules.Site, site, day.Rules.Date, ticket.Number.ToString(), ticket.HasEnded,
            next.Ahead, BoardView.Minutes(wait), [.. ticket.Legs.Select(leg => Leg(day, ticket, leg, master))], now, Remote(day, ticket));
    }

    static TicketRemote? Remote(SiteDay day, Ticket ticket) => ticket.Remote is { } remote
        ? new(!ticket.IsAway, remote.TurnMissedAt, remote.TurnMissedAt + (day.Rules.Remote?.Grace ?? TimeSpan.Zero))
        : null;

    static TicketStatusLeg Leg(SiteDay day, Ticket ticket, Leg leg, MasterData master)
    {
        var names = master.Procedure(leg.Procedure.Value)?.Names;
        var counter = leg.Counter is { } number && !leg.HasEnded && leg.State is not LegState.Waiting ? number : (CounterNumber?)null;
        return new(
            leg.Procedure.Value, names?.Ja ?? leg.Procedure.Value, names?.En ?? leg.Procedure.Value,
            // To its holder, waiting at a seat for an officer is part of being served there.
            leg.State is LegState.Summoned ? LegStates.Serving : TicketView.StateOf(leg),
            counter?.Value, counter is { } at ? day.Counters[at].Name : null,
            [.. (counter is { } here ? [day.Counters[here]] : MayCall(day, ticket, leg)).Take(MostPlaces).Select(desk => Place(day, desk, master))]);
    }

    /// <summary>The open counters in front of which the holder may wait.</summary>
    static IEnumerable<Counter> MayCall(SiteDay day, Ticket ticket, Leg leg) => leg.State is LegState.Waiting or LegState.Blocked
        ? day.Counters.Values.Where(counter => counter.State is CounterState.Open && counter.Does(leg.Procedure, leg.Category)
            && (leg.Only is null || leg.Only == counter.Number) && (!counter.ReservationOnly || ticket.Reservation is not null))
        : [];

    static TicketPlace Place(SiteDay day, Counter counter, MasterData master) => new(
        counter.Number.Value, master.Site(day.Rules.Site)?.Counters.FirstOrDefault(desk => desk.Number == counter.Number.Value)?.Floor ?? "");
}
