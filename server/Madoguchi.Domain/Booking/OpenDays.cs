using Madoguchi.Domain.Catalogue;

namespace Madoguchi.Domain.Booking;

/// <summary>Counts in 開庁日: days on which a site is open, by its hours of each date.</summary>
/// <param name="hoursOf">Null on a closed day.</param>
public sealed class OpenDays(Func<DateOnly, OpenHours?> hoursOf)
{
    /// <summary>No site is closed for longer than this at one go; a longer search finds nothing.</summary>
    const int LongestClosure = 400;

    public OpenHours? HoursOf(DateOnly date) => hoursOf(date);

    public bool IsOpen(DateOnly date) => hoursOf(date) is not null;

    /// <summary>The n-th open day before a date (which itself does not count): 3開庁日前. Null when the site is closed that long.</summary>
    public DateOnly? Before(DateOnly date, int openDays) => Step(date, openDays, -1);

    /// <summary>The n-th open day after a date.</summary>
    public DateOnly? After(DateOnly date, int openDays) => Step(date, openDays, 1);

    DateOnly? Step(DateOnly date, int openDays, int step)
    {
        var day = date;
        for (var (left, closed) = (openDays, 0); left > 0;)
        {
            day = day.AddDays(step);
            if (IsOpen(day))
                (left, closed) = (left - 1, 0);
            else if (++closed > LongestClosure)
                return null;
        }
        return day;
    }
}
