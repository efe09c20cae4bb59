using Madoguchi.Reservation.Mails;
using Madoguchi.Reservation.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Madoguchi.Reservation.Booking;

/// <summary>A reservation with a mail address stands when its holder has opened the link in the mail; until then its seats are taken and the city hall knows nothing of it.</summary>
internal sealed partial class BookingDesk
{
    /// <returns>False when there is nothing to confirm (any more).</returns>
    public async Task<bool> Confirm(string code)
    {
        var now = clock.GetUtcNow();
        var sequence = await writer.Write(async db =>
        {
            await Writer.Lock(db);
            if (await db.Bookings.SingleOrDefaultAsync(b => b.Code == code && b.Unconfirmed && b.CancelledAt == null && b.Start > now) is not { } booking)
                return 0;
            booking.Unconfirmed = false;
            mails.Confirmed(db, booking);
            return await Tell(db, code, cancelled: false, now);
        });
        line.TellBookingsWaiting(sequence);
        mails.Ring();
        return sequence > 0;
    }

    /// <summary>The clock runs from the mail's leaving (or being refused for good): a relay that is down costs nobody the seat.</summary>
    /// <returns>How many reservations.</returns>
    public async Task<int> GiveBackUnconfirmed()
    {
        var now = clock.GetUtcNow();
        var limit = now - MailPlan.TimeToConfirm;
        return await writer.Write(async db =>
        {
            await Writer.Lock(db);
            var late = await db.Bookings.Where(b => b.Unconfirmed && b.CancelledAt == null && (b.Start < now
                || db.Mails.Any(m => m.Code == b.Code && m.Kind == MailKind.Confirm && (m.SentAt < limit || m.FailedAt < limit)))).ToListAsync();
            foreach (var booking in late)
            {
                booking.CancelledAt = now;
                await db.Seats.Where(s => s.Code == booking.Code).ExecuteDeleteAsync();
                await mails.Cancelled(db, booking);
            }
            await db.SaveChangesAsync();
            return late.Count;
        }, given => given > 0);
    }
}
