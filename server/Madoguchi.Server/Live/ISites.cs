using Madoguchi.Contracts.Http;
using Madoguchi.Contracts.Hubs;
using Madoguchi.Contracts.Link;
using Madoguchi.Domain.Visits;
using Madoguchi.Server.Live.SiteDays;
using Madoguchi.Server.Live.Views;
using Madoguchi.Server.Persistence.Bookings;

namespace Madoguchi.Server.Live;

/// <summary>The sites of the city today. The one way in for pages, endpoints and hubs.</summary>
internal interface ISites
{
    bool Exists(string site);

    /// <summary>Today's business date of every site (Asia/Tokyo).</summary>
    DateOnly Today { get; }

    /// <summary>Whether the master data has it, with its hours.</summary>
    IReadOnlyList<SiteInfo> All();

    /// <summary>Decides and makes durable. A database that cannot be written gives the refusal <see cref="Busy"/>.</summary>
    Task<CommandAnswer> Execute(string site, CommandEnvelope envelope);

    /// <summary>The same on another business date: what a kiosk tells late, or asks for ahead.</summary>
    Task<CommandAnswer> Execute(string site, DateOnly date, CommandEnvelope envelope);

    /// <summary>What a kiosk holds of the offline band on a date and has not used.</summary>
    Task<OfflineNumbers> OfflineNumbers(string site, DateOnly date, KioskId kiosk);

    Task<BoardState> Board(string site);

    Task<SiteState> State(string site);

    Task<IReadOnlyList<CounterInfo>> Counters(string site);

    Task<SiteSummary> Summary(string site);

    /// <summary>What one and two more counters would change, by category with people waiting.</summary>
    Task<IReadOnlyList<GhostRow>> Ghosts(string site);

    /// <summary>The site as seen from one counter; null when it has no such counter.</summary>
    Task<Desk?> Desk(string site, int counter);

    /// <summary>A ticket as clerks see it, with its reservation; null when there is none today.</summary>
    Task<DeskTicket?> DeskTicket(string site, Guid ticketId);

    /// <summary>Null when there is none today.</summary>
    Task<TicketDetails?> Ticket(string site, Guid ticketId);

    Task<IReadOnlyList<TicketStatus>> Statuses(string site);

    /// <summary>An id and a token for a ticket that may come to be.</summary>
    NewTicket NewTicket();

    /// <summary>What checking in with this code asks for; under this id, or a new one.</summary>
    Task<Asked> CheckIn(string site, CheckInRequest request, TicketId? id, CancellationToken ct);

    /// <summary>The reservations of today which became tickets, and the codes of numbers taken from afar.</summary>
    Task<IReadOnlyDictionary<ReservationCode, TicketId>> CheckedIn(string site);

    /// <summary>The day on which a reservation became a ticket, whenever it is for now; null: it was not checked in.</summary>
    Task<DateOnly?> CheckedInOn(StoredBooking booking);

    /// <summary>The answer to issuing and checking in.</summary>
    IssuedTicket Issued(CommandAnswer answer);
}

/// <param name="Id">UUIDv7.</param>
/// <param name="StatusToken">128 random bits as base64url, 22 characters.</param>
internal readonly record struct NewTicket(TicketId Id, string StatusToken);

/// <summary>A request read: a command, or why it cannot be read.</summary>
internal readonly record struct Asked(SiteDayCommand? Command, string? Unreadable)
{
    public static implicit operator Asked(SiteDayCommand command) => new(command, null);

    public static Asked Not(string why) => new(null, why);
}

/// <summary>Try again with the same key: HTTP 503 with Retry-After.</summary>
internal static class Busy
{
    public const string Code = "busy";

    public static readonly Refusal Refusal = new(Code, "ただいま記録できません。少し待って同じ操作をもう一度行ってください。");
}
