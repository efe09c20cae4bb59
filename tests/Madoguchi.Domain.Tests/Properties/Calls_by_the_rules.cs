using FluentAssertions;
using Madoguchi.Domain.Calling;
using Madoguchi.Domain.Visits;

namespace Madoguchi.Domain.Tests.Properties;

public class Calls_by_the_rules
{
    [Fact]
    public void A_leg_is_called_only_by_an_open_counter_that_serves_it() => Lobby.Check(400, walk =>
    {
        foreach (var step in walk.Steps)
            foreach (var call in step.Events.OfType<LegCalled>())
            {
                var (counter, ticket) = (step.Before.Counters[call.Counter], step.Before[call.Ticket]);
                counter.State.Should().Be(CounterState.Open);
                (counter.Serves.Contains(ticket[call.Leg].Category) || counter.Procedures.Contains(ticket[call.Leg].Procedure)).Should().BeTrue();
                (counter.ReservationOnly && ticket.Reservation is null).Should().BeFalse("a counter of reservations calls no walk-in");
                if (step.Command is SiteDayCommand.CallNext && ticket[call.Leg].Only is { } only)
                    call.Counter.Should().Be(only);
            }
    });

    [Fact]
    public void A_leg_is_called_only_after_its_precedences() => Lobby.Check(400, walk =>
    {
        var precedences = new Precedences();
        foreach (var step in walk.Steps)
        {
            precedences.Follow(step);
            foreach (var call in step.Events.OfType<LegCalled>())
                foreach (var first in precedences.Before(call.Ticket, call.Leg))
                    step.After[call.Ticket][first].State.Should().BeOneOf(LegState.Done, LegState.Cancelled);
        }
    });

    [Fact]
    public void A_turn_is_missed_by_just_those_from_afar_who_would_have_been_called_before() => Lobby.Check(300, walk =>
    {
        foreach (var step in walk.Steps.Where(step => step.Command is SiteDayCommand.CallNext))
            foreach (var call in step.Events.OfType<LegCalled>())
            {
                var (counter, called) = (step.Before.Counters[call.Counter], step.Before[call.Ticket]);
                var missed = step.Before.Tickets.Values
                    .Where(ticket => call.Reason.By is CalledBy.Urgency && ticket.Remote is { ArrivedAt: null, TurnMissedAt: null })
                    .Where(ticket => ticket.Legs.Any(leg => leg.State is LegState.Waiting && !counter.ReservationOnly
                        && (counter.Serves.Contains(leg.Category) || counter.Procedures.Contains(leg.Procedure))
                        && ((call.At - leg.Since) / Promise(ticket.Class) is var urgency
                            && (urgency > call.Reason.Urgency || (urgency == call.Reason.Urgency
                                && (leg.Since, ticket.Number.Value, ticket.Number.Category).CompareTo((called[call.Leg].Since, called.Number.Value, called.Number.Category)) < 0)))));
                (call.Missed ?? []).ToHashSet().SetEquals(missed.Select(ticket => ticket.Id)).Should().BeTrue();
            }
    });

    [Fact]
    public void The_key_calls_whoever_looking_at_everyone_would_choose() => Lobby.Check(300, walk =>
    {
        foreach (var step in walk.Steps.Where(step => step.Command is SiteDayCommand.CallNext))
            foreach (var call in step.Events.OfType<LegCalled>())
            {
                var (counter, now) = (step.Before.Counters[call.Counter], call.At);
                var people = step.After.Tickets.Values.Select(after => (after.Id == call.Ticket ? BeforeTheCall(after, step, call) : after)
                    with
                { FreeSince = call.Finished?.Ticket == after.Id ? now : after.FreeSince });
                var best = people
                    .Where(ticket => !ticket.IsAway && ticket.Legs.All(leg => !leg.IsAtCounter && leg.State != LegState.Absent))
                    .SelectMany(ticket => ticket.Legs.Where(leg => leg.State == LegState.Waiting).Select(leg => (ticket, leg)))
                    .Where(one => (counter.Serves.Contains(one.leg.Category) || counter.Procedures.Contains(one.leg.Procedure)) && (one.leg.Only is null || one.leg.Only == counter.Number))
                    .Where(one => !counter.ReservationOnly || one.ticket.Reservation is not null)
                    .OrderByDescending(one => one.leg.AtHead)
                    .ThenByDescending(one => IsOverdue(one.ticket, one.leg, now))
                    .ThenByDescending(one => IsOverdue(one.ticket, one.leg, now) ? 0 : (now - one.leg.Since) / Promise(one.ticket.Class))
                    .ThenBy(one => IsOverdue(one.ticket, one.leg, now) ? SingleWaitFrom(one.ticket, one.leg) : one.leg.Since)
                    .ThenBy(one => one.ticket.Number.Value).ThenBy(one => one.ticket.Number.Category).ThenBy(one => one.leg.Id)
                    .First();
                (call.Ticket, call.Leg).Should().Be((best.ticket.Id, best.leg.Id));
            }
    });

    static bool IsOverdue(Ticket ticket, Leg leg, DateTimeOffset now) =>
        !leg.AtHead && now - SingleWaitFrom(ticket, leg) >= Town.Rules.Promises.LongestWait;

    static DateTimeOffset SingleWaitFrom(Ticket ticket, Leg leg) =>
        new DateTimeOffset?[] { leg.Since, leg.WaitingSince, leg.ResumedAt, ticket.FreeSince, ticket.ArrivedAt }.Max()!.Value;

    static Ticket BeforeTheCall(Ticket after, Step step, LegCalled call)
    {
        var before = step.Before[after.Id];
        var called = before[call.Leg] with { State = LegState.Waiting };
        return after with { Legs = [.. after.Legs.Select(leg => leg.Id == call.Leg ? called : leg)] };
    }

    static TimeSpan Promise(TicketClass promised) => TimeSpan.FromMinutes(promised switch
    {
        TicketClass.Reservation => 5,
        TicketClass.Priority => 10,
        _ => 30,
    });

    [Fact]
    public void The_reason_in_the_log_is_the_wait_that_was_counted() => Lobby.Check(200, walk =>
    {
        foreach (var step in walk.Steps)
            foreach (var call in step.Events.OfType<LegCalled>())
            {
                var ticket = step.Before[call.Ticket];
                call.Reason.Waited.Should().Be(call.At - ticket[call.Leg].Since);
                (call.Reason.Class, call.Reason.Promise).Should().Be((ticket.Class, Promise(ticket.Class)));
                (call.Reason.By == CalledBy.Number).Should().Be(step.Command is SiteDayCommand.CallTicket);
                call.Reason.Sentence.Should().NotBeEmpty();
            }
    });
}
