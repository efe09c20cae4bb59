using Madoguchi.Contracts.Link;
using Madoguchi.Domain.Calendar;
using Madoguchi.Domain.Persons;
using Madoguchi.Server.Persistence.Bookings;

namespace Madoguchi.Server.Live.Link;

/// <summary>
/// 無害化: a booking from the internet zone is rebuilt field by field into our own type, by the rules by which reservation-web
/// reads what residents type. What does not fit is not let in.
/// </summary>
internal static class BookingReader
{
    const string CodeLetters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    static readonly HashSet<string> Languages = ["ja", "ja-easy", "en", "zh-Hans", "ko"];

    /// <remarks>
    /// Procedures are not looked up: the city may have dropped one since. That booking is kept, and refused with a sentence when
    /// its holder stands at the kiosk, where somebody can help.
    /// </remarks>
    /// <returns>Null when a field is not what it must be.</returns>
    public static StoredBooking? Read(LinkBooking booking, Sight sight)
    {
        if (booking is not { Sequence: > 0, Site: { } site, SlotMinutes: >= 5 and <= 480, Procedures: { Count: >= 1 and <= 20 } procedures }
            || !IsCode(booking.Code) || !sight.Sites.Contains(site) || !sight.IsVisit(booking.SlotStart)
            || !procedures.All(code => code is { Length: >= 1 and <= 10 } && code.All(char.IsAsciiLetterOrDigit))
            || PersonName.Read(booking.Name) is not { } name || Kana.Read(booking.Kana) is not { } kana)
            return null;
        return new(
            booking.Sequence, booking.Code, site, BusinessTime.Local(booking.SlotStart), booking.SlotMinutes, [.. procedures], name, kana,
            Phone(booking.Phone), MailAddress.Read(booking.Mail), Languages.Contains(booking.Language) ? booking.Language : "ja", booking.Cancelled,
            BusinessTime.Local(sight.HappenedAt(booking.At)))
        {
            Group = booking.Group is { Length: <= 20 } group && group.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-') ? group : "",
        };
    }

    public static bool IsCode(string? code) =>
        code is { Length: 8 } && code.All(letter => CodeLetters.Contains(letter, StringComparison.Ordinal));

    /// <summary>Of a caller staff may have entered the last four digits only.</summary>
    static string? Phone(string? told) => told is { Length: 4 } end && end.All(char.IsAsciiDigit) ? end : PhoneNumber.Read(told);
}
