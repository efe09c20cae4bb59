using Madoguchi.Domain.Persons;
using Madoguchi.Reservation.Persistence;

namespace Madoguchi.Reservation.Booking;

/// <summary>Who comes. Phone or mail is there, or both.</summary>
public sealed record Applicant(string Name, string Kana, string? Phone, string? Mail)
{
    internal static Applicant Of(BookingRow booking) => new(booking.Name, booking.Kana, booking.Phone, booking.Mail);

    internal static Applicant Of(WaitingRow waiting) => new(waiting.Name, waiting.Kana, null, waiting.Mail);
}

/// <summary>The fields as they were typed; shown again when something is missing.</summary>
public sealed record TypedApplicant(string? Name, string? Kana, string? Phone, string? Mail)
{
    public static readonly TypedApplicant Empty = new(null, null, null, null);

    /// <summary>The applicant, or for each field with a fault the key of the text which says what to do.</summary>
    public (Applicant? Applicant, IReadOnlyDictionary<string, string> Faults) Read()
    {
        var faults = new Dictionary<string, string>();
        var name = PersonName.Read(Name);
        var kana = Domain.Persons.Kana.Read(Kana);
        var phone = PhoneNumber.Read(Phone);
        var mail = MailAddress.Read(Mail);
        if (name is null)
            faults["name"] = string.IsNullOrWhiteSpace(Name) ? "fault.name.missing" : "fault.name.unreadable";
        if (kana is null)
            faults["kana"] = string.IsNullOrWhiteSpace(Kana) ? "fault.kana.missing" : "fault.kana.unreadable";
        if (phone is null && !string.IsNullOrWhiteSpace(Phone))
            faults["phone"] = "fault.phone.unreadable";
        if (mail is null && !string.IsNullOrWhiteSpace(Mail))
            faults["mail"] = "fault.mail.unreadable";
        if (string.IsNullOrWhiteSpace(Phone) && string.IsNullOrWhiteSpace(Mail))
            faults["phone"] = "fault.contact.missing";
        return (faults.Count == 0 ? new Applicant(name!, kana!, phone, mail) : null, faults);
    }

    /// <summary>The same of somebody who can be told by mail only.</summary>
    public (Applicant? Applicant, IReadOnlyDictionary<string, string> Faults) ReadWithMail()
    {
        var (applicant, faults) = Read();
        return !string.IsNullOrWhiteSpace(Mail) ? (applicant, faults)
            : (null, new Dictionary<string, string>(faults.Where(fault => fault.Key != "phone")) { ["mail"] = "turn.mailMissing" });
    }
}
