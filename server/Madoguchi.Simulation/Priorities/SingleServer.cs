using System.Collections.Immutable;
using Madoguchi.Domain.Calendar;
using Madoguchi.Domain.Catalogue;
using Madoguchi.Domain.Visits;
using Madoguchi.Domain.WaitEstimation;
using Madoguchi.Simulation.Days;

namespace Madoguchi.Simulation.Priorities;

/// <summary>
/// The real decider as an M/M/1 queue with two classes and services of one minute on average. Reference waits: Kleinrock 1964.
/// </summary>
/// <param name="First">Arrivals a minute of the class with the shorter promise.</param>
/// <param name="Second">Arrivals a minute of the other.</param>
/// <param name="Ratio">The first promise over the second: the ratio of the speeds at which both gather urgency.</param>
/// <param name="WaitOfFirst">Kleinrock's wait.</param>
/// <param name="WaitOfSecond">Kleinrock's wait.</param>
internal sealed record SingleServer(double First, double Second, double Ratio, double WaitOfFirst, double WaitOfSecond)
{
    /// <summary>A ratio of nearly nothing stands for a strict priority.</summary>
    public static readonly ImmutableArray<SingleServer> References =
    [
        new(0.3, 0.5, 1, 4.000, 4.000), new(0.3, 0.5, 0.5, 2.8235, 4.7059), new(0.3, 0.5, 0.25, 2.0645, 5.1613),
        new(0.3, 0.5, 1e-5, 1.1429, 5.7143), new(0.45, 0.45, 0.5, 6.3871, 11.6129),
    ];

    const double WalkInMinutes = 30;
    const int CustomersPerDay = 5_000;

    static readonly DateOnly Date = new(2026, 11, 24);

    static readonly ProcedureCode Service = new("S");

    double Load => First + Second;

    /// <param name="days">Runs of 5,000 customers.</param>
    /// <param name="seed">The same seed, the same customers.</param>
    public SingleServerFigures Run(int days, ulong seed)
    {
        var (waits, counts, inTurn) = (new double[2], new int[2], 0.0);
        var (work, workInTurn) = (0.0, 0.0);
        for (var day = 0; day < days; day++)
        {
            var people = Arrivals(seed + (ulong)day);
            var called = Serve(people);
            var fifo = 0.0;
            for (var i = 0; i < people.Length; i++)
            {
                fifo = Math.Max(fifo, people[i].At);
                waits[people[i].Class] += called[i] - people[i].At;
                counts[people[i].Class]++;
                inTurn += fifo - people[i].At;
                work += people[i].Service * (called[i] - people[i].At);
                workInTurn += people[i].Service * (fifo - people[i].At);
                fifo += people[i].Service;
            }
        }
        // The same customers served in turn wait ρ/(1−ρ) in theory: their mean takes the luck of the draw out.
        var yardstick = Load / (1 - Load) / (inTurn / (counts[0] + counts[1]));
        var (first, second) = (waits[0] / counts[0] * yardstick, waits[1] / counts[1] * yardstick);
        // Kleinrock: Σ ρᵢWᵢ = ρW₀/(1−ρ), with W₀ = ρ for exponential services of mean 1.
        var conserved = ((First * first) + (Second * second)) / (Load * Load / (1 - Load));
        return new(first, second, conserved, work / workInTurn);
    }

    Person[] Arrivals(ulong seed)
    {
        var (dice, at) = (new Dice(seed), 0.0);
        var people = new Person[CustomersPerDay];
        for (var i = 0; i < people.Length; i++)
            people[i] = new(at += dice.Exponential(1 / Load), dice.Exponential(1), dice.NextDouble() * Load < First ? 0 : 1);
        return people;
    }

    /// <summary>When each is called, in minutes, by the decider.</summary>
    double[] Serve(Person[] people)
    {
        var (lobby, opens, counter) = (new Lobby(Rules()), BusinessTime.At(Date, new(0, 0)), new CounterNumber(1));
        lobby.Must(new SiteDayCommand.OpenCounter(counter, null), opens);
        var (called, free, next, waiting) = (new double[people.Length], 0.0, 0, 0);
        for (var served = 0; served < people.Length; served++)
        {
            if (waiting == 0)
                free = Math.Max(free, people[next].At);
            for (; next < people.Length && people[next].At <= free; next++, waiting++)
                lobby.Must(new SiteDayCommand.IssueTicket(lobby.NewId(), "", [Service], "ja", people[next].Class == 0), opens.AddMinutes(people[next].At));
            var call = (SiteDayEvent.LegCalled)lobby.Must(new SiteDayCommand.CallNext(counter), opens.AddMinutes(free))!;
            var who = Lobby.IndexOf(call.Ticket);
            called[who] = free;
            free += people[who].Service;
            waiting--;
        }
        return called;
    }

    SiteRules Rules()
    {
        var opens = BusinessTime.At(Date, new(0, 0));
        return new(
            "single", Date, new(opens, opens.AddDays(90), opens.AddDays(90)),
            ImmutableSortedDictionary<char, CategoryRule>.Empty.Add('S', new('S', "S", 1, 999_999, [])),
            ImmutableSortedDictionary<ProcedureCode, ProcedureRule>.Empty.Add(Service, new(Service, 'S', 1, [], null, null)),
            ImmutableSortedDictionary<CounterNumber, CounterRule>.Empty.Add(new(1), new(new(1), "1", ['S'], false)),
            Promises.Default with { Priority = TimeSpan.FromMinutes(WalkInMinutes * Ratio), WalkIn = TimeSpan.FromMinutes(WalkInMinutes), LongestWait = TimeSpan.FromDays(30) });
    }

    readonly record struct Person(double At, double Service, int Class);
}

/// <param name="First">Mean wait of the first class, in minutes.</param>
/// <param name="Second">Mean wait of the second class.</param>
/// <param name="Conservation">Σ ρW over what theory says; 1 is exact.</param>
/// <param name="OnEveryPath">Waiting work over the waiting work of the same customers served in turn; 1 is exact.</param>
internal sealed record SingleServerFigures(double First, double Second, double Conservation, double OnEveryPath);
