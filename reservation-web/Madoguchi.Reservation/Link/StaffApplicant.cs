using System.Text;
using System.Text.RegularExpressions;
using Madoguchi.Contracts.Link;
using Madoguchi.Domain.Persons;
using Madoguchi.Reservation.Booking;

namespace Madoguchi.Reservation.Link;

/// <summary>Who telephones: the reading of the name and a telephone number, of which the last four digits are enough.</summary>
internal static partial class StaffApplicant
{
    /// <summary>Twelve digits in a row, however they are grouped, are an individual number and are taken nowhere.</summary>
    [GeneratedRegex(@"[0-9](?:[\s-]?[0-9]){11}")]
    private static partial Regex LikeIndividualNumber { get; }

    [GeneratedRegex("^[0-9]{4}$")]
    private static partial Regex End { get; }

    /// <returns>The applicant, or the code of what is wrong.</returns>
    public static (Applicant? Applicant, string? Fault) Read(StaffOrder order)
    {
        if (Kana.Read(order.Kana) is not { } kana)
            return (null, StaffRefusals.KanaUnreadable);
        var name = string.IsNullOrWhiteSpace(order.Name) ? kana : PersonName.Read(order.Name);
        if (name is null || LikeIndividualNumber.IsMatch(name.Normalize(NormalizationForm.FormKC)))
            return (null, StaffRefusals.NameUnreadable);
        var phone = PhoneNumber.Read(order.Phone) ?? LastDigits(order.Phone);
        return phone is null ? (null, StaffRefusals.PhoneUnreadable) : (new(name, kana, phone, null), null);
    }

    static string? LastDigits(string? typed)
    {
        if (typed is null || typed.Length > 60 || !Words.IsWellFormed(typed))
            return null;
        var digits = string.Concat(typed.Normalize(NormalizationForm.FormKC).Where(c => !Words.IsGap(c)));
        return End.IsMatch(digits) ? digits : null;
    }
}
