using System.Net;
using Madoguchi.Contracts.Clock;
using Npgsql;

namespace Madoguchi.Reservation.Platform;

/// <summary>A setting is wrong: the program says so in one sentence and ends.</summary>
internal sealed class SettingException(string sentence) : Exception(sentence)
{
    public SettingException(string setting, string? value, string allowed)
        : this($"{setting} is '{value}', but must be {allowed}.") { }
}

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
/// <param name="KeepDays">Days after its time until a reservation's personal data is deleted.</param>
internal sealed record ReservationSettings(
    DatabaseSetting Database, string? LinkKey, TimeProvider Clock, IReadOnlyList<IPAddress> Proxies, int KeepDays)
{
    public static ReservationSettings Read(IConfiguration configuration)
    {
        var madoguchi = configuration.GetSection("Madoguchi");
        return new(
            DatabaseSetting.Read(madoguchi["Database"] ?? "sqlite:data/reservation.db"),
            ReadKey(madoguchi["Link:Key"]), ReadClock(configuration[ClockSetting.Key]), ReadProxies(madoguchi["Proxies"]), ReadDays(madoguchi["KeepDays"]));
    }

    static string? ReadKey(string? value) => value switch
    {
        null or "" => null,
        { Length: >= 8 and <= 200 } when value.All(c => c is > ' ' and <= '~') => value,
        _ => throw new SettingException("MADOGUCHI__LINK__KEY", "…", "8 to 200 printable ASCII characters without spaces"),
    };

    static TimeProvider ReadClock(string? value) =>
        ClockSetting.TryParse(value, out var clock, out var error) ? clock : throw new SettingException(error!);

    static IReadOnlyList<IPAddress> ReadProxies(string? value) => [.. (value ?? "")
        .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(text => IPAddress.TryParse(text, out var address) ? address
            : throw new SettingException("MADOGUCHI__PROXIES", value, "IP addresses separated by commas"))];

    static int ReadDays(string? value) =>
        string.IsNullOrEmpty(value) ? 30
        : int.TryParse(value, out var days) && days is >= 1 and <= 365 ? days
        : throw new SettingException("MADOGUCHI__KEEPDAYS", value, "a whole number from 1 to 365");
}
