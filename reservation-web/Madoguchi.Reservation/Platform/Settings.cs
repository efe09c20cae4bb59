using System.Net;
using Madoguchi.Contracts.Clock;
using Madoguchi.Contracts.Hosts;
using Madoguchi.Reservation.Mails;
using Madoguchi.Reservation.RemoteTickets;
using Madoguchi.Shared;
using Npgsql;

namespace Madoguchi.Reservation.Platform;

/// <summary>Where the data is: one of the two is set.</summary>
internal sealed record DatabaseSetting(string? SqlitePath, string? Postgres)
{
    public static DatabaseSetting Read(string? value)
    {
        const string Allowed = "sqlite:PATH or a PostgreSQL connection string Host=…;Database=…";
        if (value is ['s', 'q', 'l', 'i', 't', 'e', ':', .. { Length: > 0 } path] && path.Trim().Length > 0)
            return new(path, null);
        // Never repeat a connection string: it may hold a password.
        if (value?.StartsWith("Host=", StringComparison.OrdinalIgnoreCase) != true)
            throw new SettingException("MADOGUCHI__DATABASE", value?.Contains('=') == true ? "…" : value, Allowed);
        try
        {
            return new(null, new NpgsqlConnectionStringBuilder(value).ConnectionString);
        }
        catch (ArgumentException)
        {
            throw new SettingException("MADOGUCHI__DATABASE", "Host=…", Allowed);
        }
    }
}

/// <param name="LinkKey">The key with which the city hall's server dials; null: nobody may.</param>
/// <param name="Proxies">Reverse proxies whose X-Forwarded-For and X-Forwarded-Proto are believed.</param>
/// <param name="Holds">How long and how often a time is held while somebody types.</param>
/// <param name="Keep">How long personal data stays.</param>
/// <param name="Keys">Folder of the keys with which persons are sealed.</param>
/// <param name="Guess">How often who is wrong may try again.</param>
/// <param name="Waiting">How long who waits for a full day is offered a time.</param>
/// <param name="Remote">How many numbers from afar one address may have open.</param>
/// <param name="Mail">Null: no mail is sent.</param>
/// <param name="Booking">How much one address and one contact book.</param>
internal sealed record ReservationSettings(
    DatabaseSetting Database, string? LinkKey, TimeProvider Clock, IReadOnlyList<IPAddress> Proxies, Retention Keep,
    string Keys, MailSettings? Mail, HoldSettings Holds, GuessSettings Guess, WaitingSettings Waiting, RemoteSettings Remote, BookingSettings Booking)
{
    public static ReservationSettings Read(IConfiguration configuration)
    {
        var madoguchi = configuration.GetSection("Madoguchi");
        var database = DatabaseSetting.Read(madoguchi["Database"] ?? "sqlite:data/reservation.db");
        return new(
            database,
            ReadKey(madoguchi["Link:Key"]), ClockSetting.Read(configuration[ClockSetting.Key]), ReadProxies(madoguchi["Proxies"]),
            Retention.Read(configuration[Retention.VisitKey], configuration[Retention.CancelledKey]),
            PersonSeal.FolderOf(configuration[PersonSeal.Key], database.SqlitePath),
            MailSettings.Read(madoguchi.GetSection("Mail"), madoguchi["PublicUrl"]), HoldSettings.Read(madoguchi), GuessSettings.Read(madoguchi),
            WaitingSettings.Read(madoguchi), RemoteSettings.Read(madoguchi), BookingSettings.Read(madoguchi));
    }

    static string? ReadKey(string? value) => value switch
    {
        null or "" => null,
        { Length: >= 8 and <= 200 } when value.All(c => c is > ' ' and <= '~') => value,
        _ => throw new SettingException("MADOGUCHI__LINK__KEY", "…", "8 to 200 printable ASCII characters without spaces"),
    };

    static IReadOnlyList<IPAddress> ReadProxies(string? value) => [.. (value ?? "")
        .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(text => IPAddress.TryParse(text, out var address) ? address
            : throw new SettingException("MADOGUCHI__PROXIES", value, "IP addresses separated by commas"))];
}
