using Madoguchi.Domain.Visits;

namespace Madoguchi.TestKit.Worlds;

/// <summary>A day as canonical text: equal text, equal state. (Immutable collections compare by reference.)</summary>
public static class SiteDayText
{
    public static string Of(SiteDay day) => string.Join('\n', Lines(day));

    static IEnumerable<string> Lines(SiteDay day) =>
    [
        $"version {day.Version} at {day.At:O} last call {day.LastCall} stopped {string.Join(',', day.Stopped)} closed {day.ClosedAt:O}",
        .. day.Counters.Values.Select(counter => $"counter {Of(counter)}"),
        .. day.Tickets.Values.OrderBy(ticket => ticket.Id.Value).Select(ticket => $"ticket {Of(ticket)}"),
        .. day.Numbers.OrderBy(number => number.Key).Select(number => $"number {number.Key} {number.Value.Value}"),
        .. day.LastNumbers.OrderBy(last => last.Key).Select(last => $"last {last.Key} {last.Value}"),
        .. day.Reservations.Select(code => $"reservation {code.Key} {code.Value.Value}").Order(StringComparer.Ordinal),
        .. day.Leases.Select(lease => $"lent {lease.Kiosk} {lease.Block.Category} {string.Join(',', lease.Block.Numbers)}"),
        .. day.Calls.Select(call => $"call {call}"),
        $"pickup {string.Join(',', day.Pickup)}",
        $"aside {string.Join(',', day.Aside.Select(id => id.Value))}",
        $"away {string.Join(',', day.Away.Select(id => id.Value))} of {day.RemoteIssued}",
        Pool(day),
    ];

    /// <summary>The pool, kept up step by step.</summary>
    public static string Pool(SiteDay day) => string.Join('\n', day.Pool.Lines
        .SelectMany(line => line.Value.Select(place => $"{line.Key} {place}"))
        .Concat(day.Pool.Longest.SelectMany(line => line.Value.Select(place => $"longest {line.Key} {place}")))
        .Concat(day.Pool.Categories.Where(category => category.Value != default).Select(category => $"{category.Key} {category.Value}"))
        .Order(StringComparer.Ordinal));

    public static string Of(Ticket ticket) =>
        $"{ticket.Id.Value} {ticket.Number} {ticket.StatusToken} {ticket.Class} {ticket.Reservation} {ticket.Language} {ticket.ArrivedAt:O} {ticket.Since:O}"
        + $" reissues {ticket.Reissues} {ticket.ReissuedAt:O} version {ticket.Version} free {ticket.FreeSince:O} {ticket.Channel} {ticket.Persons} {ticket.Note} offline {ticket.Offline} remote {ticket.Remote}{string.Concat(ticket.Legs.Select(leg => "\n  leg " + Of(leg)))}";

    static string Of(Leg leg) =>
        $"{leg.Id} {leg.Procedure} {leg.Category} {leg.State} by [{string.Join(',', leg.BlockedBy)}] since {leg.Since:O} head {leg.AtHead} only {leg.Only}"
        + $" at {leg.Counter} waiting {leg.WaitingSince:O} called {leg.CalledAt:O} started {leg.StartedAt:O} ended {leg.EndedAt:O} calls {leg.Calls} note {leg.Note}"
        + $" pickup {leg.PickupSince:O} due {leg.Due:O} resumed {leg.ResumedAt:O} summoned {leg.SummonedAt:O}";

    static string Of(Counter counter)
    {
        var step = counter.LastStep;
        var last = step is null
            ? "-"
            : $"{step.At:O} {step.Current} {step.Call} {step.Replaced} [{string.Join(',', step.After)}]{string.Concat(step.Before.Select(ticket => "\n    before " + Of(ticket)))}";
        return $"{counter.Number} {counter.Name} {counter.State} {string.Join("", counter.Serves)} {string.Join(",", counter.Procedures)} {counter.ReservationOnly} current {counter.Current} step {last}";
    }
}
