using System.Globalization;
using System.Net;

namespace Madoguchi.EscPos.Emulator.Settings;

/// <summary>The settings of the program, read once at start.</summary>
/// <param name="Tcp">Where the printer listens.</param>
/// <param name="Clock">The clock on the papers.</param>
/// <param name="IsDemoClock">Whether that clock was set.</param>
sealed record EmulatorSettings(IPEndPoint Tcp, TimeProvider Clock, bool IsDemoClock)
{
    /// <exception cref="SettingException">A value cannot be read.</exception>
    public static EmulatorSettings Read(IConfiguration configuration)
    {
        var tcp = configuration["tcp"] ?? configuration["Madoguchi:Emulator:Tcp"] ?? "127.0.0.1:9100";
        if (!IPEndPoint.TryParse(tcp, out var endpoint) || !tcp.Contains(':', StringComparison.Ordinal))
            throw new SettingException("MADOGUCHI__EMULATOR__TCP", tcp, "an address and a port such as 127.0.0.1:9100");

        var clock = configuration["Madoguchi:Clock"];
        if (string.IsNullOrWhiteSpace(clock))
            return new(endpoint, TimeProvider.System, false);
        // TIME@REAL: the clock showed TIME when it really was REAL, so that programs started one after the other agree.
        var parts = clock.Split('@');
        if (parts.Length > 2 || !TryRead(parts[0], out var start) || !TryRead(parts[^1], out var real))
            throw new SettingException("MADOGUCHI__CLOCK", clock, "an ISO 8601 time with offset such as 2026-04-01T09:00+09:00");
        return new(endpoint, new StartedClock(parts.Length is 1 ? start : start + (TimeProvider.System.GetUtcNow() - real)), true);
    }

    // The last six characters of a time with offset are +09:00; without them the machine's zone would decide.
    static bool TryRead(string text, out DateTimeOffset time)
    {
        time = default;
        return text.Length >= 16 && (text[^1] is 'Z' || text[^6] is '+' or '-')
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
    }
}

/// <summary>A clock that starts at a given time and runs on.</summary>
sealed class StartedClock(DateTimeOffset start) : TimeProvider
{
    readonly long began = System.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => start.ToUniversalTime() + System.GetElapsedTime(began);
}
