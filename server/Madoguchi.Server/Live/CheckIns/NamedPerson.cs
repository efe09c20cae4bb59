using System.Text;
using Madoguchi.Contracts.Hubs;
using Madoguchi.Domain.Catalogue;
using Madoguchi.Server.Persistence.Bookings;

namespace Madoguchi.Server.Live.CheckIns;

/// <summary>A person by name and telephone number, as far as a kiosk asks for them.</summary>
internal sealed class NamedPerson
{
    const int Digits = 4;

    readonly string _kana;
    readonly string _phoneEnd;

    NamedPerson(string kana, string phoneEnd) => (_kana, _phoneEnd) = (kana, phoneEnd);

    /// <returns>Null when it cannot be read.</returns>
    public static NamedPerson? Read(CheckInByNameRequest? request) =>
        request is { PhoneEnd: { Length: Digits } end } && KanaName.Comparable(request.Kana) is { } kana
        && end.Normalize(NormalizationForm.FormKC) is { Length: Digits } digits && digits.All(char.IsAsciiDigit)
            ? new(kana, digits)
            : null;

    public bool Is(StoredBooking booking) =>
        booking.Phone?.EndsWith(_phoneEnd, StringComparison.Ordinal) == true && KanaName.Comparable(booking.Kana) == _kana;
}
