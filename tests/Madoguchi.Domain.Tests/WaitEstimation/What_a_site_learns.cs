using FluentAssertions;
using Madoguchi.Domain.Visits;
using Madoguchi.Domain.WaitEstimation;

namespace Madoguchi.Domain.Tests.WaitEstimation;

public class What_a_site_learns
{
    [Fact]
    public void The_plan_holds_until_something_was_seen()
    {
        var time = ServiceModel.Planned.Of(new("J10"), Kokubunji.Rules);
        time.Minutes.Should().Be(5);
        time.Variation.Should().BeApproximately(0.6, 1e-9);
    }

    [Fact]
    public void Services_that_take_longer_than_planned_are_learned_and_forgotten_again()
    {
        var slow = Enumerable.Range(0, 15).Aggregate(ServiceModel.Planned, (model, _) => model.Learn(Day(minutes: 10)));
        slow.Of(new("J10"), Kokubunji.Rules).Minutes.Should().BeInRange(9, 10);
        slow.Of(new("R10"), Kokubunji.Rules).Minutes.Should().Be(7, "nothing was seen of it");
        var quick = Enumerable.Range(0, 30).Aggregate(slow, (model, _) => model.Learn(Day(minutes: 4)));
        quick.Of(new("J10"), Kokubunji.Rules).Minutes.Should().BeInRange(4, 4.8);
    }

    [Fact]
    public void What_was_set_aside_is_no_service_time()
    {
        var day = Spec.Today.Given("09:00", Open(2), Take("a", "J10"), Next(2), Hold(2)).Given("10:00", Resume("a"), Next(2)).Given("10:05", Complete(2)).Day;
        ServiceModel.Planned.Learn(day).Of(new("J10"), Kokubunji.Rules).Minutes.Should().Be(5);
    }

    [Fact]
    public void Ranges_that_were_missed_too_often_become_wider_and_ranges_that_hold_narrower()
    {
        var late = Enumerable.Range(0, 40).Aggregate(RangeModel, (model, _) => model.Learn(Waited(told: 5, real: 30)));
        late.Levels.High[9].Should().BeGreaterThan(RangeLevels.HighShare + 0.05);
        late.Levels.High[10].Should().Be(RangeLevels.HighShare, "another hour is another matter");
        var early = Enumerable.Range(0, 40).Aggregate(RangeModel, (model, _) => model.Learn(Waited(told: 40, real: 3)));
        early.Levels.Low[9].Should().BeLessThan(RangeLevels.LowShare - 0.05);
    }

    [Fact]
    public void Told_and_real_are_compared_ticket_by_ticket()
    {
        var inside = WaitAccuracy.Of(Waited(told: 10, real: 12));
        (inside.Judged, inside.Below, inside.Above, inside.Coverage).Should().Be((1, 0, 0, 1.0));
        // 12 minutes, told 10–15: 0.2 × 2 below, 0.2 × 3 above, half of it; the middle is 12.5.
        inside.PinballLoss.Should().BeApproximately(0.5, 1e-9);
        inside.MeanAbsoluteError.Should().BeApproximately(0.5, 1e-9);
        WaitAccuracy.Of(Waited(told: 10, real: 9)).Below.Should().Be(1);
        WaitAccuracy.Of(Waited(told: 10, real: 15.5)).Above.Should().Be(1);
        WaitAccuracy.Of(Waited(told: 10, real: 15)).Coverage.Should().Be(1);
        var atOnce = WaitAccuracy.Of(Spec.Today.Given("08:59", Open(2)).Given("09:00", Take("a", "J10")).Given("09:01", Next(2)).Day);
        (atOnce.Judged, atOnce.AtOnce, atOnce.AtOnceKept).Should().Be((0, 1, 1));
        WaitAccuracy.None.Coverage.Should().BeNull();
        inside.Plus(WaitAccuracy.Of(Waited(told: 10, real: 9))).Coverage.Should().Be(0.5);
    }

    [Fact]
    public void Two_hours_or_more_is_kept_however_long_it_was()
    {
        WaitAccuracy.Of(Waited(told: 118, real: 200)).Above.Should().Be(0);
        WaitAccuracy.Of(Waited(told: 118, real: 100)).Below.Should().Be(1);
    }

    [Fact]
    public void The_simple_rule_divides_the_work_ahead_by_the_open_counters()
    {
        var day = Spec.Today.Given("09:00", Open(2), Open(3), Take("a", "J10"), Take("b", "R10"), Take("c", "J10"));
        day.Ticket("c").Told!.Simple.Should().Be(2 * 6 / 2.0);
    }

    static ServiceModel RangeModel => ServiceModel.Planned;

    /// <summary>Twenty services of the same length.</summary>
    static SiteDay Day(double minutes)
    {
        var day = Spec.Today.Given("09:00", [Open(2), .. Enumerable.Range(0, 20).Select(i => (SiteDayCommand)Take($"t{i}", "J10"))]);
        for (var i = 0; i < 20; i++)
            day = day.Given(Kokubunji.At("09:00").AddMinutes(i * minutes), Next(2)).Given(Kokubunji.At("09:00").AddMinutes((i + 1) * minutes), Complete(2));
        return day.Day;
    }

    /// <summary>One person, told a range of five minutes from <paramref name="told"/> on.</summary>
    static SiteDay Waited(int told, double real)
    {
        var at = Kokubunji.At("09:00");
        var day = Spec.Today.Given("08:59", Open(2)).Day;
        var issued = (TicketIssued)SiteDayDecider.Decide(day, Take("a", "J10"), at).Events.Single();
        day = day.Evolve(issued with { Wait = WaitRange.Minutes(told, told + 5) });
        return day.Evolve(SiteDayDecider.Decide(day, Next(2), at.AddMinutes(real)).Events);
    }
}
