using FluentAssertions;
using Madoguchi.Domain.Visits;

namespace Madoguchi.Domain.Tests.Properties;

public class People_in_one_place
{
    [Fact]
    public void No_ticket_is_at_two_counters_and_no_counter_has_two_tickets() => Lobby.Check(400, walk =>
    {
        foreach (var day in walk.Steps.Select(step => step.After))
        {
            var seated = day.Tickets.Values
                .SelectMany(ticket => ticket.Legs.Where(leg => leg.IsAtCounter).Select(leg => (leg.Counter!.Value, new LegRef(ticket.Id, leg.Id))))
                .Order(Comparer<(CounterNumber Counter, LegRef Leg)>.Create((one, other) => one.Counter.CompareTo(other.Counter)))
                .ToArray();
            seated.DistinctBy(one => one.Item2.Ticket).Count().Should().Be(seated.Length, "a person is in one place");
            day.Counters.Values.Where(counter => counter.Current is not null).Select(counter => (counter.Number, counter.Current!.Value))
                .Should().Equal(seated);
        }
    });

    [Fact]
    public void Nobody_absent_or_finished_is_at_a_counter_or_called() => Lobby.Check(200, walk =>
    {
        foreach (var step in walk.Steps)
            foreach (var call in step.Events.OfType<LegCalled>())
            {
                var before = step.Before[call.Ticket];
                before.HasEnded.Should().BeFalse();
                before.IsAway.Should().BeFalse("who took a number from afar is called after the check-in");
                before.Legs.Any(leg => leg.State == LegState.Absent).Should().BeFalse();
                before.Legs.Any(leg => leg.IsAtCounter && leg.Counter != call.Counter).Should().BeFalse("only this counter may finish with them");
            }
    });

    [Fact]
    public void A_closed_counter_has_nobody() => Lobby.Check(200, walk =>
    {
        foreach (var day in walk.Steps.Select(step => step.After))
            day.Counters.Values.Any(counter => counter.State is CounterState.Closed && counter.Current is not null).Should().BeFalse();
    });
}
