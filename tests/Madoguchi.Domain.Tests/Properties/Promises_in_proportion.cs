using FluentAssertions;
using Madoguchi.Domain.Catalogue;
using Madoguchi.Domain.Visits;

namespace Madoguchi.Domain.Tests.Properties;

/// <summary>
/// The real decider as an M/M/1 queue with two classes: λ = 0.3 and 0.5 a minute, services of one minute on average, one counter.
/// Reference waits: Kleinrock 1964 for accumulating priorities.
/// </summary>
public class Promises_in_proportion
{
    const int Customers = 5_000;
    const int Days = 10;

    [Theory]
    [InlineData(10, 10, 4.000, 4.000)] // equal promises: first come, first served
    [InlineData(10, 20, 2.8235, 4.7059)]
    [InlineData(10, 40, 2.0645, 5.1613)]
    public void Each_class_waits_as_its_promise_says_and_no_work_is_lost(double priority, double walkIn, double expectedPriority, double expectedWalkIn)
    {
        var (waits, firstCome, count) = (new double[2], 0.0, new int[2]);
        for (var day = 0; day < Days; day++)
        {
            var people = Arrivals(seed: 1964 + day);
            var called = Serve(people, Kokubunji.Rules.Band('A', 1, 999_999).Procedure("J10", 'A', 1).Promising(5, priority, walkIn).OpenFor(TimeSpan.FromDays(30)));
            var fifo = FirstComeFirstServed(people);
            // Conservation holds on every single path: the work that waits is the same whoever is called, so Σ service × wait is, too.
            Sum(people, called).Should().BeApproximately(Sum(people, fifo), Sum(people, fifo) * 1e-6);
            for (var i = 0; i < people.Length; i++)
            {
                waits[people[i].Class] += called[i] - people[i].At;
                firstCome += fifo[i] - people[i].At;
                count[people[i].Class]++;
            }
        }
        // The same arrivals served in turn wait 4 minutes in theory: their average is the yardstick that takes the luck of the draw out.
        var yardstick = 4 / (firstCome / (Days * Customers));
        (waits[0] / count[0] * yardstick).Should().BeApproximately(expectedPriority, expectedPriority * 0.06);
        (waits[1] / count[1] * yardstick).Should().BeApproximately(expectedWalkIn, expectedWalkIn * 0.06);
    }

    readonly record struct Person(double At, double Service, int Class);

    static Person[] Arrivals(int seed)
    {
        var random = new Random(seed);
        var (people, at) = (new Person[Customers], 0.0);
        for (var i = 0; i < Customers; i++)
        {
            at += -Math.Log(1 - random.NextDouble()) / 0.8;
            people[i] = new(at, -Math.Log(1 - random.NextDouble()), random.NextDouble() < 0.375 ? 0 : 1);
        }
        return people;
    }

    /// <summary>When each is called, in minutes, by the decider.</summary>
    static double[] Serve(Person[] people, SiteRules rules)
    {
        var start = rules.Hours!.OpensAt;
        var day = SiteDay.Empty.Evolve(new DayOpened(rules, start));
        day = Do(day, Open(2), start);
        var (called, free, next, waiting) = (new double[people.Length], 0.0, 0, 0);
        for (var served = 0; served < people.Length; served++)
        {
            if (waiting == 0)
                free = Math.Max(free, people[next].At);
            for (; next < people.Length && people[next].At <= free; next++, waiting++)
                day = Do(day, (people[next].Class == 0 ? TakeFirst("", "J10") : Take("", "J10")) with { Ticket = Named(next) }, start.AddMinutes(people[next].At));
            day = Do(day, Next(2), start.AddMinutes(free));
            var who = Index(day.Counters[new(2)].Current!.Value.Ticket);
            called[who] = free;
            free += people[who].Service;
            waiting--;
        }
        return called;
    }

    static double[] FirstComeFirstServed(Person[] people)
    {
        var (called, free) = (new double[people.Length], 0.0);
        for (var i = 0; i < people.Length; i++)
        {
            called[i] = Math.Max(free, people[i].At);
            free = called[i] + people[i].Service;
        }
        return called;
    }

    static double Sum(Person[] people, double[] called) => people.Zip(called, (person, at) => person.Service * (at - person.At)).Sum();

    static SiteDay Do(SiteDay day, SiteDayCommand command, DateTimeOffset now)
    {
        var decision = SiteDayDecider.Decide(day, command, now);
        return decision.Refused is { } refused ? throw new InvalidOperationException(refused.Message) : day.Evolve(decision.Events);
    }

    static TicketId Named(int index) => new(new Guid(index, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));

    static int Index(TicketId ticket) => BitConverter.ToInt32(ticket.Value.ToByteArray());
}
