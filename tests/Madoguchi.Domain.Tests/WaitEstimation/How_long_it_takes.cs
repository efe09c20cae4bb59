using System.Diagnostics;
using FluentAssertions;
using Madoguchi.Domain.Calling;
using Madoguchi.Domain.Catalogue;
using Madoguchi.Domain.Visits;
using Madoguchi.Domain.WaitEstimation;

namespace Madoguchi.Domain.Tests.WaitEstimation;

public class How_long_it_takes
{
    [Fact]
    public void Nothing_is_promised_while_no_counter_is_open_but_the_paper_supposes_one()
    {
        var day = Lobby(counters: 0, waiting: 3);
        WaitEstimator.Expect(day.Day, 'A', 3).Should().BeNull();
        WaitEstimator.Promise(day.Day, 'A', 3).High.Should().BeGreaterThan(15);
        WaitEstimator.Promise(day.Day, 'A', 0).Should().Be(new WaitRange(0, 1));
    }

    [Fact]
    public void Nobody_waits_for_a_free_desk()
    {
        WaitEstimator.Expect(Lobby(counters: 1, waiting: 0).Day, 'A', 0).Should().Be(new WaitRange(0, 1));
        WaitEstimator.Expect(Lobby(counters: 3, waiting: 0).Day, 'A', 2).Should().Be(new WaitRange(0, 1));
    }

    [Fact]
    public void Whoever_comes_behind_the_one_that_takes_the_free_desk_waits_for_that_service() =>
        WaitEstimator.Expect(Lobby(counters: 1, waiting: 1).Day, 'A', 1)!.Value.High.Should().BeGreaterThan(5, "a certificate takes about five minutes");

    [Theory]
    [InlineData(1, false)]
    [InlineData(3, false)]
    [InlineData(1, true)]
    [InlineData(3, true)]
    public void More_people_ahead_never_mean_a_shorter_wait(int counters, bool busy)
    {
        var day = Lobby(counters, waiting: 10, busy);
        var ranges = Enumerable.Range(0, 60).Select(ahead => WaitEstimator.Expect(day.Day, 'A', ahead)!.Value).ToArray();
        ranges.Select(range => range.Low).Should().BeInAscendingOrder();
        ranges.Select(range => range.High).Should().BeInAscendingOrder();
        ranges.Should().OnlyContain(range => range.Low <= range.High && range.High >= 1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void More_counters_never_mean_a_longer_wait(bool busy)
    {
        var lobbies = Enumerable.Range(1, 8).Select(counters => Lobby(counters, waiting: 10, busy).Day).ToArray();
        for (var ahead = 0; ahead < 60; ahead++)
        {
            var ranges = lobbies.Select(day => WaitEstimator.Expect(day, 'A', ahead)!.Value).ToArray();
            ranges.Select(range => range.High).Should().BeInDescendingOrder($"{ahead} are ahead");
            ranges.Select(range => range.Low).Should().BeInDescendingOrder($"{ahead} are ahead");
        }
    }

    [Fact]
    public void The_range_is_capped_at_two_hours()
    {
        var day = Lobby(counters: 1, waiting: 10);
        WaitEstimator.Expect(day.Day, 'A', 1000).Should().Be(new WaitRange(120, 120));
        WaitRange.Minutes(-3, 500).Should().Be(new WaitRange(0, 120));
        WaitRange.Minutes(7.9, 7.1).Should().Be(new WaitRange(7, 8));
    }

    [Fact]
    public void The_range_lies_around_the_planned_work_ahead()
    {
        // 12 people of 5 minutes, 3 busy counters of 5: (12 + ½) × 5 / 3 ≈ 21 minutes.
        var range = WaitEstimator.Expect(Lobby(counters: 3, waiting: 12, busy: true).Day, 'A', 12)!.Value;
        range.Low.Should().BeInRange(15, 20);
        range.High.Should().BeInRange(22, 27);
    }

    [Fact]
    public void A_counter_that_helps_another_category_gives_each_its_share()
    {
        var alone = Spec.On(Rules).Given("09:00", Open(2, "A")).Given("09:00", Crowd(10));
        var shared = Spec.On(Rules).Given("09:00", Open(2, "AB")).Given("09:00", [.. Crowd(10), .. Crowd(10, "J02")]);
        WaitEstimator.Expect(shared.Day, 'A', 10)!.Value.High.Should().BeGreaterThan(WaitEstimator.Expect(alone.Day, 'A', 10)!.Value.High);
    }

    [Fact]
    public void Ten_thousand_waiting_cost_about_as_much_as_ten()
    {
        var (few, many) = (Lobby(counters: 4, waiting: 10), Lobby(counters: 4, waiting: 10_000));
        foreach (var ask in (Action<SiteDay>[])[Estimate, Choose, Decide, Issue])
        {
            ask(few.Day);
            ask(many.Day);
            // The best of several runs, turn by turn, and a wide limit: what else the machine does must not matter. A scan of the
            // lobby would cost some hundred times as much.
            var best = (Few: double.MaxValue, Many: double.MaxValue);
            for (var run = 0; run < 15; run++)
                best = (Math.Min(best.Few, Time(ask, few.Day)), Math.Min(best.Many, Time(ask, many.Day)));
            (best.Many / best.Few).Should().BeLessThan(30, "the cost must not grow with the lobby (1000 times as many people)");
        }

        static void Estimate(SiteDay day) => WaitEstimator.Expect(day, 'A', 5);
        static void Issue(SiteDay day) => day.Evolve(SiteDayDecider.Decide(day, Take("new", "J10"), Kokubunji.At("10:00")).Events);
        static void Choose(SiteDay day) => CallingOrder.Next(day, day.Counters[new(1)], Kokubunji.At("10:00"));
        static void Decide(SiteDay day) => day.Evolve(SiteDayDecider.Decide(day, Next(1), Kokubunji.At("10:00")).Events);
    }

    static double Time(Action<SiteDay> ask, SiteDay day)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < 200; i++)
            ask(day);
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds;
    }

    static SiteRules Rules
    {
        get
        {
            var rules = Kokubunji.Rules.Band('A', 1, 99_999);
            return Enumerable.Range(1, 8).Aggregate(rules, (changed, number) => changed.Counter(number, "A"));
        }
    }

    static Spec Lobby(int counters, int waiting, bool busy = false)
    {
        var day = Spec.On(Rules).Given("08:50", [.. Enumerable.Range(1, counters).Select(number => Open(number))]);
        if (busy)
            day = day.Given("08:55", [.. Crowd(counters, "J10", "at desk"), .. Enumerable.Range(1, counters).Select(Next)]);
        return day.Given("09:00", Crowd(waiting));
    }

    static SiteDayCommand[] Crowd(int people, string procedure = "J10", string name = "") =>
        [.. Enumerable.Range(1, people).Select(i => Take($"{name}{procedure}{i}", procedure))];
}
