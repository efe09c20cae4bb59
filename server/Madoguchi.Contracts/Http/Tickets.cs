namespace Madoguchi.Contracts.Http;

/// <summary>Asks for one number for the whole visit (<c>POST /api/v1/sites/{site}/tickets</c>).</summary>
/// <param name="Procedures">1 to 20 procedure codes; the first gives the letter of the number.</param>
/// <param name="Language"><c>ja</c>, <c>ja-easy</c>, <c>en</c>, <c>zh-Hans</c> or <c>ko</c>; null means <c>ja</c>.</param>
/// <param name="Priority">優先: wheelchair, pregnancy, infant and the like; promises a shorter wait.</param>
/// <param name="Channel"><c>kiosk</c> (null means it), <c>staff</c> or <c>phone</c> 代理; the last two only with a counter's key.</param>
/// <param name="Persons">How many come with this number, 1–9; null means 1.</param>
/// <param name="Note">At most 200 characters for the clerks; only with a counter's key. No personal data.</param>
public sealed record IssueTicketRequest(
    IReadOnlyList<string>? Procedures, string? Language = null, bool Priority = false, string? Channel = null, int? Persons = null,
    string? Note = null);

/// <summary>Turns a reservation into a ticket (<c>POST /api/v1/sites/{site}/check-ins</c>).</summary>
/// <param name="ReservationCode">The code of the booking; hyphens, spaces, case and full width are forgiven.</param>
public sealed record CheckInRequest(string? ReservationCode);

/// <summary>Waiting time in whole minutes, the 20–80 % range; never a point.</summary>
/// <param name="Low">0–120.</param>
/// <param name="High">0–120; 120 is read as 120 or more.</param>
public sealed record MinuteRange(int Low, int High);

/// <summary>The answer to issuing and checking in.</summary>
/// <param name="TicketId">Id of the ticket.</param>
/// <param name="Number">The number on the paper, for example <c>A001</c>.</param>
/// <param name="StatusUrl">Public page that follows this ticket; carries a 128-bit random token.</param>
/// <param name="PeopleAhead">Visitors before this one at the moment of issue.</param>
/// <param name="WaitMinutes">Expected wait at the moment of issue.</param>
/// <param name="Legs">One per procedure.</param>
public sealed record IssuedTicket(
    Guid TicketId, string Number, string StatusUrl, int PeopleAhead, MinuteRange WaitMinutes, IReadOnlyList<IssuedLeg> Legs);

/// <summary>One procedure of a new ticket.</summary>
/// <param name="LegId">Number of the leg within its ticket, from 1.</param>
/// <param name="Procedure">Procedure code.</param>
/// <param name="Category">Letter of the category.</param>
/// <param name="State">One of <see cref="LegStates"/>.</param>
/// <param name="BlockedBy">Procedure codes of the same ticket that must end first.</param>
public sealed record IssuedLeg(int LegId, string Procedure, string Category, string State, IReadOnlyList<string> BlockedBy);

/// <summary>A ticket as it stands (<c>GET /api/v1/sites/{site}/tickets/{ticketId}</c>).</summary>
/// <param name="TicketId">Id of the ticket.</param>
/// <param name="Number">The number on the paper.</param>
/// <param name="Class"><c>walkIn</c>, <c>priority</c> or <c>reservation</c>.</param>
/// <param name="IssuedAt">Arrival.</param>
/// <param name="Legs">One per procedure.</param>
/// <param name="Channel"><c>kiosk</c>, <c>staff</c>, <c>phone</c> or <c>remote</c> スマホ発券.</param>
/// <param name="Persons">How many came, 1–9.</param>
/// <param name="Note">For the clerks.</param>
/// <param name="Visit">How long the visit took so far; only where the ticket is asked for.</param>
/// <param name="Reissues">How often its paper was printed again (再発行).</param>
/// <param name="ReissuedAt">When it was printed again last; null: never.</param>
public sealed record TicketDetails(
    Guid TicketId, string Number, string Class, DateTimeOffset IssuedAt, IReadOnlyList<LegDetails> Legs, string Channel = "kiosk",
    int Persons = 1, string? Note = null, VisitMinutes? Visit = null, int Reissues = 0, DateTimeOffset? ReissuedAt = null);

/// <summary>A visit in whole minutes: <paramref name="Whole"/> = <paramref name="Waited"/> + <paramref name="Served"/>.</summary>
/// <param name="Whole">From arrival until the last leg ended, or until now.</param>
/// <param name="Waited">Queues, papers being made, officers on their way.</param>
/// <param name="Served">With an officer.</param>
public sealed record VisitMinutes(int Whole, int Waited, int Served);

/// <summary>One procedure of a ticket with its times; a time that has not come is null.</summary>
/// <param name="PickupSince">When it was sent to wait for its paper.</param>
public sealed record LegDetails(
    int LegId, string Procedure, string Category, string State, int? Counter, IReadOnlyList<string> BlockedBy,
    DateTimeOffset? WaitingSince, DateTimeOffset? CalledAt, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt,
    DateTimeOffset? PickupSince = null);

/// <summary>The states of a leg on the wire.</summary>
public static class LegStates
{
    public const string Blocked = "blocked", Waiting = "waiting", Called = "called", Serving = "serving", Held = "held",
        Absent = "absent", AwaitingPickup = "awaitingPickup", Transferred = "transferred", Done = "done",
        Cancelled = "cancelled", Expired = "expired";

    /// <summary>The resident stays at the counter and an officer is on the way.</summary>
    public const string Summoned = "summoned";
}
