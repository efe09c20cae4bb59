using FluentAssertions;
using Madoguchi.Domain.Visits;
using static Madoguchi.Domain.Visits.LegState;

namespace Madoguchi.Domain.Tests.Visits;

public class Ending_the_day
{
    static Spec Lobby => Spec.Today.Given("16:30", Open(2), Open(4), Take("one", "J10"), Take("two", "J01", "J10"), Take("three", "J11"))
        .Given("16:35", Next(2), Complete(2));

    [Fact]
    public void What_still_waits_expires_and_is_listed_by_number()
    {
        var ended = Lobby.When("17:05", EndDay()).Then<DayClosed>(closed =>
            closed.Expired.Select(one => (one.Number.ToString(), string.Join(',', one.Legs))).Should().Equal(("A002", "1"), ("B001", "1,2")));
        ended.States("one").Should().Equal(Done);
        ended.States("two").Should().Equal(Expired, Expired);
        ended.Day.Tickets.Values.Should().OnlyContain(ticket => ticket.HasEnded);
        ended.Day.Counters.Values.Should().OnlyContain(counter => counter.State == CounterState.Closed);
        ended.Day.Pool.Lines.Should().BeEmpty();
    }

    [Fact]
    public void Who_is_set_aside_absent_or_waiting_for_a_paper_expires_too()
    {
        var day = Spec.Today.Given("16:30", Open(2), Take("held", "J10"), Take("absent", "J10"), Take("paper", "J10"))
            .Given("16:31", Next(2), Hold(2)).Given("16:32", Next(2), Absent(2)).Given("16:33", Next(2), ToPickup(2)).Given("17:01", EndDay());
        foreach (var name in (string[])["held", "absent", "paper"])
            day.States(name).Should().Equal(Expired);
        day.Day.Aside.Should().BeEmpty();
        day.Day.Pickup.Should().BeEmpty();
    }

    [Fact]
    public void A_counter_that_has_somebody_keeps_the_day_open() =>
        Lobby.Given("16:50", Next(2)).When("17:05", EndDay()).ThenRefused("still-serving", "2番");

    [Fact]
    public void The_day_can_be_ended_anyway() =>
        Lobby.Given("16:50", Next(2)).When("17:05", EndDay(anyway: true)).Then<DayClosed>(closed => closed.Expired.Should().HaveCount(2))
            .States("three").Should().Equal(Expired);

    [Fact]
    public void It_does_not_end_before_closing_time_unless_meant()
    {
        Lobby.When("16:59", EndDay()).ThenRefused("before-closing-time", "17:00");
        Lobby.When("16:59", EndDay(anyway: true)).Then<DayClosed>();
    }

    [Fact]
    public void After_it_nothing_is_issued_and_no_counter_opens()
    {
        var ended = Lobby.Given("16:50", EndDay(anyway: true));
        ended.When("16:51", Take("late", "J10") with { Channel = TicketChannel.Staff }).ThenRefused("site-closed");
        ended.When("16:51", Arrive("late", "K-1", Booked("16:00", "J10"))).ThenRefused("site-closed");
        ended.When("16:51", Open(2)).ThenRefused("site-closed");
        ended.When("16:51", ComeBack("three")).ThenRefused("ticket-finished");
        ended.When("16:51", EndDay()).ThenNothing();
    }
}
