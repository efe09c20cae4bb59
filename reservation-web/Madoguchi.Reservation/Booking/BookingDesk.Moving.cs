using Madoguchi.Contracts.Clock;
using Madoguchi.Reservation.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Madoguchi.Reservation.Booking;

internal sealed partial class BookingDesk
{
    /// <summary>Moves a reservation: the new seats are taken and the old ones given back together, and the code stays.</summary>
    /// <param name="again">It was said that the person has another reservation on the new day, and it is wanted so.</param>
    public async Task<BookingOutcome> Move(BookingRow booking, Stay stay, DateTimeOffset start, Seller seller = Seller.Public, bool again = false)
    {
        if (!again && await MeetsAnother(booking, start, seller))
            return BookingOutcome.Twice;
        while (true)
        {
            if (booking.Start == start)
                return BookingOutcome.Booked;
            if (await finder.At(stay, start, seller, booking.FormKey) is not { } offer || finder.Chain(stay, start, promised: true) is not { } chain)
                return BookingOutcome.NotBookable;
            if (offer.Free == 0)
                return BookingOutcome.Full;
            var (now, sequence, gone) = (clock.GetUtcNow(), 0L, false);
            var moved = await Try(async db =>
            {
                await Writer.Lock(db);
                if (await db.Bookings.SingleOrDefaultAsync(b => b.Code == booking.Code && b.CancelledAt == null && b.Start == booking.Start) is not { } row)
                    return !(gone = true);
                if (!await SeatTaker.Take(db, new(chain, row.FormKey, row.Code, null, seller), now))
                    return false;
                (row.Start, row.Minutes, row.Changes) = (start, offer.Minutes, row.Changes + 1);
                marks.Mark(row);
                await mails.Changed(db, row);
                await db.SaveChangesAsync();
                // What is not confirmed yet is not known inside.
                sequence = row.Unconfirmed ? 0 : await Tell(db, row.Code, cancelled: false, now);
                return true;
            });
            if (moved is null)
                continue;
            line.TellBookingsWaiting(sequence);
            mails.Ring();
            return moved.Value ? BookingOutcome.Booked : gone ? BookingOutcome.NotBookable : BookingOutcome.Full;
        }
    }

    /// <summary>Whoever stays on the day was asked before.</summary>
    async Task<bool> MeetsAnother(BookingRow booking, DateTimeOffset start, Seller seller)
    {
        if (JapanTime.DateOf(start) == JapanTime.DateOf(booking.Start))
            return false;
        await using var db = database.Open();
        return await samePerson.ComesThatDay(db, start, Applicant.Of(booking), booking.FormKey, seller);
    }
}
