using FluentAssertions;
using Madoguchi.Domain.Catalogue;
using Madoguchi.Domain.Visits;

namespace Madoguchi.Domain.Tests.Calling;

/// <summary>
/// The bound of docs/decisions/0022 at one counter for two categories: of whoever waits w, at most V + A(w·(1 − p/P)) of work was done before,
/// V found on arrival and A what came within that time; and w is at most L + S + V, S the longest service and L the limit of a single wait.
/// </summary>
public class The_longest_anyone_waits
{
    static readonly TimeSpan Length = TimeSpan.FromHours(40);

    [Theory]
    [InlineData(1, 0.90, 0.08)]
    [InlineData(2, 0.90, 0.08)]
    [InlineData(3, 0.90, 0.08)]
    [InlineData(4, 0.90, 0.30)]
    [InlineData(5, 0.90, 0.60)]
    public void With_priority_arrivals_at_ninety_percent_load_every_walk_in_is_called_within_the_bound(int seed, double priority, double walkIn)
    {
        var people = Lobby(seed, priority, walkIn);
        var waits = Serve(people, Kokubunji.Rules);
        waits.Should().HaveCount(people.Length, "nobody is left behind");
        var (promise, limit, longest) = (Promises.Default, Promises.Default.LongestWait, people.Max(person => person.Service));
        foreach (var person in people)
        {
            var (wait, found) = waits[person.Name];
            var overtakers = people.Where(other => other.At > person.At
                && other.At <= person.At + ((1 - (promise.Priority / promise.Of(person.Class))) * wait)).Sum(other => other.Service.TotalMinutes);
            wait.TotalMinutes.Should().BeLessThanOrEqualTo(found.TotalMinutes + overtakers + 0.001, "{0}", person);
            wait.Should().BeLessThanOrEqualTo(limit + longest + found, "{0}", person);
        }
    }

    [Fact]
    public void A_strict_priority_would_break_it()
    {
        // As good as strict: a promise of a second, and no limit of a single wait.
        var people = Lobby(4, 0.90, 0.30);
        var waits = Serve(people, Kokubunji.Rules.Promising(5, 1.0 / 60, 30).Longest(100_000));
        people.Any(person => waits[person.Name] is var (wait, found) && wait > Promises.Default.LongestWait + people.Max(one => one.Service) + found)
            .Should().BeTrue();
    }

    sealed record Person(string Name, TimeSpan At, TimeSpan Service, TicketClass Class);

    static Person[] Lobby(int seed, double priority, double walkIn)
    {
        var random = new Random(seed);
        return [.. Stream(priority, TicketClass.Priority, "p").Concat(Stream(walkIn, TicketClass.WalkIn, "w")).OrderBy(person => person.At)];

        IEnumerable<Person> Stream(double load, TicketClass promised, string name)
        {
            var at = 0.0;
            for (var i = 0; (at += -Math.Log(1 - random.NextDouble()) * 6 / load) < Length.TotalMinutes; i++)
                yield return new($"{name}{i}", TimeSpan.FromMinutes(at), TimeSpan.FromMinutes(2 + (random.NextDouble() * 8)), promised);
        }
    }

    /// <summary>Runs the real decider; gives each person's wait and the work found on arrival.</summary>
    static Dictionary<string, (TimeSpan Wait, TimeSpan Found)> Serve(Person[] people, SiteRules rules)
    {
        var open = Kokubunji.At("08:30");
        var day = Spec.On(rules.OpenFor(TimeSpan.FromDays(30)).Band('A', 1, 99_999).Band('B', 1, 99_999)).Given(open, Open(4)).Day;
        var (arrival, freeAt, work) = (0, TimeSpan.Zero, TimeSpan.Zero);
        var (found, result) = (new Dictionary<string, TimeSpan>(), new Dictionary<string, (TimeSpan, TimeSpan)>());
        var byTicket = people.ToDictionary(person => Id(person.Name));
        while (result.Count < people.Length)
        {
            // Whoever comes before the counter is free again comes first; work is what waits, besides what is left of the service.
            while (arrival < people.Length && (people[arrival].At <= freeAt || work == TimeSpan.Zero))
            {
                var person = people[arrival++];
                found[person.Name] = work + (freeAt > person.At ? freeAt - person.At : TimeSpan.Zero);
                freeAt = freeAt > person.At ? freeAt : person.At;
                work += person.Service;
                Do(Take(person.Name, person.Class is TicketClass.Priority ? "J02" : "J10") with { Priority = person.Class is TicketClass.Priority }, person.At);
            }
            var call = Do(Next(4), freeAt).OfType<LegCalled>().Single();
            var called = byTicket[call.Ticket];
            result[called.Name] = (freeAt - called.At, found[called.Name]);
            (work, freeAt) = (work - called.Service, freeAt + called.Service);
        }
        return result;

        IEnumerable<SiteDayEvent> Do(SiteDayCommand command, TimeSpan at)
        {
            var decision = SiteDayDecider.Decide(day, command, open + at);
            decision.Refused.Should().BeNull();
            day = day.Evolve(decision.Events);
            return decision.Events;
        }
    }
}
