using FluentAssertions;
using static Madoguchi.Domain.Visits.LegState;

namespace Madoguchi.Domain.Tests.Routing;

public class What_comes_before_what
{
    [Fact]
    public void Whatever_waits_for_nothing_stands_in_the_pool_at_once() =>
        Spec.Today.Given("09:00", Take("one", "I03", "H03")).States("one").Should().Equal(Waiting, Waiting);

    [Fact]
    public void A_procedure_waits_for_the_one_that_comes_before_it_whatever_the_order_asked() =>
        Spec.Today.Given("09:00", Take("one", "J10", "J01")).States("one").Should().Equal(Blocked, Waiting);

    [Fact]
    public void A_precedence_that_is_not_part_of_the_visit_blocks_nothing() =>
        Spec.Today.Given("09:00", Take("one", "J10")).States("one").Should().Equal(Waiting);

    [Fact]
    public void A_chain_opens_link_by_link()
    {
        var day = Spec.Today.Given("09:00", Open(5), Open(6), Take("one", "J01", "M03", "M05"));
        day.States("one").Should().Equal(Waiting, Blocked, Blocked);
        day = day.Given("09:05", Next(5), Complete(5));
        day.States("one").Should().Equal(Done, Waiting, Blocked);
        day.Leg("one", "M03").WaitingSince.Should().Be(Kokubunji.At("09:05"));
        day.Leg("one", "M03").Since.Should().Be(Kokubunji.At("09:00"), "the whole visit counts from its arrival");
        day.Given("09:10", Next(6), Complete(6)).States("one").Should().Equal(Done, Done, Waiting);
    }

    [Fact]
    public void A_procedure_with_two_before_it_waits_for_both()
    {
        var day = Spec.Today.Given("09:00", Open(5), Take("one", "J03", "J04", "J10")).Given("09:05", Next(5), Complete(5));
        day.States("one").Should().Equal(Done, Waiting, Blocked);
        day.Given("09:10", Next(5), Complete(5)).States("one").Should().Equal(Done, Done, Waiting);
    }

    [Fact]
    public void A_blocked_leg_is_called_by_nobody()
    {
        var day = Spec.Today.Given("09:00", Open(2), Open(5), Take("one", "J01", "J10"));
        day.When("09:01", Next(2)).ThenRefused("nothing-waiting");
        day.When("09:01", Call(2, "B001")).ThenRefused("not-served-here");
    }

    [Fact]
    public void Setting_a_leg_aside_does_not_open_what_waits_for_it() =>
        Spec.Today.Given("09:00", Open(5), Take("one", "J01", "J10")).Given("09:05", Next(5), Hold(5)).States("one").Should().Equal(Held, Blocked);

    [Fact]
    public void A_circle_of_two_in_the_master_data_keeps_nobody_waiting() =>
        Spec.On(Kokubunji.Rules.Procedure("P1", 'A', 5, "P2").Procedure("P2", 'A', 5, "P1"))
            .Given("09:00", Take("one", "P1", "P2")).States("one").Should().Equal(Waiting, Waiting);

    [Fact]
    public void A_procedure_that_comes_after_itself_keeps_nobody_waiting() =>
        Spec.On(Kokubunji.Rules.Procedure("P1", 'A', 5, "P1")).Given("09:00", Take("one", "P1")).States("one").Should().Equal(Waiting);

    [Fact]
    public void A_circle_of_three_is_void_but_what_hangs_on_it_is_not() =>
        Spec.On(Kokubunji.Rules.Procedure("P1", 'A', 5, "P3").Procedure("P2", 'A', 5, "P1").Procedure("P3", 'A', 5, "P2").Procedure("P4", 'A', 5, "P3"))
            .Given("09:00", Take("one", "P1", "P2", "P3", "P4")).States("one").Should().Equal(Waiting, Waiting, Waiting, Blocked);

    [Fact]
    public void Procedures_added_at_the_counter_wait_for_the_one_being_served()
    {
        var day = Spec.Today.Given("09:00", Open(5), Take("one", "J01")).Given("09:05", Next(5), Add(5, "J10", "H03"));
        day.States("one").Should().Equal(Called, Blocked, Waiting);
        day.Given("09:10", Complete(5)).States("one").Should().Equal(Done, Waiting, Waiting);
    }

    [Fact]
    public void Procedures_added_when_what_comes_before_them_is_done_wait_for_nothing() =>
        Spec.Today.Given("09:00", Open(5), Take("one", "J01", "J04")).Given("09:05", Next(5), Complete(5), Next(5), Add(5, "C01"))
            .Leg("one", "C01").State.Should().Be(Waiting);

    [Fact]
    public void What_waited_for_a_transferred_leg_waits_for_the_leg_that_carries_it_on()
    {
        var day = Spec.Today.Given("09:00", Open(4), Open(5), Take("one", "J01", "J10")).Given("09:05", Next(4), Send(4, "J03"));
        day.States("one").Should().Equal(Transferred, Blocked, Waiting);
        day.Given("09:10", Next(5), Complete(5)).States("one").Should().Equal(Transferred, Waiting, Done);
    }

    [Fact]
    public void A_transfer_to_something_that_waits_for_the_same_visit_makes_no_circle()
    {
        // J10 waits for J01; J01 is sent on as I02: the new leg must not wait for J10 in turn.
        var day = Spec.Today.Given("09:00", Open(2), Open(5), Take("one", "J01", "I01", "I02")).Given("09:05", Next(5), Send(5, "I02"));
        day.Leg("one", "I02").State.Should().Be(Waiting);
        var ended = day.Given("09:10", Next(2)).Given("09:15", Next(2)).Given("09:20", Next(2)).Given("09:25", Complete(2));
        ended.Ticket("one").HasEnded.Should().BeTrue();
    }
}
