using System.Globalization;
using FluentAssertions;
using Madoguchi.Domain.Booking;

namespace Madoguchi.Domain.Tests.Booking;

public class Rules_that_cannot_hold
{
    static readonly DateOnly Today = new(2026, 11, 24);
    static readonly HoursOfADay[] Hours = [new(new(8, 30), new(16, 45), new(17, 0)), new(new(9, 0), new(18, 30), new(19, 0))];
    static readonly BookingRule Usual = City.Certificates with { ValidFrom = Today };

    [Fact]
    public void Those_of_every_day_hold_from_today_on()
    {
        foreach (var rule in new[] { Usual, City.Okuyami with { ValidFrom = Today }, Usual with { Off = true, SlotMinutes = 7 } })
            BookingRuleCheck.Of(rule, Today, Hours, 4).Should().BeEmpty();
    }

    [Theory]
    [InlineData(14, "slot-minutes")]
    [InlineData(15, null)]
    [InlineData(30, null)]
    [InlineData(45, "slot-minutes")]
    [InlineData(60, null)]
    [InlineData(120, "slot-minutes")]
    public void Slots_last_a_quarter_half_or_whole_hour(int minutes, string? code) => Told(Usual with { SlotMinutes = minutes }, code);

    [Theory]
    [InlineData(0, 0, "seats-out-of-range")]
    [InlineData(1, 0, null)]
    [InlineData(100, 100, null)]
    [InlineData(101, 0, "seats-out-of-range")]
    [InlineData(3, 3, null)]
    [InlineData(3, 4, "internal-above-seats")]
    [InlineData(3, -1, "internal-out-of-range")]
    public void Seats_are_1_to_100_and_staff_have_no_more_than_all_of_them(int seats, int kept, string? code) =>
        Told(Usual with { Seats = SeatRule.Of(seats), InternalSeats = kept }, code);

    [Theory]
    [InlineData(0, 0, "share-out-of-range")]
    [InlineData(50, 2, null)]
    [InlineData(50, 3, "internal-above-seats")]
    [InlineData(100, 4, null)]
    [InlineData(101, 0, "share-out-of-range")]
    public void A_share_of_four_counters_has_so_many_seats_for_staff(int share, int kept, string? code) =>
        Told(Usual with { Seats = SeatRule.Share(share), InternalSeats = kept }, code);

    [Theory]
    [InlineData(0, 0, 0, null, "horizon-out-of-range", "lead-beyond-horizon")]
    [InlineData(1, 0, 0, null)]
    [InlineData(180, 30, 0, null)]
    [InlineData(181, 0, 0, null, "horizon-out-of-range")]
    [InlineData(30, -1, 0, null, "lead-days-out-of-range")]
    [InlineData(90, 31, 0, null, "lead-days-out-of-range")]
    [InlineData(3, 3, 0, null, "lead-beyond-horizon")]
    [InlineData(30, 0, 1440, null)]
    [InlineData(30, 0, 1441, null, "lead-minutes-out-of-range")]
    [InlineData(30, 0, -1, null, "lead-minutes-out-of-range")]
    [InlineData(30, 3, 30, null, "lead-twice")]
    [InlineData(30, 3, 0, "17:00")]
    [InlineData(30, 0, 0, "17:00", "last-time-without-lead")]
    public void Booking_begins_before_it_ends(int horizon, int days, int minutes, string? last, params string[] codes) => Told(
        Usual with
        {
            HorizonDays = horizon,
            LeadOpenDays = days,
            LeadMinutes = minutes,
            LastBookingTime = last is null ? null : TimeOnly.Parse(last, CultureInfo.InvariantCulture),
        }, codes);

    [Theory]
    [InlineData("8:30 16:30", 30)]
    [InlineData("8:29", 30, "start-outside-hours")]
    [InlineData("18:00", 60)]
    [InlineData("18:15", 60, "start-outside-hours")]
    [InlineData("18:30", 15, "start-outside-hours")]
    [InlineData("23:45", 30, "start-outside-hours")]
    [InlineData("9:00 9:45", 60, "starts-overlap")]
    [InlineData("10:00 9:00 9:00", 60)]
    public void A_slot_begins_and_ends_within_the_hours_of_some_weekday_and_none_overlap(string starts, int minutes, params string[] codes) =>
        Told(Usual with { SlotMinutes = minutes, Starts = [.. starts.Split(' ').Select(start => TimeOnly.Parse(start, CultureInfo.InvariantCulture))] }, codes);

    [Theory]
    [InlineData(-1, "valid-from-past")]
    [InlineData(0, null)]
    [InlineData(1, null)]
    public void Days_that_are_over_are_never_changed(int days, string? code)
    {
        Told(Usual with { ValidFrom = Today.AddDays(days) }, code);
        Told(Usual with { ValidFrom = Today.AddDays(days), Off = true }, code);
    }

    static void Told(BookingRule rule, params string?[] codes)
    {
        var faults = BookingRuleCheck.Of(rule, Today, Hours, 4).ToList();
        faults.Select(fault => fault.Refusal.Code).Should().Equal(codes.OfType<string>());
        faults.Should().NotContain(fault => !fault.Refusal.Message.EndsWith('。') || typeof(BookingRule).GetProperty(fault.Field) == null);
    }
}
