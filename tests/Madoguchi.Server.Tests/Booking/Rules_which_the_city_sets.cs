using System.Globalization;
using FluentAssertions;
using Madoguchi.Contracts.Link;
using Madoguchi.Domain.Booking;
using Madoguchi.Domain.Calendar;
using Madoguchi.Server.Features.Admin.Master;
using Madoguchi.Server.Live.Link;
using Madoguchi.Server.Persistence.Bookings;
using Madoguchi.Server.Persistence.Master;
using Madoguchi.Server.Persistence.Seeding;
using Xunit;

namespace Madoguchi.Server.Tests.Booking;

/// <summary>What a stored rule does to what is published, shown and already booked.</summary>
public class Rules_which_the_city_sets
{
    static readonly MasterData Demo = MasterReader.Of(Seed.Read(Seed.DemoFolder));
    static readonly DateOnly Monday = new(2026, 12, 7);
    static readonly BookingRule Quarters = new("honchosha", "A", Monday, 15, SeatRule.Of(4)) { InternalSeats = 1, LeadMinutes = 30, HorizonDays = 20 };

    [Fact]
    public void A_rule_is_published_from_its_date_on_and_before_it_the_default()
    {
        var slots = Published(With(Demo, Quarters), "2026-11-24T08:00").Where(slot => slot is { Site: "honchosha", Group: "A" }).ToLookup(DateOf);

        slots[Monday.AddDays(-3)].Should().HaveCount(17).And.OnlyContain(slot => slot.Minutes == 30 && slot.Capacity == 1 && slot.InternalCapacity == 0);
        slots[Monday].Should().HaveCount(33).And.OnlyContain(slot => slot.Minutes == 15 && slot.Capacity == 4 && slot.InternalCapacity == 1
            && slot.BookableFrom == At("2026-11-17T00:00") && slot.BookableUntil == slot.Start.AddMinutes(-30));
        slots[Monday.AddDays(1)].Should().HaveCount(33);
        Published(With(Demo, Quarters), "2026-11-24T08:00").Where(slot => slot.Group != "A" || slot.Site != "honchosha")
            .Should().Equal(Published(Demo, "2026-11-24T08:00").Where(slot => slot.Group != "A" || slot.Site != "honchosha"), "nobody else's slots change");
    }

    [Fact]
    public void The_later_of_two_rules_holds_and_one_from_the_beginning_takes_the_place_of_the_default()
    {
        var master = With(
            Demo, Quarters with { ValidFrom = DateOnly.MinValue, SlotMinutes = 60 }, Quarters,
            Quarters with { ValidFrom = Monday.AddDays(2), Off = true }, Quarters with { ValidFrom = Monday.AddDays(3), Seats = SeatRule.Of(9) });
        var slots = Published(master, "2026-11-24T08:00").Where(slot => slot is { Site: "honchosha", Group: "A" }).ToLookup(DateOf);

        slots[Monday.AddDays(-3)].Should().OnlyContain(slot => slot.Minutes == 60).And.HaveCount(8);
        slots[Monday].Should().HaveCount(33);
        slots[Monday.AddDays(2)].Should().BeEmpty("nothing is booked from that date on");
        slots[Monday.AddDays(3)].Should().OnlyContain(slot => slot.Capacity == 9);
    }

    [Fact]
    public void A_rule_keeps_the_counter_of_its_own_where_all_of_a_visit_is_done()
    {
        var master = With(Demo, new BookingRule("honchosha", "bereavement", Monday, 60, SeatRule.Of(2)) { LeadOpenDays = 5 });
        BookingRules.Of(master, master.Site("honchosha")!).Where(rule => rule.Group == "bereavement").Should().HaveCount(2).And.OnlyContain(rule => rule.OwnCounter == 12);
    }

    [Theory]
    [InlineData("A")]
    [InlineData("bereavement")]
    [InlineData("B")]
    public void The_month_that_is_shown_is_what_is_published(string group)
    {
        var master = With(Demo with
        {
            Municipality = Demo.Municipality with { ClosedDays = [new(new(2026, 12, 10), "honchosha", "停電の工事"), new(new(2026, 12, 13), null, "臨時窓口", new(new(9, 0), new(11, 30), new(12, 0)))] },
        }, Quarters with { HorizonDays = 90 });
        var published = Published(master, "2026-11-24T08:00").Where(slot => slot.Site == "honchosha" && slot.Group == group).ToLookup(DateOf);
        var month = MonthPlan.Of(master, "honchosha", group, new(2026, 12, 15), []);

        month.Should().HaveCount(31);
        foreach (var day in month)
        {
            if (day.Date > new DateOnly(2027, 1, 2))
                continue;
            day.Slots.Select(slot => (slot.Start, slot.Minutes, slot.Seats, slot.InternalSeats, (DateTimeOffset?)slot.BookableFrom, (DateTimeOffset?)slot.BookableUntil))
                .Should().Equal(published[day.Date].Select(slot => (slot.Start, slot.Minutes, slot.Capacity, slot.InternalCapacity, slot.BookableFrom, slot.BookableUntil)));
        }
        month.Where(day => day.Closed is not null).Select(day => $"{day.Date.Day} {day.Closed}").Should().Equal(
            "5 休みの曜日", "6 休みの曜日", "10 停電の工事", "12 休みの曜日", "19 休みの曜日", "20 休みの曜日", "26 休みの曜日", "27 休みの曜日",
            "29 年末年始", "30 年末年始", "31 年末年始");
    }

    [Fact]
    public void A_month_counts_those_who_booked_by_the_group_that_serves_them()
    {
        StoredBooking[] bookings = [Booking(1, "10:00"), Booking(2, "10:30"), Booking(3, "11:00", "J02"), Booking(4, "9:00") with { Group = "bereavement" }];
        Count("A").Should().Be(2);
        Count("B").Should().Be(1);
        Count("bereavement").Should().Be(1);

        int Count(string group) => MonthPlan.Of(Demo, "honchosha", group, Monday, bookings).Single(day => day.Date == Monday).Booked;
    }

    [Fact]
    public void Slots_cut_anew_leave_those_behind_whose_time_is_no_beginning_any_more()
    {
        StoredBooking[] bookings = [Booking(1, "8:30"), Booking(2, "9:00"), Booking(3, "9:30")];
        BookingFit.Lost(Demo, "honchosha", bookings).Should().BeEmpty();
        Lost(With(Demo, Quarters with { SlotMinutes = 60 }), bookings).Should().Equal("2 Slot");
        Lost(With(Demo, Quarters), bookings).Should().BeEmpty("three seats of a quarter of an hour are enough");
        Lost(With(Demo, Quarters with { ValidFrom = Monday.AddDays(1), SlotMinutes = 60 }), bookings).Should().BeEmpty("it begins later");
        Lost(With(Demo, Quarters with { Off = true }), bookings).Should().Equal("1 Slot", "2 Slot", "3 Slot");
    }

    [Fact]
    public void Who_booked_first_keeps_the_seat_and_staff_seats_count_as_seats()
    {
        StoredBooking[] bookings = [Booking(7, "9:00"), Booking(3, "9:00"), Booking(5, "9:00"), Booking(9, "9:30")];
        Lost(With(Demo, Quarters with { SlotMinutes = 30, Seats = SeatRule.Of(3), InternalSeats = 1 }), bookings).Should().BeEmpty();
        Lost(With(Demo, Quarters with { SlotMinutes = 30, Seats = SeatRule.Of(2), InternalSeats = 1 }), bookings).Should().Equal("7 Seat");
        Lost(With(Demo, Quarters with { SlotMinutes = 30, Seats = SeatRule.Of(1), InternalSeats = 0 }), bookings).Should().Equal("5 Seat", "7 Seat");
    }

    [Fact]
    public void A_stay_needs_a_seat_at_each_of_its_counters_and_one_at_a_counter_of_its_own_only_there()
    {
        var stay = Booking(1, "9:00", "J02", "J10");
        Lost(Demo, [stay]).Should().BeEmpty();
        Lost(With(Demo, Quarters with { Off = true }), [stay]).Should().Equal(["1 Slot"], "J10 has no slot any more");
        var own = stay with { Group = "bereavement", Minutes = 60 };
        Lost(With(Demo, Quarters with { Off = true }), [own]).Should().BeEmpty();
        Lost(With(Demo, new BookingRule("honchosha", "bereavement", Monday, 60, SeatRule.Of(1)) { Starts = [new(10, 0)] }), [own]).Should().Equal("1 Slot");
    }

    [Theory]
    [InlineData("bereavement", "bereavement")]
    [InlineData("", "")]
    [InlineData(null, "")]
    [InlineData("<b>", "")]
    [InlineData("abcdefghijklmnopqrstu", "")]
    public void The_counter_of_its_own_comes_in_as_a_plain_code_or_not_at_all(string? sent, string read) =>
        BookingReader.Read(new(1, "AAAA2222", "honchosha", At("2026-12-07T09:00"), 60, ["J10"], "国分 花子", "コクブ　ハナコ", null, null, "ja", false, At("2026-11-20T10:00"), sent!), new(At("2026-11-20T10:00"), TimeSpan.FromDays(30), new HashSet<string> { "honchosha" }))!
            .Group.Should().Be(read);

    [Fact]
    public void Closed_days_changed_hours_and_fewer_counters_leave_bookings_behind_too()
    {
        StoredBooking[] bookings = [Booking(1, "9:00"), Booking(2, "16:30")];
        var closed = Demo with { Municipality = Demo.Municipality with { ClosedDays = [new(Monday, null, "停電")] } };
        Lost(closed, bookings).Should().Equal("1 Day", "2 Day");
        var shorter = Demo with { Municipality = Demo.Municipality with { ClosedDays = [new(Monday, null, "短縮", new(new(9, 30), new(16, 15), new(16, 30)))] } };
        Lost(shorter, bookings).Should().Equal("1 Hours", "2 Hours");
        var site = Demo.Site("honchosha")!;
        var nobody = Demo with { Sites = Demo.Sites.Replace(site, site with { Counters = [.. site.Counters.Where(counter => !counter.Categories.Contains("A"))] }) };
        Lost(nobody, bookings).Should().Equal("1 Slot", "2 Slot");
    }

    [Fact]
    public void The_register_of_other_cities_must_begin_and_end_within_its_limited_hours()
    {
        StoredBooking[] bookings = [Booking(1, "8:45", "R13"), Booking(2, "9:00", "R13"), Booking(3, "15:30", "R13"), Booking(4, "15:45", "R13"), Booking(5, "16:00", "R13")];
        Lost(With(Demo, Quarters), bookings).Should().Equal(["1 Procedure", "4 Slot", "5 Procedure"], "half an hour from 15:45 ends after 16:00");
    }

    static string[] Lost(MasterData master, IReadOnlyList<StoredBooking> bookings) =>
        [.. BookingFit.Lost(master, "honchosha", bookings).OrderBy(lost => lost.Booking.Sequence).Select(lost => $"{lost.Booking.Sequence} {lost.Why.Kind}")];

    static MasterData With(MasterData master, params BookingRule[] rules)
    {
        var site = master.Site("honchosha")!;
        return master with { Sites = master.Sites.Replace(site, site with { BookingRules = [.. rules] }) };
    }

    static StoredBooking Booking(int sequence, string time, params string[] procedures) => new(
        sequence, $"CODE{sequence:0000}", "honchosha", BusinessTime.At(Monday, TimeOnly.Parse(time, CultureInfo.InvariantCulture)), 30,
        procedures is [] ? ["J10"] : procedures, "国分 花子", "コクブ　ハナコ", null, null, "ja", false, At("2026-11-20T10:00"));

    static List<LinkSlot> Published(MasterData master, string now) => [.. master.Sites.SelectMany(site => SlotPlan.For(master, site, At(now)))];

    static DateTimeOffset At(string text) => DateTimeOffset.Parse($"{text}:00+09:00", CultureInfo.InvariantCulture);

    static DateOnly DateOf(LinkSlot slot) => BusinessTime.DateOf(slot.Start);
}
