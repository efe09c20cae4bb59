using Madoguchi.Reservation.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Madoguchi.Reservation.Booking;

/// <summary>
/// Whether somebody comes twice on one day: the same reading of the name with the same phone number or mail address. A family
/// shares a phone, so the contact alone says nothing. What is stored is sealed, so its marks are compared.
/// </summary>
internal sealed class SamePerson(PersonMarks marks)
{
    /// <summary>Whether a person has a reservation on the city's day of a time, other than the form's own.</summary>
    /// <param name="seller">
    /// Staff hear of everybody whose number ends like the caller's, for its end may be all they asked. A page tells that to
    /// nobody who has typed a whole number, unless an end is all that staff noted: four digits are soon guessed.
    /// </param>
    public Task<bool> ComesThatDay(ReservationDb db, DateTimeOffset time, Applicant applicant, Guid own, Seller seller = Seller.Public)
    {
        var (phone, end, mail) = marks.Of(time, applicant.Kana, applicant.Phone, applicant.Mail);
        var standing = db.Bookings.Where(b => b.CancelledAt == null && b.FormKey != own);
        return seller is Seller.Staff
            ? standing.AnyAsync(b => (end != null && b.PhoneEndMark == end) || (mail != null && b.MailMark == mail))
            : standing.AnyAsync(b => (phone != null && (b.PhoneMark == phone || b.PhoneMark == end)) || (mail != null && b.MailMark == mail));
    }
}
