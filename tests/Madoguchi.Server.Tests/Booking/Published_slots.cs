using System.Globalization;
using FluentAssertions;
using Madoguchi.Contracts.Link;
using Madoguchi.Domain.Booking;
using Madoguchi.Domain.Calendar;
using Madoguchi.Server.Live.Link;
using Madoguchi.Server.Persistence.Master;
using Madoguchi.Server.Persistence.Seeding;
using Xunit;

namespace Madoguchi.Server.Tests.Booking;

/// <summary>What goes out for residents to book, with the demo city's master data, on every day of three years.</summary>
public class Published_slots
{
    static readonly MasterData Master = MasterReader.Of(Seed.Read(Seed.DemoFolder));
    static readonly MasterSite CityHall = Master.Site("honchosha")!;

    [Fact]
    public void No_closed_day_is_ever_published_and_no_open_day_forgotten()
    {
        var rules = BookingRules.Of(Master, CityHall);
        var days = SlotPlan.Days(Master, CityHall);
        for (var date = new DateOnly(2026, 1, 1); date.Year <= 2028; date = date.AddDays(1))
        {
            var closed = date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || NationalHolidays.Contains(date) || (date.Month, date.Day) is (12, >= 29) or (1, <= 3);
            var slots = SlotPlan.On(Master, CityHall, date, rules, days).ToList();
            slots.Should().HaveCount(closed ? 0 : (8 * 17) + 6, date.ToString("O", CultureInfo.InvariantCulture));
            slots.DistinctBy(slot => (slot.Group, slot.Start)).Should().HaveCount(slots.Count);
        }
    }

    [Fact]
    public void The_register_of_other_cities_is_booked_within_its_limited_hours_and_never_on_a_special_Sunday()
    {
        var register = Master.Procedure("R13")!;
        var hours = register.LimitAt("honchosha")!;
        var stay = StayPlan.Of([new("R13", register.Category, register.Minutes, [], hours.From, hours.To, hours.Days)]);
        var sunday = new DateOnly(2028, 3, 26);
        var master = Master with { Municipality = Master.Municipality with { ClosedDays = [new(sunday, null, "転入・転出の臨時窓口", new(new(9, 0), new(12, 30), new(13, 0)))] } };
        var (rules, days, published) = (BookingRules.Of(master, CityHall), SlotPlan.Days(master, CityHall), 0);
        for (var date = new DateOnly(2026, 1, 1); date.Year <= 2028; date = date.AddDays(1))
        {
            var slots = SlotPlan.On(master, CityHall, date, rules, days).Where(slot => slot.Group == register.Category).ToList();
            published += slots.Count > 0 ? 1 : 0;
            // 8:30 is too early, and at 16:00 there is no half hour left.
            slots.Where(slot => stay.FitsHours(BusinessTime.Local(slot.Start))).Select(slot => BusinessTime.Local(slot.Start).ToString("H:mm", CultureInfo.InvariantCulture)).Should().Equal(
                slots.Count == 0 || date == sunday ? [] : Enumerable.Range(0, 14).Select(half => new TimeOnly(9, 0).AddMinutes(30 * half).ToString("H:mm", CultureInfo.InvariantCulture)), date.ToString("O", CultureInfo.InvariantCulture));
        }
        published.Should().BeGreaterThan(700, "three years have so many open days");
    }

    [Fact]
    public void A_special_Sunday_opening_is_published_with_its_own_hours_and_a_closed_Tuesday_is_not()
    {
        var (sunday, tuesday) = (new DateOnly(2027, 3, 28), new DateOnly(2027, 3, 30));
        var master = Master with
        {
            Municipality = Master.Municipality with
            {
                ClosedDays = [new(sunday, "honchosha", "転入・転出の臨時窓口", new(new(9, 0), new(12, 30), new(13, 0))), new(tuesday, null, "機器の入替え")],
            },
        };
        var published = Published(master, "2027-03-20T10:00");

        published.Where(slot => slot.Group == "B" && DateOf(slot) == sunday).Select(slot => TimeOf(slot)).Should().Equal("9:00", "9:30", "10:00", "10:30", "11:00", "11:30", "12:00");
        published.Should().NotContain(slot => DateOf(slot) == tuesday);
        published.Should().NotContain(slot => DateOf(slot) == sunday && slot.Site != "honchosha");
    }

    [Fact]
    public void The_okuyami_corner_is_booked_three_open_days_before_at_its_six_times()
    {
        var corner = Published(Master, "2026-11-19T10:00").Where(slot => slot.Group == "bereavement").ToList();

        corner.Where(slot => DateOf(slot) == new DateOnly(2026, 11, 26)).Should().HaveCount(6)
            .And.OnlyContain(slot => slot.Minutes == 60 && slot.Capacity == 1 && slot.BookableUntil == At("2026-11-21T00:00"), "the 23rd is a holiday: 25, 24, 20");
        corner.Should().OnlyContain(slot => slot.Site == "honchosha");
        BookingRules.Groups(Master, CityHall).Single(group => group.LifeEvent is not null).Names["ja"].Should().Be("おくやみコーナー");
    }

    [Fact]
    public void Half_of_the_counters_are_left_to_who_just_comes_and_counters_that_serve_two_groups_are_not_promised_twice()
    {
        // A: counters 2 and 3 and half of 4; B: 5 and half of 4; the okuyami corner takes no walk-ins.
        Published(Master, "2026-11-19T10:00").Where(slot => slot.Site == "honchosha" && DateOf(slot) == new DateOnly(2026, 11, 24))
            .GroupBy(slot => slot.Group).ToDictionary(group => group.Key, group => group.First().Capacity)
            .Should().BeEquivalentTo(new Dictionary<string, int>
            {
                ["A"] = 1,
                ["B"] = 1,
                ["C"] = 1,
                ["D"] = 1,
                ["E"] = 1,
                ["F"] = 1,
                ["G"] = 1,
                ["H"] = 1,
                ["bereavement"] = 1,
            });
        BookingRules.OnDuty(CityHall, "A").Should().Be(2.5);
    }

    [Fact]
    public void What_may_be_booked_in_ten_days_goes_out_today_so_that_a_cut_line_ends_no_calendar()
    {
        var published = Published(Master, "2026-11-19T10:00").ToList();

        DateOf(published.MaxBy(slot => slot.Start)!).Should().Be(new DateOnly(2026, 12, 28), "30 and 10 days on is the 29th, when the year ends");
        published.Should().OnlyContain(slot => slot.BookableFrom == new DateTimeOffset(DateOf(slot).AddDays(-30).ToDateTime(TimeOnly.MinValue), BusinessTime.Offset));
        published.Count.Should().BeLessThan(50_000);
    }

    static List<LinkSlot> Published(MasterData master, string now) => [.. master.Sites.SelectMany(site => SlotPlan.For(master, site, At(now)))];

    static DateTimeOffset At(string text) => DateTimeOffset.Parse($"{text}:00+09:00", CultureInfo.InvariantCulture);

    static DateOnly DateOf(LinkSlot slot) => BusinessTime.DateOf(slot.Start);

    static string TimeOf(LinkSlot slot) => slot.Start.ToString("H:mm", CultureInfo.InvariantCulture);
}
