using FluentAssertions;
using Madoguchi.Domain.Visits;
using static Madoguchi.Domain.Visits.LegState;

namespace Madoguchi.Domain.Tests.Calling;

public class Calling_the_next
{
    [Fact]
    public void Whoever_is_called_is_at_the_counter_and_out_of_the_pool()
    {
        var day = Spec.Today.Given("09:00", Open(2), Take("one", "J10")).When("09:10", Next(2)).Then<LegCalled>(call => call.Call.Should().Be(1));
        var leg = day.Leg("one", "J10");
        (leg.State, leg.Counter, leg.Calls, leg.CalledAt).Should().Be((Called, new CounterNumber(2), 1, Kokubunji.At("09:10")));
        day.Day.Counters[new(2)].Current.Should().Be(new LegRef(Id("one"), 1));
        day.Day.Pool.In('A').People.Should().Be(0);
        day.Day.Calls.Should().ContainSingle().Which.Number.ToString().Should().Be("A001");
    }

    [Fact]
    public void One_key_finishes_with_the_current_person_and_calls_the_next()
    {
        var day = Spec.Today.Given("09:00", Open(2), Take("one", "J10"), Take("two", "J10")).Given("09:10", Next(2), Start(2))
            .When("09:15", Next(2)).Then<LegCalled>(call => call.Finished.Should().Be(new LegRef(Id("one"), 1)));
        var done = day.Leg("one", "J10");
        (done.State, done.EndedAt).Should().Be((Done, Kokubunji.At("09:15")));
        day.Leg("two", "J10").State.Should().Be(Called);
    }

    [Fact]
    public void The_key_never_ends_a_service_by_surprise_when_nobody_waits()
    {
        var day = Spec.Today.Given("09:00", Open(2), Take("one", "J10")).Given("09:10", Next(2), Start(2)).When("09:15", Next(2)).ThenRefused("nothing-waiting");
        day.Leg("one", "J10").State.Should().Be(Serving);
    }

    [Fact]
    public void The_next_may_be_the_same_person_when_what_waited_is_open_now()
    {
        var day = Spec.Today.Given("09:00", Open(4), Take("one", "J01", "J10")).Given("09:10", Next(4)).When("09:20", Next(4)).ThenCalled("B001");
        day.States("one").Should().Equal(Done, Called);
        day.Leg("one", "J10").WaitingSince.Should().Be(Kokubunji.At("09:20"));
    }

    [Fact]
    public void Nobody_is_called_to_a_counter_that_is_closed_or_pausing()
    {
        var day = Spec.Today.Given("09:00", Take("one", "J10"));
        day.When("09:40", Next(2)).ThenRefused("counter-closed");
        day.When("09:40", Call(2, "A001")).ThenRefused("counter-closed");
        day.Given("09:30", Open(2), Pause(2)).When("09:40", Next(2)).ThenRefused("counter-closed");
    }

    [Fact]
    public void Nobody_is_called_to_a_counter_that_does_not_exist()
    {
        Spec.Today.When("09:40", Next(99)).ThenRefused("unknown-counter");
        Spec.Today.When("09:40", Call(99, "A001")).ThenRefused("unknown-counter");
    }

    [Fact]
    public void Nothing_waits_in_an_empty_lobby() => Spec.Today.Given("09:00", Open(2)).When("09:01", Next(2)).ThenRefused("nothing-waiting");

    [Fact]
    public void A_recall_is_a_call_of_its_own_on_the_board()
    {
        var day = Spec.Today.Given("09:00", Open(2), Open(3), Take("one", "J10"), Take("two", "J10")).Given("09:10", Next(2), Next(3))
            .When("09:11", Recall(2)).Then<LegRecalled>(again => again.Call.Should().Be(3));
        day.Leg("one", "J10").Calls.Should().Be(2);
        day.Day.Calls.Select(call => (call.Seq, call.Number.ToString(), call.Kind))
            .Should().Equal((3, "A001", CallKind.Recall), (2, "A002", CallKind.Call));
        day.Leg("one", "J10").CalledAt.Should().Be(Kokubunji.At("09:10"), "the wait ended with the first call");
    }

    [Fact]
    public void Only_whom_the_counter_has_called_can_be_recalled()
    {
        Spec.Today.Given("09:00", Open(2)).When("09:01", Recall(2)).ThenRefused("not-at-this-counter");
        Spec.Today.When("09:01", Recall(2)).ThenRefused("counter-closed");
        Spec.Today.When("09:01", Recall(99)).ThenRefused("unknown-counter");
        Spec.Today.Given("09:00", Open(2), Take("one", "J10")).Given("09:10", Next(2), Start(2)).When("09:11", Recall(2)).ThenRefused("already-serving");
    }

    [Fact]
    public void The_board_keeps_the_last_twelve_calls()
    {
        var day = Spec.Today.Given("09:00", Open(2));
        for (var i = 1; i <= 15; i++)
            day = day.Given("09:05", Take($"t{i}", "J10"), Next(2));
        day.Day.Calls.Select(call => call.Seq).Should().Equal(Enumerable.Range(4, 12).Reverse());
    }
}
