using System.Collections.Immutable;
using Madoguchi.Domain.Booking;
using Madoguchi.Domain.Calendar;
using Madoguchi.Server.Live.Link;
using Madoguchi.Server.Live.SiteDays;
using Madoguchi.Server.Persistence.Bookings;
using Madoguchi.Server.Persistence.Master;

namespace Madoguchi.Server.Features.Admin.Master;

/// <summary>A day as residents would find it.</summary>
/// <param name="Closed">Why; null: open.</param>
/// <param name="Slots">None: there is nothing to book.</param>
/// <param name="Booked">Standing bookings that the group serves.</param>
public sealed record PlannedDay(DateOnly Date, string? Closed, ImmutableArray<PlannedSlot> Slots, int Booked)
{
    public int PublicSeats => Slots.Sum(slot => slot.Seats - slot.InternalSeats);

    public int InternalSeats => Slots.Sum(slot => slot.InternalSeats);

    /// <summary>What is published of the day, apart from who booked.</summary>
    public bool IsLike(PlannedDay other) => Closed == other.Closed && Slots.SequenceEqual(other.Slots);
}

/// <summary>A month of a counter group, made as what is published is made.</summary>
internal static class MonthPlan
{
    public static IReadOnlyList<PlannedDay> Of(MasterData master, string siteCode, string group, DateOnly month, IReadOnlyCollection<StoredBooking> bookings)
    {
        if (master.Site(siteCode) is not { } site)
            return [];
        var (rules, days, first) = (BookingRules.Of(master, site), SlotPlan.Days(master, site), First(month));
        var booked = bookings.Where(booking => BookingFit.IsOf(master, booking, group)).CountBy(booking => BusinessTime.DateOf(booking.SlotStart)).ToDictionary();
        return
        [
            .. Enumerable.Range(0, DateTime.DaysInMonth(first.Year, first.Month)).Select(first.AddDays).Select(date => new PlannedDay(
                date, RulesOfTheDay.ClosedBecause(master, site, date),
                [.. SlotPlan.On(master, site, date, rules, days).Where(slot => slot.Group == group)], booked.GetValueOrDefault(date))),
        ];
    }

    public static DateOnly First(DateOnly month) => new(month.Year, month.Month, 1);
}
