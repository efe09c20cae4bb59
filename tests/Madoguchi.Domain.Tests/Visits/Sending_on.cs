using FluentAssertions;
using Madoguchi.Domain.Visits;
using static Madoguchi.Domain.Visits.LegState;

namespace Madoguchi.Domain.Tests.Visits;

public class Sending_on
{
    static Spec Served => Spec.Today.Given("09:00", Open(2), Open(3), Open(5), Take("one", "J10")).Given("09:05", Next(2), Start(2));

    [Fact]
    public void A_new_leg_carries_on_under_the_same_number()
    {
        var day = Served.When("09:10", Send(2, "J01", note: "転入が先")).Then<LegTransferred>();
        day.States("one").Should().Equal(Transferred, Waiting);
        day.Leg("one", "J01").Note.Should().Be("転入が先");
        day.Leg("one", "J10").EndedAt.Should().Be(Kokubunji.At("09:10"));
        day.Day.Counters[new(2)].Current.Should().BeNull();
        day.When("09:11", Next(5)).ThenCalled("A001");
    }

    [Fact]
    public void Without_a_procedure_the_same_one_is_sent_on() =>
        Served.When("09:10", Send(2)).Then<LegTransferred>(sent => sent.Next.Procedure.Value.Should().Be("J10"));

    [Theory]
    [InlineData(TransferPlace.Arrival, "A001")] // 31 minutes, against 26 of those who came at 09:05
    [InlineData(TransferPlace.Head, "A001")]
    [InlineData(TransferPlace.Tail, "B001")]
    public void The_place_says_before_or_behind_whom(TransferPlace place, string first) =>
        Served.Given("09:05", Take("other", "J01")).Given("09:10", Send(2, "J01", place: place)).When("09:31", Next(5)).ThenCalled(first);

    [Fact]
    public void The_head_comes_even_before_those_who_have_waited_longer() =>
        Spec.Today.Given("08:30", Open(2), Open(5), Take("long", "J01")).Given("09:00", Take("one", "J10")).Given("09:05", Next(2), Send(2, "J01", place: TransferPlace.Head))
            .When("09:10", Next(5)).ThenCalled("A001").When("09:20", Next(5)).ThenCalled("B001");

    [Fact]
    public void By_arrival_means_since_the_arrival_of_the_visit() =>
        Spec.Today.Given("08:30", Open(2), Open(5), Take("long", "J01")).Given("09:00", Take("one", "J10")).Given("09:05", Next(2), Send(2, "J01"))
            .When("09:10", Next(5)).ThenCalled("B001");

    [Fact]
    public void The_tail_waits_from_now() =>
        Served.When("09:10", Send(2, "J01", place: TransferPlace.Tail)).Then<LegTransferred>(sent => sent.Next.Since.Should().Be(Kokubunji.At("09:10")));

    [Fact]
    public void Whoever_was_sent_to_a_counter_is_called_there_and_nowhere_else()
    {
        var day = Served.Given("09:10", Send(2, to: 3));
        day.When("09:11", Next(2)).ThenRefused("nothing-waiting");
        day.When("09:11", Next(3)).ThenCalled("A001");
    }

    [Fact]
    public void A_counter_that_serves_something_else_by_now_lets_go_of_whom_it_was_sent()
    {
        var day = Served.Given("09:10", Send(2, to: 3)).Given("09:11", Open(3, "B"));
        day.When("09:12", Next(3)).ThenRefused("nothing-waiting");
        day.When("09:12", Next(2)).ThenCalled("A001");
    }

    [Fact]
    public void A_counter_that_closes_lets_go_of_whom_it_was_sent() =>
        Served.Given("09:10", Send(2, to: 3)).Given("09:11", Close(3)).When("09:12", Next(2)).ThenCalled("A001");

    [Fact]
    public void A_counter_that_pauses_keeps_whom_it_was_sent() =>
        Served.Given("09:10", Send(2, to: 3)).Given("09:11", Pause(3)).When("09:12", Next(2)).ThenRefused("nothing-waiting");

    [Fact]
    public void Whoever_was_sent_to_a_counter_that_is_not_open_yet_can_be_called_by_number_elsewhere() =>
        Served.Given("09:09", Close(3)).Given("09:10", Send(2, to: 3)).When("09:12", Call(2, "A001")).ThenCalled("A001");

    [Fact]
    public void A_head_that_was_absent_comes_back_by_arrival() =>
        Served.Given("09:10", Send(2, "J01", place: TransferPlace.Head), Next(5), Absent(5), ComeBack("one"))
            .Leg("one", "J01").Should().Match<Leg>(leg => !leg.AtHead && leg.Since == Kokubunji.At("09:00"));

    [Fact]
    public void What_cannot_be_done_there_is_refused()
    {
        Served.When("09:10", Send(2, "X99")).ThenRefused("procedure-not-here");
        Served.When("09:10", Send(2, to: 99)).ThenRefused("unknown-counter");
        Served.When("09:10", Send(2, "J01", to: 3)).ThenRefused("not-served-here", "3番窓口");
        Served.When("09:10", Send(2, "Z90", to: 12)).ThenRefused("not-served-here", "12番窓口");
    }

    [Fact]
    public void A_counter_that_is_still_closed_is_judged_by_the_master_data()
    {
        Served.When("09:10", Send(2, "H01", to: 7)).Then<LegTransferred>();
        Served.When("09:10", Send(2, "J01", to: 7)).ThenRefused("not-served-here");
    }

    [Fact]
    public void A_reservation_may_be_sent_to_the_counter_of_reservations() =>
        Spec.Today.Given("09:00", Open(2), Open(12), Arrive("one", "K-1", Booked("09:00", "J10"))).Given("09:05", Next(2))
            .When("09:10", Send(2, "R04", to: 12)).Then<LegTransferred>().When("09:11", Next(12)).ThenCalled("A001");
}
