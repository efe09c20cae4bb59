using Madoguchi.Contracts.Http;
using Madoguchi.Contracts.Hubs;
using Madoguchi.Contracts.Link;
using Madoguchi.Domain.Visits;
using Madoguchi.Server.Live.Views;

namespace Madoguchi.Server.Live.SiteDays;

/// <summary>One site on one business date: the one writer. Its key is the ledger's stream, <c>honchosha/2026-11-24</c>.</summary>
internal interface ISiteDayGrain : IGrainWithStringKey
{
    Task<CommandAnswer> Execute([Immutable] CommandEnvelope envelope);

    Task<Frozen<BoardState>> Board();

    Task<Frozen<SiteState>> Site();

    Task<Frozen<IReadOnlyList<CounterInfo>>> Counters();

    Task<Frozen<SiteSummary>> Summary();

    /// <summary>What a kiosk holds of the offline band and has not used.</summary>
    Task<Frozen<OfflineNumbers>> OfflineNumbers([Immutable] KioskId kiosk);

    /// <summary>What one and two more counters would change, by category with people waiting.</summary>
    Task<Frozen<IReadOnlyList<GhostRow>>> Ghosts();

    /// <summary>The day from one counter; null when there is no such counter.</summary>
    Task<Frozen<Desk>?> Desk(int counter);

    Task<Frozen<DeskTicket>?> DeskTicket(Guid ticketId);

    Task<Frozen<TicketDetails>?> Ticket(Guid ticketId);

    /// <summary>The reservations which became tickets.</summary>
    Task<Frozen<IReadOnlyDictionary<ReservationCode, TicketId>>> CheckedIn();

    /// <summary>Every ticket of the day as its holder's phone may show it.</summary>
    Task<Frozen<IReadOnlyList<TicketStatus>>> Statuses();
}
