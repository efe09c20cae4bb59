using FluentAssertions;
using Madoguchi.Domain.Calling;
using Madoguchi.Domain.Visits;
using static Madoguchi.Domain.Visits.LegState;

namespace Madoguchi.Domain.Tests.Calling;

public class Calling_by_number
{
    static Spec Lobby => Spec.Today.Given("09:00", Open(2), Open(3), Open(5), Take("one", "J10"), Take("two", "J10"));

    [Fact]
    public void A_clerk_may_call_any_number_and_the_log_says_so() =>
        Lobby.When("09:10", Call(2, "A002")).ThenCalled("A002").Then<LegCalled>(call => call.Reason.By.Should().Be(CalledBy.Number));

    [Fact]
    public void The_person_the_counter_had_is_finished_with()
    {
        var day = Lobby.Given("09:05", Next(2)).When("09:10", Call(2, "A002")).Then<LegCalled>(call => call.Finished.Should().Be(new LegRef(Id("one"), 1)));
        day.States("one").Should().Equal(Done);
    }

    [Fact]
    public void A_refused_number_does_not_end_the_current_service() =>
        Lobby.Given("09:05", Next(2)).When("09:10", Call(2, "A077")).ThenRefused("unknown-ticket").States("one").Should().Equal(Called);

    [Fact]
    public void An_unknown_number_is_refused() => Lobby.When("09:10", Call(2, "A003")).ThenRefused("unknown-ticket");

    [Fact]
    public void A_finished_ticket_is_refused() =>
        Lobby.Given("09:05", Next(2), Complete(2)).When("09:10", Call(2, "A001")).ThenRefused("ticket-finished", "A001");

    [Fact]
    public void Someone_at_another_counter_is_refused_and_the_sentence_says_where() =>
        Lobby.Given("09:05", Next(3)).When("09:10", Call(2, "A001")).ThenRefused("ticket-elsewhere", "3番窓口");

    [Fact]
    public void Someone_absent_is_refused() =>
        Lobby.Given("09:05", Next(3), Absent(3)).When("09:10", Call(2, "A001")).ThenRefused("ticket-absent");

    [Fact]
    public void Someone_on_hold_is_refused() =>
        Lobby.Given("09:05", Next(3), Hold(3)).When("09:10", Call(2, "A001")).ThenRefused("ticket-held");

    [Fact]
    public void Someone_who_waits_for_another_kind_of_counter_is_refused() =>
        Lobby.When("09:10", Call(5, "A001")).ThenRefused("not-served-here", "5番窓口");

    [Fact]
    public void The_number_of_the_current_person_calls_what_the_same_person_still_waits_for()
    {
        var day = Spec.Today.Given("09:00", Open(2), Take("one", "I03", "R10")).Given("09:05", Next(2)).When("09:10", Call(2, "A001")).ThenCalled("A001");
        day.States("one").Should().Equal(Done, Called);
    }

    [Fact]
    public void The_number_of_the_current_person_who_waits_for_nothing_else_is_at_the_counter_and_not_finished() =>
        Lobby.Given("09:05", Next(2)).When("09:10", Call(2, "A001")).ThenRefused("ticket-elsewhere", "2番窓口");
}
