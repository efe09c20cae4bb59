using Madoguchi.Contracts.Http;
using Madoguchi.Contracts.Link;

namespace Madoguchi.Reservation.Pages.Turn;

/// <summary>A ticket in one word, for one person is in one place.</summary>
/// <param name="State">Key of the words: away, awayNear, missed (taken from afar, and not here yet), waiting, near, called, serving, held, absent, awaitingPickup, done, cancelled, expired.</param>
/// <param name="Active">The leg which says most about where the person is now; null while none does.</param>
/// <param name="Next">Counters that may call next.</param>
public sealed record TurnView(string State, TicketStatusLeg? Active, IReadOnlyList<TicketPlace> Next)
{
    /// <summary>So few before one, or so few minutes, that leaving the lobby would be a risk.</summary>
    const int NearPeople = 2, NearMinutes = 5, NearPeopleMinutes = 20;

    public bool Waits => State is "waiting" or "near" or "away" or "awayNear";

    /// <summary>Taken from afar, and its holder has not checked in.</summary>
    public bool IsAway => State is "away" or "awayNear" or "missed";

    /// <summary>A mail before the call makes sense.</summary>
    public bool MayBeMailed => State is "waiting" or "away";

    public static TurnView Of(TicketStatus status)
    {
        var active = Find(status, LegStates.Called) ?? Find(status, LegStates.Serving) ?? Find(status, LegStates.Absent);
        var waiting = status.Legs.Where(leg => leg.State is LegStates.Waiting).ToList();
        var next = (waiting.Count > 0 ? waiting : status.Legs.Where(leg => leg.State is LegStates.Blocked)).SelectMany(leg => leg.Places ?? []);
        return new(active?.State ?? Rest(status), active, [.. next.DistinctBy(place => place.Counter).OrderBy(place => place.Counter)]);
    }

    static string Rest(TicketStatus status) =>
        status.Finished ? (status.Legs.All(leg => leg.State is LegStates.Cancelled) ? "cancelled" : Find(status, LegStates.Expired) is not null ? "expired" : "done")
        : status.Remote is { Here: false } remote ? remote.TurnMissedAt is not null ? "missed" : IsNear(status) ? "awayNear" : "away"
        : status.Legs.Any(leg => leg.State is LegStates.Waiting or LegStates.Blocked) ? (IsNear(status) ? "near" : "waiting")
        : Find(status, LegStates.AwaitingPickup) is not null ? "awaitingPickup" : Find(status, LegStates.Held) is not null ? "held" : "waiting";

    static bool IsNear(TicketStatus status) => status is { PeopleAhead: { } ahead, WaitMinutes: { } wait }
        && (wait.High <= NearMinutes || (ahead <= NearPeople && wait.High <= NearPeopleMinutes));

    static TicketStatusLeg? Find(TicketStatus status, string wanted) => status.Legs.FirstOrDefault(leg => leg.State == wanted);
}
