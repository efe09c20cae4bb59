using System.Globalization;
using FluentAssertions;
using Madoguchi.Domain.Booking;

namespace Madoguchi.Domain.Tests.Booking;

public class Slots_of_a_day
{
    static readonly string[] Dates = Listed();

    public static TheoryData<string> Holidays => [.. Dates];

    [Theory, MemberData(nameof(Holidays))]
    public void There_is_none_on_a_national_holiday(string date) =>
        City.Slots(City.Certificates, City.Date(date)).Concat(City.Slots(City.Okuyami, City.Date(date))).Should().BeEmpty();

    [Fact]
    public void The_table_of_holidays_has_the_bridges_and_the_substitutes() =>
        Dates.Should().HaveCount(18 + 16 + 17).And.Contain(["2026-09-22", "2026-05-06", "2027-03-22"]);

    [Theory]
    [InlineData(2026)]
    [InlineData(2027)]
    [InlineData(2028)]
    public void There_is_none_at_the_turn_of_the_year(int year)
    {
        for (var day = new DateOnly(year, 12, 29); day <= new DateOnly(year + 1, 1, 3); day = day.AddDays(1))
            City.Slots(City.Certificates, day).Should().BeEmpty(day.ToString(CultureInfo.InvariantCulture));
        City.Slots(City.Certificates, new(2027, 12, 28)).Should().NotBeEmpty("it is the last open day of its year, a Tuesday");
        City.Slots(City.Certificates, new(2027, 1, 4)).Should().NotBeEmpty("it is the first open day of its year, a Monday");
    }

    [Fact]
    public void A_special_Sunday_is_bookable_within_its_own_hours()
    {
        City.Slots(City.Certificates, City.SpecialSunday).Select(slot => slot.Start.TimeOfDay.TotalHours).Should().Equal(9, 9.5, 10, 10.5, 11, 11.5, 12);
        City.Slots(City.Certificates, City.SpecialSunday.AddDays(-1)).Should().BeEmpty();
        City.Slots(City.Okuyami, City.SpecialSunday).Select(slot => slot.Start.Hour).Should().Equal(9, 10, 11);
    }

    [Fact]
    public void An_ordinary_day_is_cut_into_slots_from_opening_to_closing()
    {
        var slots = City.Slots(City.Certificates, new(2026, 11, 24));
        slots.Should().HaveCount(17);
        (slots[0].Start, slots[^1].End).Should().Be((City.At("2026-11-24T08:30"), City.At("2026-11-24T17:00")));
        slots.Should().OnlyContain(slot => slot.Seats == 2 && slot.InternalSeats == 0);
    }

    [Fact]
    public void No_slot_begins_after_the_last_ticket()
    {
        var quarters = City.Slots(City.Certificates with { SlotMinutes = 15 }, new(2026, 11, 24));
        quarters[^1].Start.Should().Be(City.At("2026-11-24T16:30"), "at 16:45 nobody gets a ticket any more");
    }

    [Fact]
    public void The_okuyami_corner_has_its_six_times() =>
        City.Slots(City.Okuyami, new(2026, 11, 24)).Select(slot => (slot.Start.Hour, slot.Minutes, slot.Seats))
            .Should().Equal((9, 60, 1), (10, 60, 1), (11, 60, 1), (13, 60, 1), (14, 60, 1), (15, 60, 1));

    [Theory]
    [InlineData("2026-11-26", "2026-11-20T17:00")] // over 勤労感謝の日 on a Monday: 25, 24, 20
    [InlineData("2026-09-25", "2026-09-17T17:00")] // over the five days of 2026's September: 24, 18, 17
    [InlineData("2026-05-08", "2026-04-30T17:00")] // over the Golden Week with 振替休日: 7, 1, 04-30
    [InlineData("2027-01-05", "2026-12-25T17:00")] // over the year's end: 4, 28, 25
    [InlineData("2027-03-30", "2027-03-26T17:00")] // the special Sunday is an open day: 29, 28, 26
    [InlineData("2028-03-22", "2028-03-16T17:00")] // over 春分の日, a Monday: 21, 17, 16
    [InlineData("2026-11-20", "2026-11-17T17:00")] // in an ordinary week
    public void Three_open_days_before_are_counted_over_closed_days(string visit, string until) =>
        City.Slots(City.Okuyami, City.Date(visit)).Should().NotBeEmpty().And.OnlyContain(slot => slot.BookableUntil == City.At(until));

    [Fact]
    public void Without_a_last_booking_time_the_whole_last_day_counts() =>
        City.Slots(City.Okuyami with { LastBookingTime = null }, new(2026, 11, 20))[0].BookableUntil.Should().Be(City.At("2026-11-18T00:00"));

    [Fact]
    public void On_the_day_itself_booking_ends_some_minutes_before()
    {
        var slot = City.Slots(City.Certificates with { LeadMinutes = 20, HorizonDays = 14 }, new(2026, 11, 24))[1];
        (slot.BookableFrom, slot.BookableUntil).Should().Be((City.At("2026-11-10T00:00"), City.At("2026-11-24T08:40")));
    }

    [Fact]
    public void The_latest_rule_that_has_begun_holds()
    {
        BookingRule[] rules = [City.Certificates, City.Certificates with { ValidFrom = new(2027, 4, 1), SlotMinutes = 15 }, City.Certificates with { ValidFrom = new(2028, 1, 1), Off = true }];
        BookingRule.On(rules, "honchosha", "A", new(2027, 3, 31))!.SlotMinutes.Should().Be(30);
        BookingRule.On(rules, "honchosha", "A", new(2027, 4, 1))!.SlotMinutes.Should().Be(15);
        BookingRule.On(rules, "honchosha", "A", new(2028, 1, 1)).Should().BeNull();
        BookingRule.On(rules, "honchosha", "B", new(2027, 4, 1)).Should().BeNull();
    }

    [Theory]
    [InlineData(50, 4, 2)]
    [InlineData(50, 2.5, 1)]
    [InlineData(50, 0.3, 1)]
    [InlineData(100, 2, 2)]
    public void Seats_are_a_share_of_the_counters_and_at_least_one(int percent, double counters, int seats) =>
        SeatRule.Share(percent).Count(counters).Should().Be(seats);

    [Fact]
    public void A_counter_that_serves_three_groups_is_a_third_of_a_counter_in_each()
    {
        string[][] counters = [["A", "D", "H"], ["A"]];
        SeatRule.OnDuty("A", counters).Should().BeApproximately(4 / 3.0, 1e-9);
        SeatRule.OnDuty("H", counters).Should().BeApproximately(1 / 3.0, 1e-9);
        SeatRule.OnDuty("B", counters).Should().Be(0);
    }

    static string[] Listed()
    {
        using var file = new StreamReader(typeof(Slots_of_a_day).Assembly.GetManifestResourceStream("holidays-2020-2030.csv")!);
        return [.. file.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(',')[0])
            .Where(date => date[..4] is "2026" or "2027" or "2028")];
    }
}
