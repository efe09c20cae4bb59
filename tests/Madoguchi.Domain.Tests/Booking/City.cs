using System.Globalization;
using Madoguchi.Domain.Booking;
using Madoguchi.Domain.Calendar;
using Madoguchi.Domain.Catalogue;

namespace Madoguchi.Domain.Tests.Booking;

/// <summary>A city hall as most are: Monday to Friday 8:30–17:00, last ticket 16:45, closed on holidays and 12-29 to 01-03, open on one Sunday.</summary>
static class City
{
    public static readonly DateOnly SpecialSunday = new(2027, 3, 28);

    public static readonly OpenDays Days = new(Hours);

    public static readonly BookingRule Certificates = new("honchosha", "A", DateOnly.MinValue, 30, SeatRule.Share(50));

    public static readonly BookingRule Okuyami = new("honchosha", "okuyami", DateOnly.MinValue, 60, SeatRule.Of(1))
    {
        LeadOpenDays = 3,
        LastBookingTime = new(17, 0),
        Starts = [new(9, 0), new(10, 0), new(11, 0), new(13, 0), new(14, 0), new(15, 0)],
        OwnCounter = 12,
    };

    public static OpenHours? Hours(DateOnly date) =>
        date == SpecialSunday ? Open(date, new(9, 0), new(12, 30), new(13, 0))
        : date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || NationalHolidays.Contains(date)
            || (date.Month, date.Day) is (12, >= 29) or (1, <= 3) ? null
        : Open(date, new(8, 30), new(16, 45), new(17, 0));

    public static DateOnly Date(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);

    public static DateTimeOffset At(string text) => DateTimeOffset.Parse($"{text}:00+09:00", CultureInfo.InvariantCulture);

    public static IReadOnlyList<PlannedSlot> Slots(BookingRule rule, DateOnly date, double counters = 4) => [.. SlotsOfTheDay.Of(rule, date, Days, counters)];

    static OpenHours Open(DateOnly date, TimeOnly opens, TimeOnly last, TimeOnly closes) =>
        new(BusinessTime.At(date, opens), BusinessTime.At(date, last), BusinessTime.At(date, closes));
}
