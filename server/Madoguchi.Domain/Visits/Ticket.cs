using System.Collections.Immutable;
using Madoguchi.Domain.Calling;
using Madoguchi.Domain.WaitEstimation;

namespace Madoguchi.Domain.Visits;

/// <summary>How long a wait was promised.</summary>
public enum TicketClass
{
    WalkIn, Priority, Reservation,
}

/// <summary>How a number was asked for.</summary>
public enum TicketChannel
{
    Kiosk, Staff, Phone,

    /// <summary>スマホ発券.</summary>
    Remote,
}

/// <summary>One number for the whole visit of one resident on one day.</summary>
/// <param name="Id">Id.</param>
/// <param name="Number">What is on the paper.</param>
/// <param name="StatusToken">128 random bits as base64url: the holder's phone follows the ticket with it.</param>
/// <param name="Class">The promise.</param>
/// <param name="Reservation">The booking it came from; null for a walk-in.</param>
/// <param name="Language">Language of the resident.</param>
/// <param name="ArrivedAt">When the number was issued; who took it from afar may come later, see <see cref="CameAt"/>.</param>
/// <param name="Since">What the urgency counts from: the arrival, or a reservation's later slot start.</param>
/// <param name="Legs">In the order they were asked for.</param>
public sealed record Ticket(
    TicketId Id, TicketNumber Number, string StatusToken, TicketClass Class, ReservationCode? Reservation, string Language,
    DateTimeOffset ArrivedAt, DateTimeOffset Since, ImmutableArray<Leg> Legs)
{
    /// <summary>The wait that was told on the paper; null when nothing was.</summary>
    public Told? Told { get; init; }

    public TicketChannel Channel { get; init; }

    /// <summary>Set when a kiosk issued the number while it was cut off.</summary>
    public OfflineIssue? Offline { get; init; }

    /// <summary>スマホ発券: set when the number was taken from afar.</summary>
    public RemoteIssue? Remote { get; init; }

    /// <summary>A family comes with one number: how many they are, 1–9.</summary>
    public int Persons { get; init; } = 1;

    /// <summary>What the issuing clerk wrote for all who will see the ticket.</summary>
    public string? Note { get; init; }

    /// <summary>When the person was last let go by a counter, or came back; null: was at none yet.</summary>
    public DateTimeOffset? FreeSince { get; init; }

    /// <summary>How often the paper was printed again.</summary>
    public int Reissues { get; init; }

    /// <summary>When it was printed again last; null: never.</summary>
    public DateTimeOffset? ReissuedAt { get; init; }

    /// <summary>Grows with everything that happens to the ticket, so that an undo can see that something was built on it.</summary>
    public int Version { get; init; }

    /// <summary>A person is in one place: nobody is called while being called or served elsewhere, or while away.</summary>
    public bool IsFree => !IsAway && !Legs.Any(leg => leg.IsAtCounter || leg.State is LegState.Absent);

    /// <summary>The number was taken from afar and its holder has not checked in.</summary>
    public bool IsAway => Remote is { ArrivedAt: null };

    /// <summary>Away, and still to be reckoned with: the place is kept for who comes before the turn does.</summary>
    public bool IsExpected => Remote is { ArrivedAt: null, TurnMissedAt: null } && !HasEnded;

    /// <summary>When its holder came to the city hall; null: not yet.</summary>
    public DateTimeOffset? CameAt => Remote is null ? ArrivedAt : Remote.ArrivedAt;

    /// <summary>Has a leg in this category that only waits.</summary>
    public bool Waits(char category) => Legs.Any(leg => leg.State is LegState.Waiting && leg.Category == category);

    internal IEnumerable<Place> PlacesIn(char category) => Legs
        .Where(leg => leg.State is LegState.Waiting && leg.Category == category)
        .Select(leg => new Place(leg.Since, Number, new(Id, leg.Id)));

    public bool HasEnded => Legs.All(leg => leg.HasEnded);

    public Leg this[int legId] => Legs.First(leg => leg.Id == legId);

    /// <summary>What the single wait of a leg counts from: since then it could have been called and was not.</summary>
    public DateTimeOffset WaitsFrom(Leg leg) =>
        Latest(Latest(leg.Since, leg.WaitingSince), Latest(FreeSince ?? ArrivedAt, leg.ResumedAt));

    static DateTimeOffset Latest(DateTimeOffset one, DateTimeOffset? other) => other > one ? other.Value : one;

    internal Ticket With(Leg changed) => this with { Legs = [.. Legs.Select(leg => leg.Id == changed.Id ? changed : leg)] };

    /// <summary>Ends a leg; what waited only for it can be called from now on.</summary>
    internal Ticket End(int legId, LegState state, DateTimeOffset at) =>
        With(this[legId] with { State = state, EndedAt = at }).Release(legId, at);

    /// <summary>Ends a leg whose work another leg carries on: what waited for the old one waits for the new one.</summary>
    internal Ticket CarryOn(int legId, Leg next, DateTimeOffset at)
    {
        var ended = With(this[legId] with { State = LegState.Transferred, EndedAt = at });
        var moved = ended.Legs.Select(leg => leg.BlockedBy.Contains(legId) ? leg with { BlockedBy = leg.BlockedBy.Replace(legId, next.Id) } : leg);
        return ended with { Legs = [.. moved, next] };
    }

    /// <summary>Ends what has not ended.</summary>
    internal Ticket EndAll(LegState state, DateTimeOffset at) => this with
    {
        Legs = [.. Legs.Select(leg => leg.HasEnded ? leg : leg with { State = state, EndedAt = at, BlockedBy = [] })],
    };

    Ticket Release(int legId, DateTimeOffset at) => this with
    {
        Legs =
        [
            .. Legs.Select(leg => leg.State is LegState.Blocked && leg.BlockedBy.Remove(legId) is var left && left.Length < leg.BlockedBy.Length
                ? left.IsEmpty ? leg with { BlockedBy = left, State = LegState.Waiting, WaitingSince = at } : leg with { BlockedBy = left }
                : leg),
        ],
    };
}
