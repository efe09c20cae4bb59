using Madoguchi.Contracts.Http;

namespace Madoguchi.Reservation.Pages.Now;

/// <summary>When it is worth coming today: the hour in which usually the fewest wait.</summary>
internal static class QuietHours
{
    const int HalfHours = 2;

    /// <summary>An hour is called quiet only when it is clearly better than the busiest of the day.</summary>
    const double ClearlyBetter = 0.6;

    /// <summary>What stands for fewer than three when means are taken.</summary>
    const double Few = 1;

    /// <summary>The first of the quietest hours of today that are still to come; null when none stands out.</summary>
    /// <param name="points">The half hours of today.</param>
    /// <param name="now">Local time.</param>
    /// <param name="last">Until when numbers are given.</param>
    public static (TimeOnly From, TimeOnly To)? Find(IReadOnlyList<CongestionPoint> points, TimeOnly now, TimeOnly last)
    {
        if (points.Count < HalfHours || points.Any(point => point.Usual is null))
            return null;
        var busiest = points.Max(People);
        var hours = Enumerable.Range(0, points.Count - HalfHours + 1)
            .Select(i => (points[i].From, To: points[i].From.AddMinutes(30 * HalfHours), People: points.Skip(i).Take(HalfHours).Average(People)))
            .Where(hour => hour.From >= now && hour.To > hour.From && hour.To <= last).ToList();
        return hours.Count > 0 && hours.MinBy(hour => hour.People) is var best && best.People <= ClearlyBetter * busiest && busiest > Few
            ? (best.From, best.To) : null;
    }

    public static double People(CongestionPoint point) => point.Usual is > 0 and var people ? people : Few;
}
