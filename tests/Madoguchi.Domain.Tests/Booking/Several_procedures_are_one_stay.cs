using System.Collections.Immutable;
using CsCheck;
using FluentAssertions;
using Madoguchi.Domain.Booking;

namespace Madoguchi.Domain.Tests.Booking;

public class Several_procedures_are_one_stay
{
    static readonly StayProcedure Moving = new("J01", "B", 25, []), Paper = new("J10", "A", 5, ["J01"]), Insurance = new("H01", "D", 20, ["J01"]),
        Register = new("R13", "A", 30, [], new(9, 0), new(16, 0), [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday]);

    [Fact]
    public void Precedences_come_first_whatever_was_chosen_first() =>
        StayPlan.Of([Paper, Insurance, Moving]).Parts.Select(part => (part.Group, part.Offset, part.Minutes))
            .Should().Equal(("B", 0, 25), ("A", 25, 5), ("D", 30, 20));

    [Fact]
    public void Procedures_of_one_group_are_done_together() =>
        StayPlan.Of([Register, Moving, Paper]).Parts.Select(part => (part.Group, part.Minutes)).Should().Equal(("A", 30), ("B", 25), ("A", 5));

    [Fact]
    public void Minutes_of_a_group_are_added_and_a_procedure_named_twice_counts_once() =>
        StayPlan.Of([Register, Paper with { After = [] }, Register]).Parts.Should().ContainSingle().Which.Minutes.Should().Be(35);

    [Fact]
    public void A_circle_of_precedences_keeps_nobody_from_booking() =>
        StayPlan.Of([Moving with { After = ["J10"] }, Paper]).Minutes.Should().Be(30);

    [Fact]
    public void Every_slot_that_a_part_touches_is_occupied()
    {
        var chain = Chain(StayPlan.Of([Moving, Paper, Insurance]), "2026-11-24T09:00");
        chain!.Value.Select(slot => (slot.Group, slot.Start.ToString("H:mm", null))).Should().Equal(("B", "9:00"), ("A", "9:00"), ("D", "9:30"));
        Chain(StayPlan.Of([Register, Paper with { After = [] }]), "2026-11-24T09:00")!.Value.Should().HaveCount(2, "35 minutes reach into the second half hour");
    }

    [Theory]
    [InlineData("2026-11-24T08:30", false)]
    [InlineData("2026-11-24T09:00", true)]
    [InlineData("2026-11-24T15:30", true)]
    [InlineData("2026-11-24T16:00", false)]
    [InlineData("2026-11-23T09:00", false)] // 勤労感謝の日
    [InlineData("2027-03-28T09:00", false)] // open that Sunday, but not for this
    public void A_register_of_another_city_is_done_wholly_from_nine_to_sixteen_on_weekdays(string start, bool fits) =>
        (Chain(StayPlan.Of([Register]), start) is not null).Should().Be(fits);

    [Fact]
    public void A_stay_of_45_minutes_with_the_limited_procedure_last_begins_earlier()
    {
        var plan = StayPlan.Of([Moving with { Minutes = 15 }, Register with { After = ["J01"] }]);
        Chain(plan, "2026-11-24T15:30").Should().BeNull("it would end at 16:15");
        Chain(plan, "2026-11-24T15:00").Should().NotBeNull();
    }

    [Fact]
    public void A_stay_ends_before_the_city_hall_closes()
    {
        var long45 = StayPlan.Of([Insurance with { After = [], Minutes = 45 }]);
        Chain(long45, "2026-11-24T16:00").Should().NotBeNull();
        Chain(long45, "2026-11-24T16:30").Should().BeNull();
    }

    [Fact]
    public void At_the_okuyami_corner_everything_is_one_slot() =>
        StayPlan.AtOneCounter("okuyami", 60, [Moving, Insurance, Paper, Register]).Parts.Should().ContainSingle().Which.Minutes.Should().Be(60);

    [Fact]
    public void No_slot_lies_outside_the_hours_and_no_booking_ends_after_its_slot_begins() => (
        from day in Gen.Int[0, 1095]
        from length in Gen.Int[0, 2].Select(i => BookingRule.SlotLengths[i])
        from lead in Gen.Int[0, 10]
        from minutes in Gen.Int[0, 600]
        from seats in Gen.Int[1, 120]
        from inside in Gen.Int[0, 120]
        select (Date: new DateOnly(2026, 1, 1).AddDays(day), Rule: City.Certificates with
        {
            SlotMinutes = length,
            LeadOpenDays = lead,
            LeadMinutes = minutes,
            Seats = SeatRule.Of(seats),
            InternalSeats = inside,
        })).Sample(given =>
        {
            var slots = City.Slots(given.Rule, given.Date);
            var hours = City.Hours(given.Date);
            (slots.Count == 0).Should().Be(hours is null);
            slots.All(slot => slot.Start >= hours!.OpensAt && slot.Start < hours.LastTicketAt && slot.End <= hours.ClosesAt
                && slot.BookableUntil <= slot.Start && slot.Seats is >= 1 and <= 100 && slot.InternalSeats <= slot.Seats).Should().BeTrue();
            slots.Zip(slots.Skip(1)).All(pair => pair.First.End <= pair.Second.Start).Should().BeTrue();
            if (given.Rule.LeadOpenDays > 0)
                slots.All(slot => OpenDaysBetween(slot.BookableUntil.AddTicks(-1), given.Date) == given.Rule.LeadOpenDays - 1).Should().BeTrue();
        }, iter: 400);

    [Fact]
    public void A_chain_never_leaves_a_gap_and_never_takes_a_slot_it_does_not_need() => (
        from minutes in Gen.Int[1, 90].Array[1, 6]
        from groups in Gen.Int[0, 2].Select(i => "ABD"[i..(i + 1)]).Array[6]
        from after in Gen.Int[-1, 5].Array[6]
        from start in Gen.Int[0, 16]
        select (Plan: StayPlan.Of([.. minutes.Select((length, i) => new StayProcedure($"P{i}", groups[i], length, after[i] < 0 ? [] : [$"P{after[i]}"]))]),
            Sum: minutes.Sum(), Start: City.At("2026-11-24T08:30").AddMinutes(30 * start))).Sample(given =>
        {
            given.Plan.Minutes.Should().Be(given.Sum);
            given.Plan.Parts.Zip(given.Plan.Parts.Skip(1)).All(pair => pair.First.End == pair.Second.Offset && pair.First.Group != pair.Second.Group).Should().BeTrue();
            var fits = given.Start.AddMinutes(given.Sum) <= City.At("2026-11-24T17:00");
            var chain = Chain(given.Plan, given.Start.ToString("yyyy-MM-ddTHH:mm", null));
            (chain is not null).Should().Be(fits);
            if (chain is not { } slots)
                return;
            slots.Should().OnlyHaveUniqueItems();
            foreach (var part in given.Plan.Parts)
            {
                var (from, to) = (given.Start.AddMinutes(part.Offset), given.Start.AddMinutes(part.End));
                var covered = slots.Where(slot => slot.Group == part.Group && slot.Start < to && slot.End > from).OrderBy(slot => slot.Start).ToList();
                covered[0].Start.Should().BeOnOrBefore(from);
                covered[^1].End.Should().BeOnOrAfter(to);
                covered.Zip(covered.Skip(1)).All(pair => pair.First.End == pair.Second.Start).Should().BeTrue();
            }
            slots.Should().OnlyContain(slot => given.Plan.Parts.Any(part =>
                part.Group == slot.Group && slot.Start < given.Start.AddMinutes(part.End) && slot.End > given.Start.AddMinutes(part.Offset)));
        }, iter: 400);

    static int OpenDaysBetween(DateTimeOffset from, DateOnly to)
    {
        var count = 0;
        for (var day = DateOnly.FromDateTime(from.DateTime).AddDays(1); day < to; day = day.AddDays(1))
            count += City.Days.IsOpen(day) ? 1 : 0;
        return count;
    }

    static ImmutableArray<PlannedSlot>? Chain(StayPlan plan, string start)
    {
        var at = City.At(start);
        var slots = new[] { "A", "B", "D" }.SelectMany(group => City.Slots(City.Certificates with { Group = group }, DateOnly.FromDateTime(at.DateTime))).ToList();
        return SlotChain.For(plan, at, (group, moment) => slots.Find(slot => slot.Group == group && slot.Start <= moment && moment < slot.End));
    }
}
