using Madoguchi.Contracts.Hosts;
using Madoguchi.Domain.Persons;

namespace Madoguchi.Reservation.Pages.Privacy;

/// <summary>Whom residents ask about their data, as the city writes it: a department and its telephone number. Null: the counters.</summary>
internal sealed record PrivacyContact(string? Line)
{
    const int Longest = 200;

    public static PrivacyContact Read(IConfiguration configuration) => configuration["Madoguchi:Contact"]?.Trim() switch
    {
        null or "" => new(null as string),
        { Length: <= Longest } line when Words.IsPlain(line) => new(line),
        _ => throw new SettingException("MADOGUCHI__CONTACT", "…", $"one line of at most {Longest} printable characters"),
    };
}
