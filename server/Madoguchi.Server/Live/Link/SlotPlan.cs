using Madoguchi.Contracts.Link;
using Madoguchi.Domain.Calendar;
using Madoguchi.Server.Live.SiteDays;
using Madoguchi.Server.Persistence.Master;

namespace Madoguchi.Server.Live.Link;

/// <summary>
/// Bookable slots: every half hour of the coming open days that ends before the last ticket, a seat for every two counters
/// (at least one), so that a morning full of reservations still leaves half of the desks to those who just come.
/// </summary>
internal static class SlotPlan
{
    const int Minutes = 30;
    const int OpenDays = 10;
    const int DaysLookedAt = 31;

    public static IEnumerable<LinkSlot> For(MasterData master, MasterSite site, DateTimeOffset now) => Enumerable.Range(0, DaysLookedAt)
        .Select(day => BusinessTime.DateOf(now).AddDays(day))
        .Select(date => RulesOfTheDay.HoursOf(master, site, date))
        .OfType<Domain.Catalogue.OpenHours>()
        .Take(OpenDays)
        .SelectMany(hours => Starts(hours.OpensAt, hours.LastTicketAt))
        .Where(start => start > now)
        .Select(start => new LinkSlot(site.Code, start, Minutes, Math.Max(1, site.Counters.Count(counter => !counter.ReservationOnly) / 2)));

    static IEnumerable<DateTimeOffset> Starts(DateTimeOffset from, DateTimeOffset until)
    {
        for (var start = from; start.AddMinutes(Minutes) <= until; start = start.AddMinutes(Minutes))
            yield return start;
    }
}
