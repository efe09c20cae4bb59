using System.Security.Cryptography;
using Madoguchi.Contracts.Clock;
using Madoguchi.Demo.Clock;

namespace Madoguchi.Demo;

/// <summary>What each program is told; the same settings an operator sets in a city hall.</summary>
/// <param name="simulate">Everybody who comes by themselves books from this machine, by one telephone number.</param>
internal sealed class DemoSettings(Ports ports, string data, DemoClock clock, bool simulate)
{
    public const string StaffPin = "2026";

    // Only these two programs know it, and only while this demo runs.
    readonly string _linkKey = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));

    public string Database { get; } = Path.Combine(data, "server.db");

    public IReadOnlyDictionary<string, string?> Server => With(ports.Server, new()
    {
        ["MADOGUCHI__DATABASE"] = $"sqlite:{Database}",
        ["MADOGUCHI__RESERVATIONWEB__URL"] = Url(ports.Reservation),
        ["MADOGUCHI__RESERVATIONWEB__KEY"] = _linkKey,
        ["MADOGUCHI__VOICE__CLIPS"] = Path.Combine(data, "voice"),
    });

    public IReadOnlyDictionary<string, string?> Reservation => With(ports.Reservation, new()
    {
        ["MADOGUCHI__DATABASE"] = $"sqlite:{Path.Combine(data, "reservation-web.db")}",
        ["MADOGUCHI__LINK__KEY"] = _linkKey,
        ["MADOGUCHI__BOOKING__PERCLIENT"] = simulate ? "0" : null,
        ["MADOGUCHI__BOOKING__PERCONTACT"] = simulate ? "0" : null,
    });

    public IReadOnlyDictionary<string, string?> Kiosk => With(ports.Kiosk, new()
    {
        ["MADOGUCHI__KIOSK__SERVER"] = Url(ports.Server),
        ["MADOGUCHI__KIOSK__KEY"] = "demo-kiosk",
        ["MADOGUCHI__KIOSK__SITE"] = OpeningHours.Site,
        ["MADOGUCHI__KIOSK__PRINTER"] = $"tcp:127.0.0.1:{ports.Printer}",
        ["MADOGUCHI__KIOSK__STAFFPIN"] = StaffPin,
        ["MADOGUCHI__KIOSK__DATA"] = Path.Combine(data, "kiosk"),
    });

    public IReadOnlyDictionary<string, string?> Emulator => With(ports.Emulator, new()
    {
        ["MADOGUCHI__EMULATOR__TCP"] = $"127.0.0.1:{ports.Printer}",
    });

    public static string Url(int port) => $"http://127.0.0.1:{port}";

    Dictionary<string, string?> With(int port, Dictionary<string, string?> settings) => new(settings)
    {
        ["ASPNETCORE_URLS"] = Url(port),
        [ClockSetting.Name] = clock.Setting,
    };
}
