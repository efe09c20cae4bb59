using Madoguchi.Reservation.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Madoguchi.Reservation.Booking;

/// <summary>
/// Whether somebody comes twice on one day: the same reading of the name with the same phone number or mail address. A family
/// shares a phone, so the contact alone says nothing. What is stored is sealed, so its marks are compared.
/// </summary>
internal static class SamePerson
{
    /// <summary>Whether a person has a reservation on the city's day of a time, other than the form's own.</summary>
    public static Task<bool> ComesThatDay(ReservationDb db, PersonMarks marks, DateTimeOffset time, Applicant applicant, Guid own)
    {
        var (phone, mail) = marks.Of(time, applicant.Kana, applicant.Phone, applicant.Mail);
        return db.Bookings.AnyAsync(b => b.CancelledAt == null && b.FormKey != own
            && ((phone != null && b.PhoneMark == phone) || (mail != null && b.MailMark == mail)));
    }
}
