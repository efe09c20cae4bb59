using System.Text;
using Madoguchi.Contracts.Link;
using Madoguchi.Server.Persistence.Bookings;

namespace Madoguchi.Server.Live.Link;

/// <summary>
/// 無害化: a booking from the internet zone is rebuilt field by field into our own type. What does not fit is not let in,
/// and the link says which booking it was, by its sequence number only.
/// </summary>
internal static class BookingReader
{
    const string CodeLetters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    static readonly HashSet<string> Languages = ["ja", "ja-easy", "en", "zh-Hans", "ko"];

    /// <returns>Null when a field is not what it must be.</returns>
    public static StoredBooking? Read(LinkBooking booking)
    {
        var fits = booking is { Sequence: > 0, Site.Length: >= 1 and <= 40, SlotMinutes: >= 5 and <= 480 }
            && IsCode(booking.Code)
            && booking.Site.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-')
            && booking.Procedures is { Count: >= 1 and <= 20 }
            && booking.Procedures.All(code => code is { Length: >= 1 and <= 10 } && code.All(char.IsAsciiLetterOrDigit));
        if (!fits || Text(booking.Name, 60) is not { } name || Text(booking.Kana, 60) is not { } kana)
            return null;
        var phone = booking.Phone is { Length: >= 4 and <= 15 } digits && digits.All(char.IsAsciiDigit) ? digits : null;
        var mail = booking.Mail is { Length: >= 3 and <= 254 } address && address.Contains('@', StringComparison.Ordinal) && !address.Any(char.IsControl) ? address : null;
        return new(
            booking.Sequence, booking.Code, booking.Site, booking.SlotStart, booking.SlotMinutes, [.. booking.Procedures], name, kana, phone, mail,
            Languages.Contains(booking.Language) ? booking.Language : "ja", booking.Cancelled, booking.At)
        {
            Group = booking.Group is { Length: <= 20 } group && group.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-') ? group : "",
        };
    }

    public static bool IsCode(string? code) =>
        code is { Length: 8 } && code.All(letter => CodeLetters.Contains(letter, StringComparison.Ordinal));

    /// <summary>Keeps ideographic variation sequences as they are: no compatibility normalisation on a name.</summary>
    static string? Text(string? text, int most) =>
        text is not null && text.Trim() is { Length: > 0 } trimmed && trimmed.Length <= most * 4
        && trimmed.EnumerateRunes().Count() <= most * 2 && !trimmed.EnumerateRunes().Any(rune => Rune.IsControl(rune)) ? trimmed : null;
}
