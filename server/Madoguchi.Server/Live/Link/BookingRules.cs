using Madoguchi.Contracts.Link;
using Madoguchi.Domain.Booking;
using Madoguchi.Domain.Catalogue;
using Madoguchi.Server.Persistence;
using Madoguchi.Server.Persistence.Master;

namespace Madoguchi.Server.Live.Link;

/// <summary>
/// Which counter groups of a site are booked, and how. When nobody has set it: every category by half hours with a seat for every
/// two of its counters, so that a morning full of reservations still leaves half of the desks to those who just come.
/// </summary>
internal static class BookingRules
{
    const int SlotMinutes = 30, SharePercent = 50;

    /// <summary>Categories with a counter that takes walk-ins, and life events with a counter of their own.</summary>
    public static IReadOnlyList<LinkGroup> Groups(MasterData master, MasterSite site) =>
    [
        .. from category in master.Categories
           where site.Counters.Any(counter => !counter.ReservationOnly && counter.Categories.Contains(category.Code))
           where master.Procedures.Any(procedure => procedure.Category == category.Code && procedure.At(site.Code) is not Handling.No)
           select new LinkGroup(site.Code, category.Code, category.Names.ByLanguage, [category.Code]),
        .. from own in OwnCounters(master, site)
           select new LinkGroup(site.Code, own.Event.Code, NamesOf(own.Counter), [], own.Event.Code),
    ];

    /// <summary>The defaults, and before them what was set: each holds from its date on.</summary>
    public static IReadOnlyList<BookingRule> Of(MasterData master, MasterSite site)
    {
        var defaults = Defaults(master, site);
        // Which counter does all of a visit is the navigator's matter; a rule says how it is booked.
        return
        [
            .. site.BookingRules.Select(rule => rule with { OwnCounter = defaults.FirstOrDefault(other => other.Group == rule.Group)?.OwnCounter }),
            .. defaults,
        ];
    }

    public static IReadOnlyList<BookingRule> Defaults(MasterData master, MasterSite site) =>
    [
        .. from category in master.Categories
           select new BookingRule(site.Code, category.Code, DateOnly.MinValue, SlotMinutes, SeatRule.Share(SharePercent)),
        .. from own in OwnCounters(master, site)
           let reservation = own.Event.Reservation!
           select new BookingRule(site.Code, own.Event.Code, DateOnly.MinValue, reservation.Minutes, SeatRule.Of(1))
           {
               LeadOpenDays = reservation.LeadOpenDays,
               Starts = [.. reservation.Starts],
               OwnCounter = own.Counter.Number,
           },
    ];

    /// <summary>Counters for walk-ins, by the part which a group has of each.</summary>
    public static double OnDuty(MasterSite site, string group) =>
        SeatRule.OnDuty(group, site.Counters.Where(counter => !counter.ReservationOnly).Select(counter => (IReadOnlyCollection<string>)counter.Categories));

    /// <summary>Where the counter of that number is for reservations only: elsewhere the number is another counter's.</summary>
    static IEnumerable<(LifeEvent Event, MasterCounter Counter)> OwnCounters(MasterData master, MasterSite site) =>
        from life in Domain.Catalogue.Navigator.Read(master.NavigatorJson)?.Events ?? []
        where life is { Code.Length: <= 20, Reservation.Minutes: >= 5 and <= 480 }
        from counter in site.Counters
        where counter.ReservationOnly && counter.Number == life.Reservation!.Counter
        select (life, counter);

    static Dictionary<string, string> NamesOf(MasterCounter counter) => new() { ["ja"] = counter.Name };
}
