using Madoguchi.Contracts.Clock;
using Madoguchi.Contracts.Http;
using Madoguchi.Contracts.Hubs;

namespace Madoguchi.Reservation.Pages.Now;

/// <summary>Whether a site gives numbers now, by what the city hall said last and by the clock, for what it said may be old.</summary>
/// <param name="IsOpen">Numbers are given.</param>
/// <param name="Today">Hours of today; null on a closed day or when not known.</param>
/// <param name="Next">The next day on which it opens later than now; null when not known.</param>
internal sealed record Opening(bool IsOpen, DayHours? Today, DayHours? Next)
{
    public static Opening Of(SiteCongestion site, DateTimeOffset now)
    {
        var (date, time) = (JapanTime.DateOf(now), TimeOnly.FromDateTime(JapanTime.In(now).DateTime));
        var today = site.Hours?.FirstOrDefault(day => day.Date == date);
        var within = site.Hours is null || (today is not null && time >= today.Open && time < today.Close);
        return new(site.IsOpen && within, today, site.Hours?.FirstOrDefault(day => day.Date > date || (day.Date == date && time < day.Open)));
    }
}
