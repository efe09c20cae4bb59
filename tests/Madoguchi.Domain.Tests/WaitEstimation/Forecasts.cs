using System.Collections.Immutable;
using FluentAssertions;
using Madoguchi.Domain.Visits;
using Madoguchi.Domain.WaitEstimation;

namespace Madoguchi.Domain.Tests.WaitEstimation;

public class Forecasts
{
    static readonly DateTimeOffset Now = Kokubunji.At("10:00");

    [Fact]
    public void Nobody_is_forecast_without_a_counter()
    {
        var day = Spec.Today.Given("09:59", Take("a", "J10")).Day;
        var forecast = Forecaster.Run(day, ServiceModel.Planned, Now, 1)!;
        forecast.Of(Id("a"), Now).Should().BeNull();
        forecast.Newcomer(day, TicketClass.WalkIn, ['A'], Now).Should().BeNull();
    }

    [Fact]
    public void Whoever_comes_to_a_free_counter_is_told_to_come_at_once()
    {
        var day = Spec.Today.Given("09:00", Open(2)).Day;
        Forecaster.Run(day, ServiceModel.Planned, Now, 1)!.Newcomer(day, TicketClass.WalkIn, ['A'], Now).Should().Be(new WaitRange(0, 1));
    }

    [Fact]
    public void The_same_seed_says_the_same()
    {
        var day = Busy().Day;
        var (one, other) = (Forecaster.Run(day, ServiceModel.Planned, Now, 7)!, Forecaster.Run(day, ServiceModel.Planned, Now, 7)!);
        foreach (var ticket in day.Tickets.Keys)
            one.Of(ticket, Now).Should().Be(other.Of(ticket, Now));
    }

    [Fact]
    public void A_reservation_is_told_less_than_a_priority_and_that_less_than_a_walk_in()
    {
        var day = Busy().Day;
        var forecast = Forecaster.Run(day, ServiceModel.Planned, Now, 3)!;
        var (walkIn, priority, reservation) = (Middle(TicketClass.WalkIn), Middle(TicketClass.Priority), Middle(TicketClass.Reservation));
        reservation.Should().BeLessThan(priority);
        priority.Should().BeLessThan(walkIn);

        double Middle(TicketClass promised) => forecast.Newcomer(day, promised, ['A'], Now)!.Value is var range ? (range.Low + range.High) / 2.0 : 0;
    }

    [Fact]
    public void The_first_of_several_counters_is_what_a_visit_of_several_procedures_waits_for()
    {
        var day = Busy().Given("09:30", Open(7), Take("d1", "H03"), Next(7)).Day;
        var forecast = Forecaster.Run(day, ServiceModel.Planned, Now, 3)!;
        var (a, d) = (forecast.Newcomer(day, TicketClass.WalkIn, ['A'], Now)!.Value, forecast.Newcomer(day, TicketClass.WalkIn, ['D'], Now)!.Value);
        var both = forecast.Newcomer(day, TicketClass.WalkIn, ['A', 'D'], Now)!.Value;
        both.High.Should().BeLessThanOrEqualTo(Math.Min(a.High, d.High));
        both.Low.Should().BeLessThanOrEqualTo(Math.Min(a.Low, d.Low));
    }

    [Fact]
    public void Bookings_of_the_next_hour_stand_in_front()
    {
        var day = Spec.Today.Given("09:30", Open(6), Take("a", "M05"), Next(6), Take("b", "M05"), Take("c", "M05")).Day;
        ImmutableArray<ExpectedVisit> expected = [.. new[] { "10:02", "10:04", "10:06" }.Select(slot => new ExpectedVisit(new(slot), Kokubunji.At(slot), [new("M02")]))];
        Told([]).Should().BeLessThan(Told(expected) - 20, "three visits of 25 minutes come in between");
        Told(expected).Should().Be(Told([.. expected, new(new("late"), Kokubunji.At("11:30"), [new("M02")])]), "an hour is looked ahead");

        int Told(ImmutableArray<ExpectedVisit> bookings) => Forecaster.Run(day, ServiceModel.Planned, Now, 5, bookings)!.Of(Id("c"), Now)!.Value.High;
    }

    [Fact]
    public void A_crowd_is_left_to_the_formula()
    {
        var rules = Kokubunji.Rules.Band('A', 1, 9_999);
        SiteDayCommand[] crowd = [.. Enumerable.Range(0, Forecaster.MostLegs + 1).Select(i => Take($"t{i}", "J10"))];
        Forecaster.Run(Spec.On(rules).Given("09:00", crowd).Day, ServiceModel.Planned, Now, 1).Should().BeNull();
        Forecaster.Run(Spec.On(rules).Given("09:00", crowd[1..]).Day, ServiceModel.Planned, Now, 1).Should().NotBeNull();
    }

    [Fact]
    public void The_paper_says_what_the_forecast_says_and_the_day_remembers_it()
    {
        var day = Busy();
        var forecast = Forecaster.Run(day.Day, ServiceModel.Planned, Now, 9)!;
        var decision = SiteDayDecider.Decide(day.Day, Take("new", "J10"), Now, forecast);
        var issued = (TicketIssued)decision.Events.Single();
        issued.Wait.Should().Be(forecast.Newcomer(day.Day, TicketClass.WalkIn, ['A'], Now)!.Value);
        day.Day.Evolve(decision.Events)[Id("new")].Told!.Wait.Should().Be(issued.Wait);
        SiteDayDecider.Decide(day.Day, Take("new", "J10"), Now).Events.Cast<TicketIssued>().Single().Wait
            .Should().Be(WaitEstimator.Promise(day.Day, 'A', issued.PeopleAhead), "without a forecast the formula has to do");
    }

    [Fact]
    public void Who_came_since_the_forecast_stands_in_front_and_time_that_passed_is_over()
    {
        var day = Busy();
        var forecast = Forecaster.Run(day.Day, ServiceModel.Planned, Now, 9)!;
        var more = day.Given("10:00", [.. Enumerable.Range(0, 20).Select(i => (SiteDayCommand)Take($"more{i}", "J10"))]).Day;
        var told = forecast.Newcomer(day.Day, TicketClass.WalkIn, ['A'], Now)!.Value;
        forecast.Newcomer(more, TicketClass.WalkIn, ['A'], Now)!.Value.Low.Should().BeGreaterThan(told.Low + 10);
        forecast.Newcomer(day.Day, TicketClass.WalkIn, ['A'], Now.AddMinutes(3))!.Value.Should().Be(new WaitRange(told.Low - 3, told.High - 3));
    }

    /// <summary>The whole scene with all that the rule knows: classes, heads, counters of one's own, several procedures, precedences.</summary>
    [Fact]
    public void It_runs_the_very_rule_the_decider_has()
    {
        var day = Spec.Today.Given("08:59", Open(2), Open(4), Open(6), Open(7), Open(12))
            .Given("09:00", Take("at2", "J10"), Take("at4", "J01", "M03", "H01"), Take("at7", "H03"))
            .Given("09:10", Next(2), Next(4), Next(7)).Given("09:12", Complete(2), Complete(7)).Given("09:15", Take("at7 now", "H03"))
            .Given("09:20", [.. Enumerable.Range(0, 8).Select(i => (SiteDayCommand)Take($"a{i}", "R10"))])
            .Given("09:30", Take("multi", "J10", "H03", "M04"), Take("multi2", "R02", "M03"), TakeFirst("prior", "J02"), Take("sent", "J10"))
            .Given("09:40", Arrive("res", "R1", Booked("09:30", "J04")), Arrive("res2", "R2", Booked("10:30", "J04")), Take("d", "N01"), Take("d2", "N02"))
            .Given("09:55", Call(2, "A011"), Send(2, to: 4), Next(7)).Given("09:58", Next(2)).Day;
        const int runs = 1000;
        var forecast = Forecaster.Run(day, ServiceModel.Planned, Now, 11, runs: 20_000)!;
        var dice = new Dice(12);
        var first = day.Tickets.Keys.ToDictionary(ticket => ticket, _ => new List<double>());
        for (var run = 0; run < runs; run++)
            foreach (var (ticket, minutes) in ByTheDecider(day, ref dice))
                first[ticket].Add(minutes);
        foreach (var ticket in day.Tickets.Values.Where(ticket => forecast.Of(ticket.Id, Now) is not null && !ticket.Legs.All(leg => leg.IsAtCounter)))
        {
            var (told, waits) = (forecast.Of(ticket.Id, Now)!.Value, first[ticket.Id].Order().ToArray());
            ((double)told.Low).Should().BeApproximately(waits[waits.Length / 5], 1.3, "{0} is told {1}", ticket.Number, told);
            ((double)told.High).Should().BeApproximately(waits[waits.Length * 4 / 5], 1.3, "{0} is told {1}", ticket.Number, told);
        }
    }

    static Dictionary<TicketId, double> ByTheDecider(SiteDay day, ref Dice dice)
    {
        var (state, first, events) = (day, new Dictionary<TicketId, double>(), new PriorityQueue<CounterNumber, double>());
        var away = new HashSet<CounterNumber>();
        foreach (var counter in day.Counters.Values.Where(counter => counter.Current is not null))
        {
            var leg = day[counter.Current!.Value.Ticket][counter.Current.Value.Leg];
            var (elapsed, service) = ((Now - leg.CalledAt!.Value).TotalMinutes, 0.0);
            for (var tries = 0; service <= elapsed; tries++)
                service = tries < 10_000 ? Draw(leg.Procedure, ref dice) : throw new InvalidOperationException("Nobody is served that long.");
            events.Enqueue(counter.Number, service - elapsed);
        }
        CallAll(0, ref dice);
        while (events.TryDequeue(out var counter, out var minute))
        {
            // Who does not come stays away, and so do the other legs.
            Do(away.Remove(counter) ? new SiteDayCommand.MarkAbsent(counter) : new SiteDayCommand.CompleteLeg(counter), minute);
            CallAll(minute, ref dice);
        }
        return first;

        void CallAll(double minute, ref Dice dice)
        {
            foreach (var counter in state.Counters.Values.Where(counter => counter is { State: CounterState.Open, Current: null }).ToArray())
                if (Do(new SiteDayCommand.CallNext(counter.Number), minute).OfType<LegCalled>().FirstOrDefault() is { } called)
                {
                    first.TryAdd(called.Ticket, minute);
                    if (dice.NextDouble() < ServiceModel.Planned.NotComing.Value && away.Add(counter.Number))
                        events.Enqueue(counter.Number, minute + 2.5);
                    else
                        events.Enqueue(counter.Number, minute + Draw(state[called.Ticket][called.Leg].Procedure, ref dice));
                }
        }

        ImmutableArray<SiteDayEvent> Do(SiteDayCommand command, double minute)
        {
            var decision = SiteDayDecider.Decide(state, command, Now.AddMinutes(minute));
            state = state.Evolve(decision.Events);
            return decision.Events;
        }

        double Draw(ProcedureCode procedure, ref Dice dice) =>
            ServiceModel.Planned.Of(procedure, day.Rules) is var time ? dice.Gamma(time.Minutes, time.Variation) : 0;
    }

    static Spec Busy() => Spec.Today.Given("09:00", Open(2), Open(3))
        .Given("09:50", [.. Enumerable.Range(0, 12).Select(i => (SiteDayCommand)Take($"a{i}", "R10")), Next(2), Next(3)]);
}
