using Madoguchi.Contracts.Clock;
using Madoguchi.Contracts.Hosts;
using Madoguchi.Server.Persistence;
using Madoguchi.Shared;

namespace Madoguchi.Server.Platform.Settings;

/// <summary>Everything that can be set, read once and checked.</summary>
/// <param name="Redis">Set: this node joins a cluster.</param>
/// <param name="ReservationWeb">Null: no reservation-web, the server does not dial.</param>
/// <param name="ClockNote">A sentence when the clock is set for a demonstration; else null.</param>
/// <param name="PublicPerSecond">Requests per second which one address may make where no key is needed.</param>
/// <param name="Otlp">Where telemetry goes; null: nowhere.</param>
/// <param name="CloseDayAfter">How long after closing time a day ends by itself.</param>
/// <param name="Keep">How long the personal data of a reservation stays.</param>
/// <param name="Keys">Folder of the keys with which persons are sealed.</param>
internal sealed record ServerSettings(
    DatabaseAddress Database, string? Redis, ReservationWebSettings? ReservationWeb, TimeProvider Clock, string? ClockNote,
    int PublicPerSecond, Uri? Otlp, TimeSpan CloseDayAfter, Retention Keep, string Keys)
{
    public static ServerSettings Read(IConfiguration configuration)
    {
        var settings = new SettingReader(configuration);
        var clock = ClockSetting.Read(configuration[ClockSetting.Key]);
        return new(
            AddressOf(settings), settings.Text("Cluster:Redis"), ReservationWebSettings.Read(settings), clock,
            clock is ShiftedTimeProvider ? $"デモ時計: {JapanTime.In(clock.GetUtcNow()):yyyy-MM-dd HH:mm} に始まりました。" : null,
            settings.Whole("PublicPerSecond", least: 1, most: 1_000_000, otherwise: 200), Telemetry(configuration),
            TimeSpan.FromMinutes(settings.Whole("CloseDayAfterMinutes", least: 0, most: 360, otherwise: 30)),
            Retention.Read(configuration[Retention.VisitKey], configuration[Retention.CancelledKey]),
            PersonSeal.FolderOf(configuration[PersonSeal.Key], (AddressOf(settings) as DatabaseAddress.Sqlite)?.Path));
    }

    static DatabaseAddress AddressOf(SettingReader settings)
    {
        var text = settings.Text("Database") ?? DatabaseAddress.Default;
        return DatabaseAddress.Parse(text) ?? throw SettingReader.Wrong(
            "Database", SettingReader.WithoutSecrets(text), "sqlite:PATH or a PostgreSQL connection string beginning with Host= is allowed");
    }

    // The variable of the OpenTelemetry specification, not one of ours.
    static Uri? Telemetry(IConfiguration configuration) => configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 } text
        ? SettingReader.WebAddress(text) ?? throw new SettingException($"OTEL_EXPORTER_OTLP_ENDPOINT is \"{text}\"; an address like http://127.0.0.1:4317 is allowed.")
        : null;
}

/// <param name="Url">Address which the server dials.</param>
/// <param name="Key">Key of the link.</param>
/// <param name="PublicUrl">Address under which residents see it; ends with a slash.</param>
internal sealed record ReservationWebSettings(Uri Url, string Key, Uri PublicUrl)
{
    public static ReservationWebSettings? Read(SettingReader settings)
    {
        var (url, key) = (settings.Address("ReservationWeb:Url"), settings.Text("ReservationWeb:Key"));
        if (url is null)
            return null;
        if (key is null)
            throw SettingReader.Wrong("ReservationWeb:Key", "", "the key of the link is needed where ReservationWeb:Url is set");
        return new(url, key, settings.Address("ReservationWeb:PublicUrl") ?? url);
    }
}
