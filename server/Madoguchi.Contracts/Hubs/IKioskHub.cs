using Madoguchi.Contracts.Http;

namespace Madoguchi.Contracts.Hubs;

/// <summary><c>/hubs/kiosk</c>, role kiosk: what a kiosk asks of the server.</summary>
public interface IKioskHub
{
    /// <summary>Says who is there; called after every (re)connect.</summary>
    /// <returns>Everything the kiosk shows, so that it can go on showing it without the server.</returns>
    Task<HubReply<SiteCatalogue>> Hello(KioskHello hello);

    /// <summary>Issues a ticket. The same <paramref name="commandId"/> again gives the same ticket.</summary>
    Task<HubReply<IssuedTicket>> Issue(string site, Guid commandId, IssueTicketRequest request);

    /// <summary>
    /// Turns a reservation into a ticket, or lets a number from afar be called. The same <paramref name="commandId"/> again gives the same
    /// ticket. Refused with <c>too-many-codes</c> after many unknown codes on this kiosk.
    /// </summary>
    Task<HubReply<IssuedTicket>> CheckIn(string site, Guid commandId, CheckInRequest request);

    /// <summary>
    /// Turns the one open reservation of today at this site, booked under this name and telephone number, into a ticket. The same
    /// <paramref name="commandId"/> again gives the same ticket. Refused with <c>reservation-not-matched</c> when none or several
    /// answer to it, without saying which; with <c>too-many-tries</c> after wrong ones on this kiosk, the right one too; and with
    /// <c>site-closed</c> outside the hours.
    /// </summary>
    Task<HubReply<IssuedTicket>> CheckInByName(string site, Guid commandId, CheckInByNameRequest request);

    /// <summary>
    /// Lends numbers of the offline band for one business date, today or up to 14 days ahead, to one installation. Asked again, it
    /// answers with what is still held, and fills up what is mostly used. Refused with <c>site-closed</c> on a day without hours and
    /// after its end, and with <c>number-band-exhausted</c> when nothing is left to lend.
    /// </summary>
    Task<HubReply<OfflineNumbers>> LeaseOfflineNumbers(string site, Guid commandId, LeaseOfflineRequest request);

    /// <summary>
    /// Tells of a number that was issued while cut off. <paramref name="commandId"/> is the id of the wish: the one under which
    /// <see cref="Issue"/> or <see cref="CheckIn"/> may have been asked before the line broke; what the server had issued then takes
    /// the paper's number, so that one person stays one ticket. The same id again gives the same answer. Neither hours nor stopped
    /// categories refuse a paper; what comes after the end of its day is recorded as expired. Refused with
    /// <c>offline-number-not-leased</c> and <c>offline-number-used</c>; staff are alerted then.
    /// </summary>
    Task<HubReply<RecordedTicket>> RecordOffline(string site, Guid commandId, RecordOfflineRequest request);

    /// <summary>
    /// Tells of a paper that bears 再発行, after the papers of <see cref="RecordOffline"/>. <paramref name="commandId"/> is the id of the print
    /// job: the same id again gives the same answer and counts once. Neither hours nor the end of the day refuse it. Refused with
    /// <c>unknown-ticket</c> when this number is not the ticket of this id.
    /// </summary>
    Task<HubReply<ReissuedTicket>> RecordReissue(string site, Guid commandId, RecordReissueRequest request);

    /// <summary>Now and then: keeps what staff see of the kiosk's clock fresh.</summary>
    /// <returns>The server's clock.</returns>
    Task<ServerClock> Ping(DateTimeOffset localTime);

    /// <summary>Reports the printer whenever its state changes; staff see it.</summary>
    Task ReportPrinter(PrinterReport report);

    /// <summary>Staff at the kiosk end the reception of a category for today; told to the counters. Refused with <c>unknown-category</c>.</summary>
    Task<HubReply<CategoryIssuing>> StopIssuing(string site, Guid commandId, string category);

    /// <summary>The reception of a category goes on; told to the counters.</summary>
    Task<HubReply<CategoryIssuing>> ResumeIssuing(string site, Guid commandId, string category);

    /// <summary>
    /// Staff at the kiosk cancel a ticket, by its id: a kiosk knows those it issued itself and no others. Told to the counters. Refused with
    /// <c>unknown-ticket</c>, <c>ticket-finished</c> and, while somebody calls or serves it, <c>ticket-at-counter</c>.
    /// </summary>
    Task<HubReply<CancelledTicket>> Cancel(string site, Guid commandId, Guid ticketId);

    /// <summary>「職員を呼ぶ」: tells the counters of the site that someone at this kiosk wants help.</summary>
    Task CallStaff();
}

/// <summary>What the server tells a kiosk by itself.</summary>
public interface IKioskClient
{
    /// <summary>Master data changed: names, hours, procedures.</summary>
    Task Catalogue(SiteCatalogue catalogue);

    /// <summary>The board of the site, for waiting people and minutes beside each category.</summary>
    Task Board(BoardState board);
}

/// <summary>Which kiosk calls, and how its clock goes.</summary>
/// <param name="Site">Site the kiosk stands at; must be the key's site where the key has one.</param>
/// <param name="Name">Name of the device, 1–40 characters.</param>
/// <param name="Version">Program version.</param>
/// <param name="LocalTime">The kiosk's clock, to show drift.</param>
public sealed record KioskHello(string Site, string Name, string Version, DateTimeOffset LocalTime);

/// <summary>Whether numbers are given in a category.</summary>
/// <param name="Code">Letter.</param>
public sealed record CategoryIssuing(string Code, bool Issuing);

/// <summary>A ticket whose open legs have all ended.</summary>
public sealed record CancelledTicket(Guid TicketId, string Number);

/// <summary>How the kiosk's printer is.</summary>
/// <param name="State">One of <see cref="PrinterStates"/>.</param>
/// <param name="Detail">What to do, in Japanese; at most 200 characters; null when fine.</param>
public sealed record PrinterReport(string State, string? Detail);

/// <summary>The states of a printer on the wire.</summary>
public static class PrinterStates
{
    public const string Ready = "ready", PaperNearEnd = "paperNearEnd", PaperOut = "paperOut", CoverOpen = "coverOpen",
        Offline = "offline", Unreachable = "unreachable", Error = "error";
}

/// <summary>
/// Master data of one site in all languages. Names in <c>ja-easy</c> may hold furigana, written ｜漢字《かんじ》: shown as ruby, or taken out
/// where there is none.
/// </summary>
/// <param name="Municipality">Name of the city, for example 国分寺市.</param>
/// <param name="MunicipalityEn">Its English name.</param>
/// <param name="Site">Site code.</param>
/// <param name="Names">Site name by language (<c>ja</c>, <c>en</c> …).</param>
/// <param name="Categories">In the order of their letters.</param>
/// <param name="Procedures">All procedures, also those not handled here (with <see cref="CatalogueProcedure.Handled"/> false).</param>
/// <param name="Today">Hours of today; null on a closed day.</param>
/// <param name="StatusUrlBase">Where phones follow a ticket, for example <c>https://…/t/</c>.</param>
/// <param name="ServerTime">The server's clock, to show drift.</param>
/// <param name="Navigator">手続きナビ as JSON (life events, questions, rules); null where it travels beside the catalogue.</param>
/// <param name="MunicipalityNames">Name of the city by language; null from a server of before.</param>
public sealed record SiteCatalogue(
    string Municipality, string MunicipalityEn, string Site, IReadOnlyDictionary<string, string> Names,
    IReadOnlyList<CatalogueCategory> Categories, IReadOnlyList<CatalogueProcedure> Procedures, DayHours? Today,
    string StatusUrlBase, DateTimeOffset ServerTime, string? Navigator = null, IReadOnlyDictionary<string, string>? MunicipalityNames = null);

/// <summary>受付区分 as the kiosk shows it.</summary>
/// <param name="Code">Letter.</param>
/// <param name="Names">By language: <c>ja</c>, <c>ja-easy</c>, <c>en</c> ….</param>
public sealed record CatalogueCategory(string Code, IReadOnlyDictionary<string, string> Names);

/// <summary>手続き as the kiosk and the residents' pages show it.</summary>
/// <param name="Code">Procedure code.</param>
/// <param name="Category">Letter.</param>
/// <param name="Names">By language.</param>
/// <param name="Minutes">Planned minutes at the counter.</param>
/// <param name="Bring">What to bring (Japanese), one item each.</param>
/// <param name="FeeYen">Fee in yen; 0 when free.</param>
/// <param name="WithoutVisit">Ways that need no visit.</param>
/// <param name="Handled">Handled at this site.</param>
/// <param name="HandledAt">Names (Japanese) of the sites where it is handled.</param>
/// <param name="From">Limited hours: handled from this local time; null: the whole day.</param>
/// <param name="To">Limited hours: handled until this local time; null: the whole day.</param>
/// <param name="After">Procedures which must be done first in the same visit.</param>
public sealed record CatalogueProcedure(
    string Code, string Category, IReadOnlyDictionary<string, string> Names, int Minutes, IReadOnlyList<string> Bring,
    int FeeYen, IReadOnlyList<string> WithoutVisit, bool Handled, IReadOnlyList<string> HandledAt, TimeOnly? From, TimeOnly? To,
    IReadOnlyList<string> After)
{
    /// <summary>Limited hours: handled on these weekdays only; null: on every open day.</summary>
    public IReadOnlyList<DayOfWeek>? Days { get; init; }

    /// <summary>Page on which it is done without a visit or which says how: https, at most 150 ASCII characters; null when there is none.</summary>
    public string? WithoutVisitUrl { get; init; }
}

/// <summary>Opening hours of one day, local time of the site.</summary>
public sealed record DayHours(DateOnly Date, TimeOnly Open, TimeOnly LastTicket, TimeOnly Close);
