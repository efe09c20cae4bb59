using System.Text;
using Madoguchi.Domain.Persons;
using Madoguchi.Reservation.Persistence;

namespace Madoguchi.Reservation.Pages.Mine;

/// <summary>Who has the code also knows the last four digits of the phone number, or the mail address, that was given.</summary>
internal static class SecondFactor
{
    public static bool Fits(BookingRow booking, string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed) || typed.Length > 254 || !Words.IsWellFormed(typed))
            return false;
        if (booking.Mail is not null && string.Equals(MailAddress.Read(typed), booking.Mail, StringComparison.OrdinalIgnoreCase))
            return true;
        var digits = string.Concat(typed.Normalize(NormalizationForm.FormKC).Where(c => !Words.IsGap(c)));
        return booking.Phone is { } phone && (digits == phone[^4..] || PhoneNumber.Read(typed) == phone);
    }
}
