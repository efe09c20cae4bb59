using System.Collections.Immutable;
using FluentAssertions;
using Madoguchi.Domain.Catalogue;
using Madoguchi.Domain.Visits;

namespace Madoguchi.Domain.Tests.Routing;

/// <summary>
/// Mornings of visitors who need most of eight stations, with the real decider and the same people either way: all their legs in the
/// pool at once, or in a fixed order (every station after those before it).
/// </summary>
public class Late_binding
{
    const int Mornings = 10;
    const int Visitors = 95;

    static readonly (double Minutes, int Staff)[] Stations = [(2, 1), (2, 1), (4, 2), (4, 2), (4.5, 2), (6, 3), (6, 3), (6, 3)];

    [Fact]
    public void Calling_to_whichever_desk_is_free_waits_less_than_half_of_a_fixed_order()
    {
        var (late, inOrder) = (0.0, 0.0);
        for (var morning = 0; morning < Mornings; morning++)
        {
            var people = People(seed: 8 + morning);
            late += MeanWait(people, Rules(fixedOrder: false)) / Mornings;
            inOrder += MeanWait(people, Rules(fixedOrder: true)) / Mornings;
        }
        late.Should().BeLessThan(inOrder / 2, "this is why no order is forced on a visit that needs none");
        inOrder.Should().BeGreaterThan(5, "the mornings are busy ones");
    }

    /// <param name="At">Arrival in minutes.</param>
    /// <param name="Services">Minutes at each station; 0: not needed.</param>
    sealed record Person(double At, ImmutableArray<double> Services);

    static Person[] People(int seed)
    {
        var random = new Random(seed);
        var at = 0.0;
        return [.. Enumerable.Range(0, Visitors).Select(_ => new Person(
            at += Exponential(1.95),
            [.. Stations.Select(station => random.NextDouble() < 0.8 ? (Exponential(1) + Exponential(1) + Exponential(1)) / 3 * station.Minutes : 0)]))];

        double Exponential(double mean) => -mean * Math.Log(1 - random.NextDouble());
    }

    static SiteRules Rules(bool fixedOrder)
    {
        var empty = Kokubunji.Rules with { Counters = ImmutableSortedDictionary<CounterNumber, CounterRule>.Empty };
        var (rules, counter) = (empty, 1);
        for (var station = 0; station < Stations.Length; station++)
        {
            rules = rules.Procedure(Code(station), Letter(station), 5, fixedOrder ? [.. Enumerable.Range(0, station).Select(Code)] : []);
            for (var desk = 0; desk < Stations[station].Staff; desk++)
                rules = rules.Counter(counter++, $"{Letter(station)}");
        }
        return rules;
    }

    static double MeanWait(Person[] people, SiteRules rules)
    {
        var start = rules.Hours!.OpensAt;
        var day = SiteDay.Empty.Evolve(new DayOpened(rules, start));
        foreach (var counter in rules.Counters.Keys)
            Do(Open(counter.Value), 0);
        var events = new PriorityQueue<SiteDayCommand, double>(people.Select((person, i) => ((SiteDayCommand)Arrival(person, i), person.At)));
        var ended = new double[people.Length];
        while (events.TryDequeue(out var command, out var now))
        {
            if (command is SiteDayCommand.CompleteLeg done && day.Counters[done.Counter].Current is { } finished)
                ended[Index(finished.Ticket)] = now;
            Do(command, now);
            foreach (var counter in day.Counters.Values.Where(counter => counter.Current is null))
                if (Do(Next(counter.Number.Value), now) && day.Counters[counter.Number].Current is { } called)
                    events.Enqueue(Complete(counter.Number.Value), now + people[Index(called.Ticket)].Services[day[called.Ticket][called.Leg].Category - 'A']);
        }
        day.Tickets.Values.Should().OnlyContain(ticket => ticket.HasEnded);
        return people.Select((person, i) => person.Services.Any(minutes => minutes > 0) ? ended[i] - person.At - person.Services.Sum() : 0).Average();

        bool Do(SiteDayCommand command, double minute)
        {
            var decision = SiteDayDecider.Decide(day, command, start.AddMinutes(minute));
            day = day.Evolve(decision.Events);
            return decision.Refused is null;
        }
    }

    static SiteDayCommand.IssueTicket Arrival(Person person, int index) =>
        Take("", [.. Enumerable.Range(0, Stations.Length).Where(station => person.Services[station] > 0).Select(Code)]) with
        {
            Ticket = new(new Guid(index, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)),
        };

    static int Index(TicketId ticket) => BitConverter.ToInt32(ticket.Value.ToByteArray());

    static string Code(int station) => $"S{station}";

    static char Letter(int station) => (char)('A' + station);
}
