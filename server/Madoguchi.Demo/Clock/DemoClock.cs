using System.Globalization;
using Madoguchi.Contracts.Clock;

namespace Madoguchi.Demo.Clock;

/// <summary>The clock all programs of the demo share.</summary>
/// <param name="Time">The clock itself.</param>
/// <param name="Setting"><see cref="ClockSetting.Name"/> of every program; null: the real time.</param>
/// <param name="Why">A sentence for whoever started the demo.</param>
internal sealed record DemoClock(TimeProvider Time, string? Setting, string Why)
{
    const string Format = "yyyy-MM-dd'T'HH:mm:ss.fffzzz";

    /// <param name="asked">From the command line.</param>
    /// <param name="hours">Of the city hall.</param>
    /// <param name="last">Where the clock of these data stood when the demo ended; null: new data.</param>
    public static DemoClock Choose(DateTimeOffset? asked, OpeningHours hours, DateTimeOffset? last)
    {
        var now = JapanTime.In(TimeProvider.System.GetUtcNow());
        if (asked is { } time)
            return StartingAt(time, now, $"The clock starts at {Said(time)}, as asked.");
        // What is in the data must not lie in the future: somebody would wait less than nothing.
        var (start, why) = hours.IsOpen(now) ? (now, "") : (hours.NextMorning(now), "The city hall is closed now: the clock starts at");
        if (last > start)
            (start, why) = (hours.IsOpen(last.Value) ? last.Value : hours.NextMorning(last.Value), "The clock goes on where these data end:");
        return why is ""
            ? new(TimeProvider.System, null, "The clock shows the real time.")
            : StartingAt(start, now, $"{why} {Said(start)} (not the real time; each page says so).");
    }

    static DemoClock StartingAt(DateTimeOffset start, DateTimeOffset now, string why)
    {
        var setting = $"{start.ToString(Format, CultureInfo.InvariantCulture)}@{now.ToString(Format, CultureInfo.InvariantCulture)}";
        return new(new ShiftedTimeProvider(start), setting, why);
    }

    static string Said(DateTimeOffset time) => JapanTime.In(time).ToString("dddd, yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
