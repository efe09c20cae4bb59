using Madoguchi.Reservation.Persistence;

namespace Madoguchi.Reservation.Booking;

/// <summary>The transaction of a booking, in which everything that must be exact is decided.</summary>
internal sealed partial class BookingDesk
{
    /// <returns>Null: someone else was faster, and it is worth another look.</returns>
    async Task<BookingOutcome?> TryBook(BookingOrder order, int minutes, string code)
    {
        var (now, sequence, refused) = (clock.GetUtcNow(), 0L, BookingOutcome.Full);
        var chain = finder.Chain(order.Stay, order.Start, promised: true);
        if (chain is null)
            return null;
        var booked = await Try(async db =>
        {
            var booking = Row(order, minutes, code, now);
            marks.Mark(booking);
            booking.Unconfirmed = order.Offer is null && mails.AsksToConfirm(booking);
            if (booking.Unconfirmed)
                await Writer.Lock(db);
            else
                sequence = await Tell(db, code, cancelled: false, now);
            if (order.Offer is { } offer && !await WaitingDesk.Close(db, offer, order.FormKey, now))
                return false;
            if (await RefuseContact(db, order, booking, now) is { } why)
            {
                refused = why;
                return false;
            }
            if (!await SeatTaker.Take(db, new(chain.Value, order.FormKey, code, null, order.Seller), now))
                return false;
            db.Bookings.Add(booking);
            mails.Booked(db, booking);
            await db.SaveChangesAsync();
            return true;
        });
        if (booked is not true)
            return booked is null ? null : refused;
        limit.Release(order.Client, order.FormKey);
        line.TellBookingsWaiting(sequence);
        mails.Ring();
        return BookingOutcome.Booked;
    }

    static BookingRow Row(BookingOrder order, int minutes, string code, DateTimeOffset now) => new()
    {
        Code = code,
        FormKey = order.FormKey,
        Site = order.Stay.Site,
        Start = order.Start,
        Minutes = minutes,
        Group = order.Stay.OwnGroup,
        ByStaff = order.Seller is Seller.Staff,
        Procedures = string.Join(',', order.Stay.Codes),
        Name = order.Applicant.Name,
        Kana = order.Applicant.Kana,
        Phone = order.Applicant.Phone,
        Mail = order.Applicant.Mail,
        Language = order.Language,
        BookedAt = now,
    };

    static bool IsSame(BookingRow booking, BookingOrder order) =>
        booking.Site == order.Stay.Site && booking.Start == order.Start && booking.Procedures == string.Join(',', order.Stay.Codes)
        && booking.Name == order.Applicant.Name;
}
