using System.Collections.Immutable;
using Madoguchi.Contracts.Http;
using Madoguchi.Contracts.Hubs;

namespace Madoguchi.Server.Live.Views;

/// <summary>A counter as its clerk sees it: everything that one screen shows, at one version of the day.</summary>
/// <param name="Version">Of the site's day; a lower one is older news.</param>
/// <param name="Counter">The counter itself.</param>
/// <param name="Current">Whom it has called or serves.</param>
/// <param name="UndoableUntil">Until when its last step can be taken back; null when there is none.</param>
/// <param name="Categories">All of the site.</param>
/// <param name="Waiting">Who can be called, most urgent first, at most 200.</param>
/// <param name="Callable">People whom this counter could call now.</param>
/// <param name="Held">Set aside, oldest first.</param>
/// <param name="Absent">Did not come, oldest first.</param>
/// <param name="Counters">All counters of the site.</param>
/// <param name="Date">Business date.</param>
/// <param name="Pickup">Who waits for a paper, longest first.</param>
/// <param name="Summons">Seats to which officers are called, longest first.</param>
[GenerateSerializer, Immutable]
public sealed record Desk(
    [property: Id(0)] long Version, [property: Id(1)] CounterInfo Counter, [property: Id(2)] DeskTicket? Current,
    [property: Id(3)] DateTimeOffset? UndoableUntil, [property: Id(4)] ImmutableArray<DeskCategory> Categories,
    [property: Id(5)] ImmutableArray<DeskPlace> Waiting, [property: Id(6)] int Callable,
    [property: Id(7)] ImmutableArray<QueuedTicket> Held, [property: Id(8)] ImmutableArray<QueuedTicket> Absent,
    [property: Id(9)] ImmutableArray<CounterInfo> Counters, [property: Id(10)] DateOnly Date,
    [property: Id(11)] ImmutableArray<QueuedTicket> Pickup, [property: Id(12)] ImmutableArray<SummonsInfo> Summons)
{
    /// <summary>スマホ発券: who took a number from afar and has not come, in the order of issue.</summary>
    [Id(13)] public ImmutableArray<QueuedTicket> Away { get; init; } = [];

    /// <summary>Versions count anew every day.</summary>
    public bool IsNewsTo(Desk shown) => Date != shown.Date ? Date > shown.Date : Version >= shown.Version;
}

/// <param name="Code">Letter.</param>
/// <param name="People">Who wait in it.</param>
[GenerateSerializer, Immutable]
public sealed record DeskCategory([property: Id(0)] string Code, [property: Id(1)] string Name, [property: Id(2)] int People);

/// <param name="IsMine">This counter may call it.</param>
[GenerateSerializer, Immutable]
public sealed record DeskPlace([property: Id(0)] QueuedTicket Ticket, [property: Id(1)] bool IsMine);

/// <param name="Class"><c>walkIn</c>, <c>priority</c> or <c>reservation</c>.</param>
/// <param name="Language">Language of the resident.</param>
/// <param name="Reservation">The booking it came from.</param>
/// <param name="LegId">The leg at hand.</param>
/// <param name="Channel"><c>kiosk</c>, <c>staff</c>, <c>phone</c> or <c>remote</c> スマホ発券.</param>
/// <param name="Persons">How many came.</param>
/// <param name="Note">What the issuing clerk wrote.</param>
/// <param name="Reissues">How often its paper was printed again.</param>
/// <param name="ReissuedAt">When it was printed again last.</param>
[GenerateSerializer, Immutable]
public sealed record DeskTicket(
    [property: Id(0)] Guid TicketId, [property: Id(1)] string Number, [property: Id(2)] string Class, [property: Id(3)] string Language,
    [property: Id(4)] string? Reservation, [property: Id(5)] DateTimeOffset ArrivedAt, [property: Id(6)] int LegId,
    [property: Id(7)] ImmutableArray<DeskLeg> Legs, [property: Id(8)] string Channel, [property: Id(9)] int Persons, [property: Id(10)] string? Note,
    [property: Id(11)] int Reissues, [property: Id(12)] DateTimeOffset? ReissuedAt)
{
    public DeskLeg Leg => Legs.First(leg => leg.LegId == LegId);
}

/// <param name="State">One of <see cref="LegStates"/>.</param>
/// <param name="BlockedBy">Procedure codes that must end first.</param>
/// <param name="Calls">How often it was called.</param>
/// <param name="IsForPickup">It is called for 交付 or 会計 only.</param>
/// <param name="Note">Reason of a hold or note of a transfer.</param>
[GenerateSerializer, Immutable]
public sealed record DeskLeg(
    [property: Id(0)] int LegId, [property: Id(1)] string Procedure, [property: Id(2)] string State, [property: Id(3)] int? Counter,
    [property: Id(4)] ImmutableArray<string> BlockedBy, [property: Id(5)] int Calls, [property: Id(6)] string? Note,
    [property: Id(7)] DateTimeOffset? CalledAt, [property: Id(8)] DateTimeOffset? StartedAt, [property: Id(9)] bool IsForPickup);
