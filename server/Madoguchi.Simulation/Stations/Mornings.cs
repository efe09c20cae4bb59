using System.Collections.Immutable;
using Madoguchi.Domain.Calendar;
using Madoguchi.Domain.Catalogue;
using Madoguchi.Domain.Visits;
using Madoguchi.Domain.WaitEstimation;
using Madoguchi.Simulation.Days;

namespace Madoguchi.Simulation.Stations;

/// <param name="TotalWait">Mean of a visit's waiting, in minutes.</param>
/// <param name="LongestMean">Mean of the longest single wait of a visit.</param>
/// <param name="LongestP95">95 % of the visits have no single wait longer than this.</param>
internal sealed record MorningFigures(double TotalWait, double LongestMean, double LongestP95);

/// <summary>
/// The mornings of <c>research/performance.md</c> §4: eight stations with 17 clerks, every visitor needs about 80 % of them. Both ways
/// with the same people: all legs in the pool at once, or every station after those before it.
/// </summary>
internal sealed record Mornings(int Count, ulong Seed)
{
    const int Visitors = 95;
    const double MinutesBetween = 2.3, Needed = 0.8;

    /// <summary>An Erlang-3 service.</summary>
    const double Variation = 0.577;

    static readonly (double Minutes, int Staff)[] Stations = [(2, 1), (2, 1), (4, 2), (4, 2), (4.5, 2), (6, 3), (6, 3), (6, 3)];

    static readonly DateOnly Date = new(2026, 11, 24);

    public MorningFigures Run(bool fixedOrder)
    {
        var rules = Rules(fixedOrder);
        List<double> totals = [], longest = [];
        for (var morning = 0; morning < Count; morning++)
            foreach (var ticket in Serve(People(Seed + (ulong)morning), rules).Tickets.Values)
            {
                var waits = Waits(ticket);
                totals.Add(waits.Sum());
                longest.Add(waits.Max());
            }
        longest.Sort();
        return new(totals.Average(), longest.Average(), longest[(int)(longest.Count * 0.95)]);
    }

    /// <summary>Between services a person waits for whichever call comes next; the time in between is one wait.</summary>
    static double[] Waits(Ticket ticket)
    {
        var free = ticket.ArrivedAt;
        var waits = new List<double>();
        foreach (var leg in ticket.Legs.OrderBy(leg => leg.CalledAt))
        {
            waits.Add((leg.CalledAt!.Value - free).TotalMinutes);
            free = leg.EndedAt!.Value;
        }
        return [.. waits];
    }

    static SiteDay Serve(Person[] people, SiteRules rules)
    {
        var (lobby, agenda, opens) = (new Lobby(rules), new Agenda(), rules.Hours!.OpensAt);
        foreach (var counter in rules.Counters.Keys)
            lobby.Must(new SiteDayCommand.OpenCounter(counter, null), opens);
        foreach (var person in people)
            agenda.At(opens.AddMinutes(person.At), now =>
            {
                var procedures = Enumerable.Range(0, Stations.Length).Where(station => person.Services[station] > 0).Select(Code);
                if (lobby.Do(new SiteDayCommand.IssueTicket(lobby.NewId(), "", [.. procedures], "ja", false), now) is not null)
                    CallAll(now);
            });
        agenda.Run();
        return lobby.Day;

        void CallAll(DateTimeOffset now)
        {
            foreach (var counter in lobby.Day.Counters.Values.Where(counter => counter.Current is null).Select(counter => counter.Number).ToArray())
                if (lobby.Do(new SiteDayCommand.CallNext(counter), now) is SiteDayEvent.LegCalled called)
                    agenda.At(now.AddMinutes(people[Lobby.IndexOf(called.Ticket)].Services[lobby.Day[called.Ticket][called.Leg].Category - 'A']), then =>
                    {
                        lobby.Must(new SiteDayCommand.CompleteLeg(counter), then);
                        CallAll(then);
                    });
        }
    }

    /// <param name="At">Arrival in minutes.</param>
    /// <param name="Services">Minutes at each station; 0: not needed.</param>
    sealed record Person(double At, ImmutableArray<double> Services);

    static Person[] People(ulong seed)
    {
        var (dice, at) = (new Dice(seed), 0.0);
        var people = new Person[Visitors];
        for (var i = 0; i < Visitors; i++)
        {
            var services = new double[Stations.Length];
            while (services.All(minutes => minutes == 0))
                for (var station = 0; station < services.Length; station++)
                    services[station] = dice.NextDouble() < Needed ? dice.Gamma(Stations[station].Minutes, Variation) : 0;
            people[i] = new(at += dice.Exponential(MinutesBetween), [.. services]);
        }
        return people;
    }

    static SiteRules Rules(bool fixedOrder)
    {
        var desks = Stations.SelectMany((station, i) => Enumerable.Repeat(Letter(i), station.Staff)).ToArray();
        return new(
            "stations", Date, new(At(8), At(16), At(20)),
            Stations.Select((_, i) => new CategoryRule(Letter(i), $"{i}", 1, 999, [])).ToImmutableSortedDictionary(rule => rule.Code, rule => rule),
            Stations.Select((_, i) => new ProcedureRule(Code(i), Letter(i), 5, fixedOrder ? [.. Enumerable.Range(0, i).Select(Code)] : [], null, null))
                .ToImmutableSortedDictionary(rule => rule.Code, rule => rule),
            desks.Select((letter, i) => new CounterRule(new(i + 1), $"{i + 1}", [letter], false)).ToImmutableSortedDictionary(rule => rule.Number, rule => rule),
            Promises.Default);
    }

    static DateTimeOffset At(int hour) => BusinessTime.At(Date, new(hour, 0));

    static ProcedureCode Code(int station) => new($"S{station}");

    static char Letter(int station) => (char)('A' + station);
}
