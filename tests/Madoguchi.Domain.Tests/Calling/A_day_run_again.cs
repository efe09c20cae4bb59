using FluentAssertions;
using Madoguchi.Domain.Catalogue;
using Madoguchi.Domain.Replay;
using Madoguchi.Domain.Visits;

namespace Madoguchi.Domain.Tests.Calling;

public class A_day_run_again
{
    /// <summary>Counter 4, five minutes for each: walk-ins at 9:00, 9:01 and 9:02, someone with priority at 9:04.</summary>
    static List<SiteDayEvent> Morning
    {
        get
        {
            var (day, log) = (SiteDay.Empty, new List<SiteDayEvent>());
            Do("08:00", new SiteDayCommand.OpenDay(Kokubunji.Rules));
            Do("08:30", Open(4));
            foreach (var (at, name) in (IEnumerable<(string, string)>)[("09:00", "one"), ("09:01", "two"), ("09:02", "three")])
            {
                Do(at, Take(name, "J02"));
                if (name is "one")
                    Do(at, Next(4));
            }
            Do("09:04", TakeFirst("first", "J02"));
            foreach (var at in (string[])["09:05", "09:10", "09:15"])
                Do(at, Next(4));
            Do("09:20", Complete(4));
            return log;

            void Do(string at, SiteDayCommand command)
            {
                var events = SiteDayDecider.Decide(day, command, Kokubunji.At(at)).Events;
                log.AddRange(events);
                day = day.Evolve(events);
            }
        }
    }

    [Fact]
    public void As_it_was_is_what_the_log_says() =>
        DayReplay.AsItWas(Morning).Should().Equal((ReplayedWait[])
            [new(TicketClass.WalkIn, 3, 0, 17.0 / 3, 13), new(TicketClass.Priority, 1, 0, 6, 6), new(null, 4, 0, 23.0 / 4, 13)]);

    [Fact]
    public void Under_its_own_rule_it_is_as_it_was() =>
        DayReplay.Under(Morning, new(ReplayOrder.Urgency, Promises.Default)).SequenceEqual(DayReplay.AsItWas(Morning)).Should().BeTrue();

    [Theory]
    [InlineData(ReplayOrder.Fifo, 4.0, 11.0)]
    [InlineData(ReplayOrder.Strict, 22.0 / 3, 1.0)]
    public void Another_rule_moves_the_waits_from_one_class_to_the_other(ReplayOrder order, double walkIn, double priority)
    {
        var waits = DayReplay.Under(Morning, new(order, Promises.Default));
        waits[0].MeanMinutes.Should().BeApproximately(walkIn, 1e-9);
        waits[1].MeanMinutes.Should().BeApproximately(priority, 1e-9);
        waits[2].MeanMinutes.Should().BeApproximately(23.0 / 4, 1e-9, "equal services: the mean over all is conserved");
    }

    [Fact]
    public void Other_promises_are_another_rule() =>
        DayReplay.Under(Morning, new(ReplayOrder.Urgency, Promises.Default with { Priority = TimeSpan.FromMinutes(1) }))[1].MeanMinutes.Should().Be(1);

    [Fact]
    public void What_comes_after_is_called_after_in_the_replay_too()
    {
        var (day, log) = (SiteDay.Empty, new List<SiteDayEvent>());
        foreach (var (at, command) in (IEnumerable<(string, SiteDayCommand)>)[
            ("08:00", new SiteDayCommand.OpenDay(Kokubunji.Rules)), ("09:00", Open(4)), ("09:00", Open(7)), ("09:00", Take("one", "J01", "J10")), ("09:00", Next(4)),
            ("09:10", Send(4, "H03")), ("09:12", Next(7)), ("09:20", Complete(7)), ("09:30", Next(4)), ("09:40", Complete(4))])
        {
            var events = SiteDayDecider.Decide(day, command, Kokubunji.At(at)).Events;
            log.AddRange(events);
            day = day.Evolve(events);
        }
        DayReplay.Under(log, new(ReplayOrder.Fifo, Promises.Default))[^1].Should().Be(new ReplayedWait(null, 3, 0, 0, 0));
    }
}
