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

    /// <summary>Turns a reservation into a ticket. The same <paramref name="commandId"/> again gives the same ticket.</summary>
    Task<HubReply<IssuedTicket>> CheckIn(string site, Guid commandId, CheckInRequest request);

    /// <summary>Reports the printer whenever its state changes; staff see it.</summary>
    Task ReportPrinter(PrinterReport report);

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

/// <summary>Master data of one site in all languages.</summary>
/// <param name="Municipality">Name of the city, for example 国分寺市.</param>
/// <param name="MunicipalityEn">Its English name.</param>
/// <param name="Site">Site code.</param>
/// <param name="Names">Site name by language (<c>ja</c>, <c>en</c> …).</param>
/// <param name="Categories">In the order of their letters.</param>
/// <param name="Procedures">All procedures, also those not handled here (with <see cref="CatalogueProcedure.Handled"/> false).</param>
/// <param name="Today">Hours of today; null on a closed day.</param>
/// <param name="StatusUrlBase">Where phones follow a ticket, for example <c>https://…/t/</c>.</param>
/// <param name="ServerTime">The server's clock, to show drift.</param>
public sealed record SiteCatalogue(
    string Municipality, string MunicipalityEn, string Site, IReadOnlyDictionary<string, string> Names,
    IReadOnlyList<CatalogueCategory> Categories, IReadOnlyList<CatalogueProcedure> Procedures, DayHours? Today,
    string StatusUrlBase, DateTimeOffset ServerTime);

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
    IReadOnlyList<string> After);

/// <summary>Opening hours of one day, local time of the site.</summary>
public sealed record DayHours(DateOnly Date, TimeOnly Open, TimeOnly LastTicket, TimeOnly Close);
