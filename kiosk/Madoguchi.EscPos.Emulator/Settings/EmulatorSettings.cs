using System.Globalization;
using System.Net;
using Madoguchi.Contracts.Clock;
using Madoguchi.Contracts.Hosts;

namespace Madoguchi.EscPos.Emulator.Settings;

/// <summary>The settings of the program, read once at start.</summary>
/// <param name="Tcp">Where the printer listens.</param>
/// <param name="WidthDots">Printable dots per line.</param>
/// <param name="Clock">The clock on the papers.</param>
sealed record EmulatorSettings(IPEndPoint Tcp, int WidthDots, TimeProvider Clock)
{
    public bool IsDemoClock => Clock is ShiftedTimeProvider;

    /// <exception cref="SettingException">A value cannot be read.</exception>
    public static EmulatorSettings Read(IConfiguration configuration)
    {
        var tcp = configuration["tcp"] ?? configuration["Madoguchi:Emulator:Tcp"] ?? "127.0.0.1:9100";
        if (!IPEndPoint.TryParse(tcp, out var endpoint) || !tcp.Contains(':', StringComparison.Ordinal))
            throw new SettingException("MADOGUCHI__EMULATOR__TCP", tcp, "an address and a port such as 127.0.0.1:9100");

        var dots = configuration["Madoguchi:Emulator:Dots"] ?? "576";
        if (dots is not ("384" or "512" or "576"))
            throw new SettingException("MADOGUCHI__EMULATOR__DOTS", dots, "384, 512 or 576");
        return new(endpoint, int.Parse(dots, CultureInfo.InvariantCulture), ClockSetting.Read(configuration[ClockSetting.Key]));
    }
}
