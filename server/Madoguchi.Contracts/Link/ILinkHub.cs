using Madoguchi.Contracts.Http;
using Madoguchi.Contracts.Hubs;

namespace Madoguchi.Contracts.Link;

/// <summary>
/// <c>/link</c> on reservation-web, dialled by the city hall's server only (bearer key). No connection is ever opened the
/// other way: bookings wait here until they are pulled and acknowledged.
/// </summary>
public interface ILinkHub
{
    /// <summary>Says who calls; the one connection that opened last is the link, an older one is closed.</summary>
    Task<LinkWelcome> Open(LinkHello hello);

    /// <summary>Bookings and cancellations after <paramref name="afterSequence"/>, oldest first.</summary>
    /// <param name="afterSequence">Last sequence number the server has stored.</param>
    /// <param name="most">1–500.</param>
    Task<BookingBatch> Pull(long afterSequence, int most);

    /// <summary>Everything up to this sequence number is durable inside. Acknowledging twice is harmless.</summary>
    Task Acknowledge(long upToSequence);

    /// <summary>Master data and bookable slots, whole. Kept outside, so that residents can book while the line is cut.</summary>
    Task PublishMaster(LinkMaster master);

    /// <summary>How busy every site is. Whole state; the newest wins.</summary>
    Task PublishCongestion(Congestion congestion);

    /// <summary>Tickets that changed (or all of today's after a reconnect); each is a whole state with a version.</summary>
    Task PublishTickets(IReadOnlyList<TicketStatus> tickets);
}

/// <summary>What reservation-web tells the server over the line the server opened.</summary>
public interface ILinkClient
{
    /// <summary>There are bookings up to this sequence number: pull.</summary>
    Task BookingsWaiting(long latestSequence);
}

/// <summary>Which server dials.</summary>
/// <param name="ServerVersion">Program version.</param>
/// <param name="ServerTime">The server's clock.</param>
public sealed record LinkHello(string ServerVersion, DateTimeOffset ServerTime);

/// <summary>Where the line goes on.</summary>
/// <param name="LatestSequence">Newest booking's sequence number.</param>
/// <param name="AcknowledgedSequence">What the server acknowledged last.</param>
public sealed record LinkWelcome(long LatestSequence, long AcknowledgedSequence);

/// <summary>One pull of bookings.</summary>
/// <param name="Bookings">Oldest first.</param>
/// <param name="More">True when the batch was cut at the asked size.</param>
public sealed record BookingBatch(IReadOnlyList<LinkBooking> Bookings, bool More);

/// <summary>One booking, or its cancellation (a later sequence number with the same code).</summary>
/// <param name="Sequence">Grows by one with every booking and cancellation.</param>
/// <param name="Code">8 characters of 23456789ABCDEFGHJKLMNPQRSTUVWXYZ.</param>
/// <param name="Site">Site code.</param>
/// <param name="SlotStart">Start of the slot with offset.</param>
/// <param name="SlotMinutes">Length of the slot.</param>
/// <param name="Procedures">1–20 procedure codes.</param>
/// <param name="Name">1–60 characters; IVS kept.</param>
/// <param name="Kana">Full-width katakana, 1–60 characters.</param>
/// <param name="Phone">Digits only, or null.</param>
/// <param name="Mail">Or null. At least one of phone and mail is there.</param>
/// <param name="Language">Language of the resident.</param>
/// <param name="Cancelled">True: the booking with this code is cancelled.</param>
/// <param name="At">When it was booked or cancelled.</param>
public sealed record LinkBooking(
    long Sequence, string Code, string Site, DateTimeOffset SlotStart, int SlotMinutes, IReadOnlyList<string> Procedures,
    string Name, string Kana, string? Phone, string? Mail, string Language, bool Cancelled, DateTimeOffset At);

/// <summary>Everything residents' pages need from inside.</summary>
/// <param name="Version">Grows with every change; an older one is ignored.</param>
/// <param name="Municipality">Name of the city.</param>
/// <param name="MunicipalityEn">Its English name.</param>
/// <param name="Sites">Each site with its catalogue.</param>
/// <param name="Slots">Bookable slots of the coming open days; a slot not named here is not bookable.</param>
/// <param name="Navigator">The procedure navigator as JSON (life events, questions, rules), or null.</param>
public sealed record LinkMaster(
    long Version, string Municipality, string MunicipalityEn, IReadOnlyList<SiteCatalogue> Sites,
    IReadOnlyList<LinkSlot> Slots, string? Navigator);

/// <summary>予約枠: one bookable slot of a site.</summary>
/// <param name="Site">Site code.</param>
/// <param name="Start">Start with offset.</param>
/// <param name="Minutes">Length.</param>
/// <param name="Capacity">Seats, 0–100. 0 closes the slot for new bookings; existing bookings stay and are reported.</param>
public sealed record LinkSlot(string Site, DateTimeOffset Start, int Minutes, int Capacity);

/// <summary>A ticket as its holder's phone may show it: no name, nothing but what is on the paper and the board.</summary>
/// <param name="Token">128-bit random token, 22 characters of base64url; the key of the page <c>/t/{token}</c>.</param>
/// <param name="Version">Grows with every change of the site's day.</param>
/// <param name="Site">Site code.</param>
/// <param name="SiteName">Japanese name of the site.</param>
/// <param name="BusinessDate">The day of the ticket.</param>
/// <param name="Number">The number on the paper.</param>
/// <param name="Finished">All legs ended.</param>
/// <param name="PeopleAhead">Visitors before this one; null when called, served or finished.</param>
/// <param name="WaitMinutes">Expected wait; null when called, served, finished or no counter is open.</param>
/// <param name="Legs">One per procedure.</param>
/// <param name="At">When this was true.</param>
public sealed record TicketStatus(
    string Token, long Version, string Site, string SiteName, DateOnly BusinessDate, string Number, bool Finished, int? PeopleAhead,
    MinuteRange? WaitMinutes, IReadOnlyList<TicketStatusLeg> Legs, DateTimeOffset At);

/// <summary>One procedure of a ticket as its holder's phone shows it.</summary>
/// <param name="Procedure">Procedure code.</param>
/// <param name="Name">Japanese name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="State">One of <see cref="LegStates"/>.</param>
/// <param name="Counter">Counter that called or serves; else null.</param>
/// <param name="CounterName">Its name.</param>
public sealed record TicketStatusLeg(string Procedure, string Name, string NameEn, string State, int? Counter, string? CounterName);
