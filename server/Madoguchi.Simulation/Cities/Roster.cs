using System.Collections.Immutable;
using Madoguchi.Domain.Calendar;
using Madoguchi.Domain.Visits;

namespace Madoguchi.Simulation.Cities;

/// <param name="At">From when.</param>
/// <param name="Counter">Which.</param>
/// <param name="Serves">Letters; null: closed.</param>
internal readonly record struct Shift(DateTimeOffset At, CounterNumber Counter, ImmutableSortedSet<char>? Serves);

/// <summary>Who sits where: lunch in turns, the counter for notifications helps with certificates over noon, and help on Monday afternoons.</summary>
internal static class Roster
{
    const string Ordinary = """
        8:30 1 H, 8:30 2 A, 8:30 3 A, 8:30 4 BA, 8:30 5 B, 8:30 6 C, 8:30 7 D, 8:30 8 D, 8:30 9 E, 8:30 10 F, 8:30 11 G, 8:30 12 HB,
        11:45 3 -, 11:45 4 A, 12:30 3 A, 12:30 2 -, 13:15 2 A, 13:15 4 BA, 12:00 8 -, 12:45 8 D, 12:45 7 -, 13:30 7 D, 12:00 12 -, 13:00 12 HB
        """;
    const string Monday = ", 13:30 1 HA, 15:30 1 H";

    public static IEnumerable<Shift> On(DateOnly date) =>
        (Ordinary + (date.DayOfWeek is DayOfWeek.Monday ? Monday : "")).Split(',', StringSplitOptions.TrimEntries).Select(text => Read(text, date));

    static Shift Read(string text, DateOnly date)
    {
        var words = text.Split(' ');
        var at = BusinessTime.At(date, TimeOnly.Parse(words[0], System.Globalization.CultureInfo.InvariantCulture));
        return new(at, new(int.Parse(words[1], System.Globalization.CultureInfo.InvariantCulture)), words[2] is "-" ? null : [.. words[2]]);
    }
}
