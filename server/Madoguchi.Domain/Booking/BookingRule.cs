using System.Collections.Immutable;

namespace Madoguchi.Domain.Booking;

/// <summary>
/// How a counter group of a site is booked, as it holds from a date on until a later rule of the same group begins. Rules are
/// never changed for days that are over; which bookings a new rule does not fit is asked before it holds.
/// </summary>
/// <param name="Site">Site code.</param>
/// <param name="Group">受付区分 as its letter, or a counter group of its own such as <c>okuyami</c>; 1–20 characters.</param>
/// <param name="ValidFrom">First business date for which it holds.</param>
/// <param name="SlotMinutes">15, 30 or 60.</param>
/// <param name="Seats">How many stays may begin side by side.</param>
public sealed record BookingRule(string Site, string Group, DateOnly ValidFrom, int SlotMinutes, SeatRule Seats)
{
    /// <summary>Slot lengths which divide an hour, so that slots of different groups meet.</summary>
    public static readonly ImmutableArray<int> SlotLengths = [15, 30, 60];

    /// <summary>Seats of each slot which only staff may sell, for callers without the internet; part of all its seats.</summary>
    public int InternalSeats { get; init; }

    /// <summary>開庁日 between the last day of booking and the day of the visit; 0: bookable on the day itself.</summary>
    public int LeadOpenDays { get; init; }

    /// <summary>With <see cref="LeadOpenDays"/> 0: minutes before the slot at which booking ends.</summary>
    public int LeadMinutes { get; init; }

    /// <summary>With <see cref="LeadOpenDays"/> above 0: when booking ends on the last day; null: at its end.</summary>
    public TimeOnly? LastBookingTime { get; init; }

    /// <summary>Days (not 開庁日) before the visit on which booking begins, at midnight.</summary>
    public int HorizonDays { get; init; } = 30;

    /// <summary>Times at which a slot may start; empty: one after the other from the opening on.</summary>
    public ImmutableArray<TimeOnly> Starts { get; init; } = [];

    /// <summary>A counter of its own, where everything of the visit is done in one slot; null: each procedure at its own counters.</summary>
    public int? OwnCounter { get; init; }

    /// <summary>Closed for booking: from this rule on there is nothing to book.</summary>
    public bool Off { get; init; }

    /// <summary>The rule of a group that holds on a date; null when none has begun.</summary>
    public static BookingRule? On(IEnumerable<BookingRule> rules, string site, string group, DateOnly date) => rules
        .Where(rule => rule.Site == site && rule.Group == group && rule.ValidFrom <= date)
        .MaxBy(rule => rule.ValidFrom) is { Off: false } rule ? rule : null;
}

/// <summary>How many seats a slot has: a number, or a share of the counters on duty.</summary>
/// <param name="Fixed">1–100; null: derived.</param>
/// <param name="SharePercent">1–100; of the counters that serve the group and take walk-ins, so that the rest stays with those.</param>
public readonly record struct SeatRule(int? Fixed, int SharePercent)
{
    public const int Most = 100;

    public static SeatRule Of(int seats) => new(seats, 100);

    public static SeatRule Share(int percent) => new(null, percent);

    /// <param name="counters">What is on duty, see <see cref="OnDuty"/>.</param>
    public int Count(double counters) => Math.Clamp(Fixed ?? Math.Max(1, (int)Math.Floor((counters * SharePercent / 100) + 1e-9)), 0, Most);

    /// <summary>
    /// Counters which serve a group. One that serves several groups counts in each by its part only: added over all groups,
    /// nobody is promised twice.
    /// </summary>
    /// <param name="group">The group.</param>
    /// <param name="counters">Groups served by each counter that is not for reservations only.</param>
    public static double OnDuty(string group, IEnumerable<IReadOnlyCollection<string>> counters) =>
        counters.Where(groups => groups.Contains(group)).Sum(groups => 1.0 / groups.Count);
}
