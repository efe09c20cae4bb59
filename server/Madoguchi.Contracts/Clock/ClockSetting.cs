using System.Globalization;
using Madoguchi.Contracts.Hosts;

namespace Madoguchi.Contracts.Clock;

/// <summary>The setting <c>MADOGUCHI__CLOCK</c>, which every program has.</summary>
public static class ClockSetting
{
    public const string Name = "MADOGUCHI__CLOCK";

    /// <summary>Where the setting is found in a configuration.</summary>
    public const string Key = "Madoguchi:Clock";

    static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>The clock of the program: the system's when the setting is empty, else one that starts at the given time.</summary>
    /// <param name="value">
    /// ISO 8601 time with offset, for example <c>2026-04-01T09:00+09:00</c>; null or blank for real time. Programs which are
    /// started one after the other agree to the second with <c>TIME@REAL</c>: the clock showed TIME when it really was REAL.
    /// <c>*100</c> behind it lets the clock run a hundred times as fast (1–1000).
    /// </param>
    /// <param name="clock">A <see cref="ShiftedTimeProvider"/>, or <see cref="TimeProvider.System"/>.</param>
    /// <param name="error">One sentence for the operator when the value cannot be read.</param>
    public static bool TryParse(string? value, out TimeProvider clock, out string? error)
    {
        (clock, error) = (TimeProvider.System, null);
        if (string.IsNullOrWhiteSpace(value))
            return true;
        var (times, speed) = Split(value);
        var parts = times.Split('@');
        if (parts.Length <= 2 && speed is >= 1 and <= 1000 && TryRead(parts[0], out var start) && TryRead(parts[^1], out var real))
        {
            var shown = parts.Length is 1 ? start : start + ((TimeProvider.System.GetUtcNow() - real) * speed);
            clock = new ShiftedTimeProvider(shown, TimeProvider.System, speed);
            return true;
        }
        error = $"{Name} is '{value}', but must be an ISO 8601 time with offset such as 2026-04-01T09:00+09:00, or be left out.";
        return false;
    }

    /// <summary><see cref="TryParse"/> for a program that is starting.</summary>
    /// <exception cref="SettingException">The value cannot be read.</exception>
    public static TimeProvider Read(string? value) => TryParse(value, out var clock, out var error) ? clock : throw new SettingException(error!);

    static (string Times, int Speed) Split(string value) => value.LastIndexOf('*') is var at and >= 0
        ? (value[..at], int.TryParse(value[(at + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var speed) ? speed : 0)
        : (value, 1);

    static bool TryRead(string text, out DateTimeOffset time)
    {
        time = default;
        return HasOffset(text)
            && DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
    }

    // Without an offset the machine's own zone would decide, and a demo would start at another hour elsewhere.
    static bool HasOffset(string value) => value.EndsWith('Z') || (value.Length > 6 && value[^6] is '+' or '-' && value[^3] is ':');
}
