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

    /// <summary>Wishes for numbers from afar that are not answered yet, oldest first, 100 at most.</summary>
    Task<IReadOnlyList<RemoteAsk>> PullRemote();

    /// <summary>What became of them. Answered twice is harmless.</summary>
    /// <param name="answers">1–100.</param>
    Task AnswerRemote(IReadOnlyList<RemoteAnswer> answers);

    /// <summary>When a stay can begin, with the seats kept for staff. Refused with a code of <see cref="StaffRefusals"/>, as the next three.</summary>
    Task<HubReply<StaffTimes>> StaffTimes(StaffTimesAsk ask);

    /// <summary>Books for a caller, the seats kept for staff first. Stands at once; the same key again gives the same reservation.</summary>
    Task<HubReply<StaffBooked>> StaffBook(StaffOrder order);

    /// <summary>New seats are taken and the old ones given back together; the code stays.</summary>
    Task<HubReply<StaffBooked>> StaffMove(StaffMove move);

    /// <summary>Gives the seats back.</summary>
    Task<HubReply<StaffBooked>> StaffCancel(StaffCancel cancel);
}

/// <summary>What reservation-web tells the server over the line the server opened.</summary>
public interface ILinkClient
{
    /// <summary>There are bookings up to this sequence number: pull.</summary>
    Task BookingsWaiting(long latestSequence);

    /// <summary>Somebody wishes for a number from afar, or gives one up: pull.</summary>
    Task RemoteWaiting();
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
/// <param name="Bookings">Oldest first; no more than asked for, none null, sequence numbers growing. Otherwise nothing of it is believed.</param>
/// <param name="More">True when the batch was cut at the asked size.</param>
public sealed record BookingBatch(IReadOnlyList<LinkBooking> Bookings, bool More);

/// <summary>One booking, or its change or cancellation (a later sequence number with the same code, which replaces what was).</summary>
/// <param name="Sequence">Grows with every booking, change and cancellation; gaps are allowed, 100 for each second since 2000 is the most.</param>
/// <param name="Code">8 characters of 23456789ABCDEFGHJKLMNPQRSTUVWXYZ.</param>
/// <param name="Site">Site code.</param>
/// <param name="SlotStart">Start of the slot with offset.</param>
/// <param name="SlotMinutes">From the start of the first slot of the stay to the end of the last.</param>
/// <param name="Procedures">1–20 procedure codes.</param>
/// <param name="Name">1–60 characters; IVS kept.</param>
/// <param name="Kana">Full-width katakana, 1–60 characters.</param>
/// <param name="Phone">Digits only, or null.</param>
/// <param name="Mail">Or null. At least one of phone and mail is there.</param>
/// <param name="Language">Language of the resident.</param>
/// <param name="Cancelled">True: the booking with this code is cancelled.</param>
/// <param name="At">When it was booked, changed or cancelled.</param>
/// <param name="Group">Group with a counter of its own, see <see cref="LinkGroup"/>; empty: each procedure at its own counters.</param>
public sealed record LinkBooking(
    long Sequence, string Code, string Site, DateTimeOffset SlotStart, int SlotMinutes, IReadOnlyList<string> Procedures,
    string Name, string Kana, string? Phone, string? Mail, string Language, bool Cancelled, DateTimeOffset At, string Group = "");

/// <summary>Everything residents' pages need from inside.</summary>
/// <param name="Version">Grows with every change; an older one is ignored.</param>
/// <param name="Municipality">Name of the city.</param>
/// <param name="MunicipalityEn">Its English name.</param>
/// <param name="Sites">Each site with its catalogue.</param>
/// <param name="Slots">Bookable slots of the coming open days; a slot not named here is not bookable.</param>
/// <param name="Navigator">The procedure navigator as JSON (life events, questions, rules), or null.</param>
/// <param name="MunicipalityNames">Name of the city by language; null from a server of before.</param>
/// <param name="Groups">Counter groups that are booked apart; null: every procedure takes the slots of group <c>""</c>.</param>
public sealed record LinkMaster(
    long Version, string Municipality, string MunicipalityEn, IReadOnlyList<SiteCatalogue> Sites,
    IReadOnlyList<LinkSlot> Slots, string? Navigator, IReadOnlyDictionary<string, string>? MunicipalityNames = null,
    IReadOnlyList<LinkGroup>? Groups = null);

/// <summary>A counter group of a site that is booked by itself.</summary>
/// <param name="Site">Site code.</param>
/// <param name="Code">A category's letter, or the name of a group with a counter of its own; 1–20 characters.</param>
/// <param name="Names">By language.</param>
/// <param name="Categories">Letters whose procedures take this group's slots; none for a counter of its own.</param>
/// <param name="LifeEvent">The navigator's life event which is booked here as a whole, in one slot; null: procedures as their minutes add up.</param>
public sealed record LinkGroup(
    string Site, string Code, IReadOnlyDictionary<string, string> Names, IReadOnlyList<string> Categories, string? LifeEvent = null);

/// <summary>予約枠: one bookable slot of a site.</summary>
/// <param name="Site">Site code.</param>
/// <param name="Start">Start with offset.</param>
/// <param name="Minutes">Length.</param>
/// <param name="Capacity">Seats, 0–100. 0 closes the slot for new bookings; existing bookings stay and are reported.</param>
/// <param name="Group">Code of a <see cref="LinkGroup"/>; empty: any procedure.</param>
/// <param name="InternalCapacity">Of the seats, those which only staff sell, 0–<paramref name="Capacity"/>.</param>
/// <param name="BookableFrom">Residents may book from then on; null: at once.</param>
/// <param name="BookableUntil">Residents may book until then; null: until the start. Both are instants, so that no calendar is needed outside.</param>
public sealed record LinkSlot(
    string Site, DateTimeOffset Start, int Minutes, int Capacity, string Group = "", int InternalCapacity = 0,
    DateTimeOffset? BookableFrom = null, DateTimeOffset? BookableUntil = null);

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
/// <param name="Remote">Where the number was taken from afar; null: at the city hall.</param>
public sealed record TicketStatus(
    string Token, long Version, string Site, string SiteName, DateOnly BusinessDate, string Number, bool Finished, int? PeopleAhead,
    MinuteRange? WaitMinutes, IReadOnlyList<TicketStatusLeg> Legs, DateTimeOffset At,
    TicketRemote? Remote = null);

/// <summary>One procedure of a ticket as its holder's phone shows it.</summary>
/// <param name="Procedure">Procedure code.</param>
/// <param name="Name">Japanese name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="State">One of <see cref="LegStates"/>.</param>
/// <param name="Counter">Counter that called or serves; else null.</param>
/// <param name="CounterName">Its name.</param>
/// <param name="Places">Where to go: the counter that has the person, else the open counters that may call, lowest first, at most 6; null from a server of before.</param>
public sealed record TicketStatusLeg(
    string Procedure, string Name, string NameEn, string State, int? Counter, string? CounterName, IReadOnlyList<TicketPlace>? Places = null);

/// <summary>A counter on its floor.</summary>
/// <param name="Counter">Number over the desk.</param>
/// <param name="Floor">For example <c>1F</c>; empty where there is one only.</param>
public sealed record TicketPlace(int Counter, string Floor);
