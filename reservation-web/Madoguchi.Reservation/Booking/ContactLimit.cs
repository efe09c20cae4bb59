using Madoguchi.Contracts.Clock;
using Madoguchi.Reservation.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Madoguchi.Reservation.Booking;

/// <summary>
/// How much one phone number or mailbox may have standing, and how many mails that ask for a proof a mailbox gets in a day. To be
/// asked within the writer's turn, so that fifty forms at once are not each the first. What staff book for callers is not looked at.
/// </summary>
internal static class ContactLimit
{
    /// <summary>Anybody can type anybody's address; what is proved does not count.</summary>
    public const int MostUnproved = 3;

    /// <param name="wanted">With its marks.</param>
    /// <param name="most">Standing of one contact; 0: no limit.</param>
    /// <returns>Null: it may be booked.</returns>
    public static async Task<BookingOutcome?> Refuse(ReservationDb db, BookingRow wanted, int most, DateTimeOffset now)
    {
        var (phone, mail) = (wanted.PhoneContact, wanted.MailContact);
        var others = db.Bookings.Where(b => b.FormKey != wanted.FormKey);
        var standing = others.Where(b => b.CancelledAt == null && b.Start > now);
        if (most > 0 && ((phone is not null && await standing.CountAsync(b => b.PhoneContact == phone) >= most)
            || (mail is not null && await standing.CountAsync(b => b.MailContact == mail) >= most)))
            return BookingOutcome.ContactFull;
        if (!wanted.Unconfirmed || mail is null)
            return null;
        var midnight = new DateTimeOffset(JapanTime.DateOf(now).ToDateTime(TimeOnly.MinValue), JapanTime.Offset);
        return await others.CountAsync(b => b.MailContact == mail && b.Unconfirmed && b.BookedAt >= midnight) >= MostUnproved ? BookingOutcome.MailUnproved : null;
    }
}
