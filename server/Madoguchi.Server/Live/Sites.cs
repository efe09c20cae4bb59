using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using Madoguchi.Contracts.Http;
using Madoguchi.Contracts.Hubs;
using Madoguchi.Contracts.Link;
using Madoguchi.Domain.Calendar;
using Madoguchi.Domain.Visits;
using Madoguchi.Server.Live.Link;
using Madoguchi.Server.Live.SiteDays;
using Madoguchi.Server.Live.Views;
using Madoguchi.Server.Persistence.Bookings;
using Madoguchi.Server.Persistence.Ledger;
using Madoguchi.Server.Persistence.Master;

namespace Madoguchi.Server.Live;

internal sealed class Sites(
    IGrainFactory grains, IMasterData master, BookingLookup bookings, IBookings stored, Catalogues catalogues, TimeProvider clock) : ISites
{
    readonly ConcurrentDictionary<string, (DateOnly Date, ISiteDayGrain Day)> _days = new();

    public DateOnly Today => BusinessTime.DateOf(clock.GetUtcNow());

    public bool Exists(string site) => master.Current.Site(site) is not null;

    public IReadOnlyList<SiteInfo> All()
    {
        var now = clock.GetUtcNow();
        return [.. master.Current.Sites.Select(site =>
        {
            var hours = RulesOfTheDay.HoursOf(master.Current, site, Today);
            var isOpen = hours is not null && now >= hours.OpensAt && now < hours.ClosesAt;
            return new SiteInfo(site.Code, site.Names.Ja, isOpen, Today, hours?.OpensAt, hours?.ClosesAt);
        })];
    }

    public Task<CommandAnswer> Execute(string site, CommandEnvelope envelope) => Execute(Day(site), envelope);

    public Task<CommandAnswer> Execute(string site, DateOnly date, CommandEnvelope envelope) => Execute(DayOn(site, date), envelope);

    public async Task<OfflineNumbers> OfflineNumbers(string site, DateOnly date, KioskId kiosk) => (await DayOn(site, date).OfflineNumbers(kiosk)).Value;

    static async Task<CommandAnswer> Execute(ISiteDayGrain day, CommandEnvelope envelope)
    {
        try
        {
            return await day.Execute(envelope);
        }
        catch (Exception failure) when (failure is LedgerUnavailableException or TimeoutException or OrleansException)
        {
            return CommandAnswer.Of(Busy.Refusal, 0);
        }
    }

    public async Task<BoardState> Board(string site) => (await Day(site).Board()).Value;

    public async Task<SiteState> State(string site) => (await Day(site).Site()).Value;

    public async Task<IReadOnlyList<CounterInfo>> Counters(string site) => (await Day(site).Counters()).Value;

    public async Task<SiteSummary> Summary(string site) => (await Day(site).Summary()).Value;

    public async Task<IReadOnlyList<GhostRow>> Ghosts(string site) => (await Day(site).Ghosts()).Value;

    public async Task<Desk?> Desk(string site, int counter) => (await Day(site).Desk(counter))?.Value;

    public async Task<DeskTicket?> DeskTicket(string site, Guid ticketId) => (await Day(site).DeskTicket(ticketId))?.Value;

    public async Task<TicketDetails?> Ticket(string site, Guid ticketId) => (await Day(site).Ticket(ticketId))?.Value;

    public async Task<IReadOnlyList<TicketStatus>> Statuses(string site) => (await Day(site).Statuses()).Value;

    public NewTicket NewTicket() =>
        new(new(Guid.CreateVersion7(clock.GetUtcNow())), Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)));

    public async Task<Asked> CheckIn(string site, CheckInRequest request, TicketId? id, CancellationToken ct)
    {
        if (TicketCommands.ReadReservation(request.ReservationCode) is not { } code)
            return Asked.Not("reservationCode は予約番号（英数字8文字）です。");
        var ticket = NewTicket();
        // A number from afar is in the day already, and there is nothing to look for outside.
        var booked = (await CheckedIn(site)).ContainsKey(code) ? null : await bookings.Find(code, ct);
        return new SiteDayCommand.CheckIn(id ?? ticket.Id, ticket.StatusToken, code, booked is null ? null : await Known(booked, ct));
    }

    public async Task<DateOnly?> CheckedInOn(StoredBooking booking) =>
        booking.TriedOn is { } day && (await DayOn(booking.Site, day).CheckedIn()).Value.ContainsKey(new(booking.Code)) ? day : null;

    public async Task<IReadOnlyDictionary<ReservationCode, TicketId>> CheckedIn(string site) => (await Day(site).CheckedIn()).Value;

    public IssuedTicket Issued(CommandAnswer answer)
    {
        if (answer.Events.OfType<SiteDayEvent.TicketArrived>().FirstOrDefault() is { } arrived)
            return TicketView.Issued(answer.Tickets[0], arrived.PeopleAhead, arrived.Wait, catalogues.StatusUrlBase);
        var issued = answer.Events.OfType<SiteDayEvent.TicketIssued>().Single();
        return TicketView.Issued(issued.Ticket, issued.PeopleAhead, issued.Wait, catalogues.StatusUrlBase);
    }

    /// <summary>A reference is good for ever and takes longer to make than to use.</summary>
    ISiteDayGrain Day(string site)
    {
        var key = new SiteDayKey(site, Today);
        return _days.TryGetValue(site, out var known) && known.Date == key.Date
            ? known.Day
            : (_days[site] = (key.Date, grains.GetGrain<ISiteDayGrain>(key.Stream))).Day;
    }

    ISiteDayGrain DayOn(string site, DateOnly date) => date == Today ? Day(site) : grains.GetGrain<ISiteDayGrain>(new SiteDayKey(site, date).Stream);

    /// <summary>
    /// A day knows its own check-ins only. A reservation that was moved after its check-in is for another day, so the day on which
    /// one was decided is noted before; a note of a check-in that came to nothing is written over.
    /// </summary>
    async Task<Booking> Known(StoredBooking booked, CancellationToken ct)
    {
        var (today, date) = (Today, BusinessTime.DateOf(booked.SlotStart));
        var before = booked.TriedOn == today ? null : await CheckedInOn(booked);
        if (before is null && date == today && booked.TriedOn != today && !booked.Cancelled)
            await stored.Try(booked.Code, today, ct);
        return new(
            booked.Site, date, BusinessTime.Local(booked.SlotStart), [.. booked.Procedures.Select(code => new ProcedureCode(code))],
            booked.Language, booked.Cancelled)
        {
            UsedOn = before,
        };
    }
}
