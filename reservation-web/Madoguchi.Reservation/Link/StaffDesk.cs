using Madoguchi.Contracts.Clock;
using Madoguchi.Contracts.Hubs;
using Madoguchi.Contracts.Link;
using Madoguchi.Reservation.Booking;
using Madoguchi.Reservation.Live;
using Madoguchi.Reservation.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Madoguchi.Reservation.Link;

/// <summary>Reservations which staff make for callers: the same seats as residents', those kept for staff first.</summary>
internal sealed class StaffDesk(MasterBook book, SlotFinder finder, BookingDesk desk, IDatabase database, TimeProvider clock)
{
    /// <summary>Whoever telephones has no browser; nobody's limit of holds is touched.</summary>
    const string Client = "staff";

    public async Task<HubReply<StaffTimes>> Times(StaffTimesAsk ask)
    {
        var booking = ask.Code is null ? null : await Standing(ask.Code);
        if (ask.Code is not null && booking is null)
            return No<StaffTimes>(StaffRefusals.Unknown);
        var (stay, fault) = booking is null ? Read(ask.Stay!) : (Stay.Of(book.Current, booking), StaffRefusals.UnknownProcedure);
        if (stay is null)
            return No<StaffTimes>(fault!);
        var last = ask.From.AddDays(ask.Days - 1);
        var forResidents = (await finder.Coming(stay, Seller.Public, booking?.FormKey)).ToDictionary(slot => slot.Start, slot => slot.Free);
        var all = await finder.Coming(stay, Seller.Staff, booking?.FormKey);
        return new(new(
        [
            .. from slot in all
               where slot.Date >= ask.From && slot.Date <= last
               let open = forResidents.TryGetValue(slot.Start, out _)
               select new StaffTime(slot.Start, slot.Minutes, slot.Capacity, slot.Free, forResidents.GetValueOrDefault(slot.Start), open),
        ]), null);
    }

    public async Task<HubReply<StaffBooked>> Book(StaffOrder order)
    {
        var (applicant, fault) = StaffApplicant.Read(order);
        if (applicant is null)
            return No(fault!);
        var (stay, unknown) = Read(order.Stay);
        if (stay is null)
            return No(unknown!);
        var answer = await desk.Book(new(order.Key, stay, JapanTime.In(order.Start), applicant, "ja", Client, Seller.Staff) { Again = order.Again });
        return answer switch
        {
            { Code: { } code } when await Find(code) is { } booking => Yes(booking, earlier: !answer.Same),
            { Outcome: BookingOutcome.Twice } => No(StaffRefusals.SameDay),
            { Outcome: BookingOutcome.Full } => No(StaffRefusals.TimeFull),
            _ => No(StaffRefusals.TimeNotBookable),
        };
    }

    /// <remarks>A resident who changes the same reservation at that moment is not overruled by what the clerk saw before.</remarks>
    public async Task<HubReply<StaffBooked>> Move(StaffMove move)
    {
        if (await Standing(move.Code) is not { } booking)
            return No(await Gone(move.Code));
        if (booking.Start == move.To)
            return Yes(booking);
        if (booking.Start != move.From)
            return No(StaffRefusals.Changed);
        if (booking.Start <= clock.GetUtcNow())
            return No(StaffRefusals.Past);
        if (Stay.Of(book.Current, booking) is not { } stay)
            return No(StaffRefusals.UnknownProcedure);
        return (await desk.Move(booking, stay, JapanTime.In(move.To), Seller.Staff, move.Again)) switch
        {
            BookingOutcome.Booked => Yes((await Find(move.Code))!),
            BookingOutcome.Twice => No(StaffRefusals.SameDay),
            BookingOutcome.Full => No(StaffRefusals.TimeFull),
            _ => No((await Standing(move.Code))?.Start == move.From ? StaffRefusals.TimeNotBookable : StaffRefusals.Changed),
        };
    }

    public async Task<HubReply<StaffBooked>> Cancel(StaffCancel cancel)
    {
        if (await Find(cancel.Code) is not { } booking)
            return No(StaffRefusals.Unknown);
        if (booking.CancelledAt is not null)
            return Yes(booking);
        if (booking.Start != cancel.From)
            return No(StaffRefusals.Changed);
        if (booking.Start <= clock.GetUtcNow())
            return No(StaffRefusals.Past);
        await desk.Cancel(cancel.Code);
        return Yes((await Find(cancel.Code))!);
    }

    (Stay? Stay, string? Fault) Read(StaffStay asked)
    {
        if (book.Current is not { } master)
            return (null, StaffRefusals.NothingPublished);
        if (master.Site(asked.Site) is not { } site)
            return (null, StaffRefusals.UnknownSite);
        var stay = MasterView.Procedures(site, [.. asked.Procedures]) is { } procedures ? Stay.Of(master, site, procedures, asked.Group) : null;
        return (stay, stay is null ? StaffRefusals.UnknownProcedure : null);
    }

    async Task<BookingRow?> Standing(string code) => await Find(code) is { CancelledAt: null } booking ? booking : null;

    async Task<string> Gone(string code) => await Find(code) is null ? StaffRefusals.Unknown : StaffRefusals.Cancelled;

    /// <summary>What its holder has not confirmed by mail is not known inside, and not here either.</summary>
    async Task<BookingRow?> Find(string code)
    {
        await using var db = database.Open();
        return await db.Bookings.AsNoTracking().SingleOrDefaultAsync(booking => booking.Code == code && !booking.Unconfirmed);
    }

    static HubReply<StaffBooked> Yes(BookingRow booking, bool earlier = false) =>
        new(new(booking.Code, JapanTime.In(booking.Start), booking.Minutes, booking.CancelledAt is not null, earlier), null);

    static HubReply<StaffBooked> No(string code) => No<StaffBooked>(code);

    static HubReply<T> No<T>(string code)
        where T : class => new(null, new(code, StaffRefusals.Sentence(code), StaffRefusals.MayRetry(code)));
}
