using FluentAssertions;
using Madoguchi.Domain.Visits;
using Madoguchi.Domain.WaitEstimation;

namespace Madoguchi.Domain.Tests.WaitEstimation;

public class Seats_and_help
{
    static readonly DateTimeOffset Now = Kokubunji.At("10:00");

    [Fact]
    public void While_an_officer_is_on_the_way_the_seat_is_taken_and_so_it_is_for_all_that_is_done_there()
    {
        // J01 is done; H01 and C01 come to the seat at 4 one after the other, and another waits for 4.
        var seated = Spec.On(Kokubunji.Rules.StaffMoves("H01", "C01"))
            .Given("09:00", Open(4), Take("family", "J01", "H01", "C01")).Given("09:05", Next(4), Start(4), Take("next", "J01")).Given("09:59", Complete(4));
        seated.States("family")[1].Should().Be(LegState.Summoned);
        var waits = Told(seated);
        waits.Low.Should().BeGreaterThan(20, "two officers take fifteen and twenty minutes, the first has not come yet");

        var going = Spec.On(Kokubunji.Rules)
            .Given("09:00", Open(4), Take("family", "J01", "H01", "C01")).Given("09:05", Next(4), Start(4), Take("next", "J01")).Given("09:59", Complete(4));
        Told(going).Should().Be(new WaitRange(0, 1), "where the resident moves, the counter is free");

        WaitRange Told(Spec day) => Forecaster.Run(day.Day, ServiceModel.Planned, Now, 5)!.Of(Id("next"), Now)!.Value;
    }

    [Fact]
    public void A_counter_that_helps_with_one_procedure_shortens_the_wait_for_that_one()
    {
        // 4 serves moving in; 2 does certificates and, while it helps, J01.
        var alone = Spec.Today.Given("09:30", Open(2), Open(4), Take("first", "J01")).Given("09:58", Next(4), Start(4))
            .Given("09:59", Take("in", "J01"), Take("out", "J02"));
        var helped = alone.Given("09:59", Help(2, "A", "J01"));
        Told(helped, "in").Should().Be(new WaitRange(0, 1));
        Told(helped, "out").Low.Should().BeGreaterThan(5, "2 does not do it");
        Told(alone, "in").Low.Should().BeGreaterThan(5);

        WaitRange Told(Spec day, string who) => Forecaster.Run(day.Day, ServiceModel.Planned, Now, 5)!.Of(Id(who), Now)!.Value;
    }
}
