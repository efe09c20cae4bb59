using Madoguchi.Contracts.Link;
using Madoguchi.Domain.Booking;
using Madoguchi.Domain.Calendar;
using Madoguchi.Domain.Catalogue;
using Madoguchi.Server.Live.SiteDays;
using Madoguchi.Server.Persistence.Master;

namespace Madoguchi.Server.Live.Link;

/// <summary>
/// The bookable slots of the coming open days by the booking rules. They go out some days before anybody may book them, each
/// with the instants from and until which it is bookable: a cut line does not stop the calendar outside.
/// </summary>
internal static class SlotPlan
{
    /// <summary>Days for which a cut line is survived without a day missing at the far end.</summary>
    public const int DaysAhead = 10;

    /// <summary>All slots of a city go out as one message, which the other side takes up to a size.</summary>
    public const int MostPublished = 30_000;

    public static IEnumerable<LinkSlot> For(MasterData master, MasterSite site, DateTimeOffset now)
    {
        var today = BusinessTime.DateOf(now);
        var rules = BookingRules.Of(master, site);
        var days = Days(master, site);
        var last = rules.Count is 0 ? 0 : rules.Max(rule => rule.HorizonDays) + DaysAhead;
        return Enumerable.Range(0, last + 1).Select(today.AddDays).SelectMany(date => On(master, site, date, rules, days))
            .Where(slot => slot.Start > now && slot.BookableFrom <= now.AddDays(DaysAhead))
            .Select(slot => new LinkSlot(site.Code, slot.Start, slot.Minutes, slot.Seats, slot.Group, slot.InternalSeats, slot.BookableFrom, slot.BookableUntil));
    }

    /// <summary>The slots of one day, of every group.</summary>
    public static IEnumerable<PlannedSlot> On(MasterData master, MasterSite site, DateOnly date, IReadOnlyList<BookingRule> rules, OpenDays days) =>
        from @group in BookingRules.Groups(master, site)
        let rule = BookingRule.On(rules, site.Code, @group.Code, date)
        where rule is not null
        from slot in SlotsOfTheDay.Of(rule, date, days, BookingRules.OnDuty(site, @group.Code))
        select slot;

    /// <summary>The site's hours, each date looked up once.</summary>
    public static OpenDays Days(MasterData master, MasterSite site)
    {
        var known = new Dictionary<DateOnly, OpenHours?>();
        return new(date => known.TryGetValue(date, out var hours) ? hours : known[date] = RulesOfTheDay.HoursOf(master, site, date));
    }
}
