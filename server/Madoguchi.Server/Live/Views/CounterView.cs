using Madoguchi.Contracts.Http;
using Madoguchi.Domain.Visits;

namespace Madoguchi.Server.Live.Views;

/// <summary>Counters on the wire.</summary>
internal static class CounterView
{
    public static IEnumerable<CounterInfo> All(SiteDay day) => day.Counters.Values.Select(counter => Of(day, counter));

    public static CounterTicket Ticket(Ticket ticket, int leg, string? why) => Ticket(ticket, ticket[leg], why);

    static CounterInfo Of(SiteDay day, Counter counter) => new(
        counter.Number.Value, counter.Name, StateOf(counter), [.. counter.Serves.Select(category => category.ToString())],
        counter.Current is { } current ? Ticket(day[current.Ticket], current.Leg, null) : null,
        [.. counter.Procedures.Select(procedure => procedure.Value)]);

    static CounterTicket Ticket(Ticket ticket, Leg leg, string? why) => new(
        ticket.Id.Value, ticket.Number.ToString(), new(leg.Id, leg.Procedure.Value, TicketView.StateOf(leg)), leg.CalledAt ?? ticket.ArrivedAt, why);

    /// <summary>Where an officer is asked for, longest first.</summary>
    public static IEnumerable<SummonsInfo> Summons(SiteDay day) => day.Counters.Values
        .Where(counter => counter.Current is not null)
        .Select(counter => (Counter: counter, Ticket: day[counter.Current!.Value.Ticket], counter.Current!.Value.Leg))
        .Where(one => one.Ticket[one.Leg].State is LegState.Summoned)
        .Select(one => Summons(one.Counter, one.Ticket, one.Ticket[one.Leg]))
        .OrderBy(summons => summons.Since);

    static SummonsInfo Summons(Counter counter, Ticket ticket, Leg leg) => new(
        leg.Category.ToString(), counter.Number.Value, counter.Name, ticket.Id.Value, ticket.Number.ToString(), leg.Id, leg.Procedure.Value,
        leg.SummonedAt ?? ticket.ArrivedAt);

    static string StateOf(Counter counter) => counter.State switch
    {
        CounterState.Open => "open",
        CounterState.Paused => "paused",
        _ => "closed",
    };
}
