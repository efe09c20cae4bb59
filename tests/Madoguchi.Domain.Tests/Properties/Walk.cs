using System.Collections.Immutable;
using Madoguchi.Domain.Visits;

namespace Madoguchi.Domain.Tests.Properties;

/// <summary>One delivery and what came of it.</summary>
internal sealed record Step(int CommandId, SiteDayCommand Command, DateTimeOffset Now, SiteDay Before, Decision Answer, SiteDay After)
{
    public IEnumerable<SiteDayEvent> Events => ReferenceEquals(Before, After) ? [] : Answer.Events;
}

/// <summary>
/// A morning as the ledger lives it: each delivery is decided against the state in memory, except that an id which was answered
/// before gets its recorded answer.
/// </summary>
internal sealed record Walk(ImmutableArray<Message> Messages, ImmutableArray<Step> Steps)
{
    public SiteDay Day => Steps[^1].After;

    public ImmutableArray<SiteDayEvent> Events => [.. Steps.SelectMany(step => step.Events)];

    /// <summary>The first arrivals only, in the same order and at the same times: what it would be without lost answers.</summary>
    public Walk WithoutRetries => Through(Deliveries(Messages), Messages, retries: false);

    public static Walk Through(IReadOnlyList<Message> messages) => Through(Deliveries([.. messages]), [.. messages], retries: true);

    static Walk Through(IEnumerable<(int CommandId, Message Message)> deliveries, ImmutableArray<Message> messages, bool retries)
    {
        var (day, now, answers) = (SiteDay.Empty, Town.Opens.AddMinutes(-5), new Dictionary<int, Decision>());
        var steps = ImmutableArray.CreateBuilder<Step>();
        Submit(-10, new SiteDayCommand.OpenDay(Town.Rules));
        for (var counter = 1; counter < Town.Counters; counter++)
            Submit(-counter, Open(counter));
        now = Town.Opens;
        foreach (var (id, message) in deliveries)
        {
            now = now.AddSeconds(message.Seconds);
            if (retries || !answers.ContainsKey(id))
                Submit(id, message.Command);
        }
        return new(messages, steps.ToImmutable());

        void Submit(int id, SiteDayCommand command)
        {
            var before = day;
            if (!answers.TryGetValue(id, out var answer))
            {
                answers[id] = answer = SiteDayDecider.Decide(day, command, now);
                day = day.Evolve(answer.Events);
            }
            steps.Add(new(id, command, now, before, answer, day));
        }
    }

    public static IEnumerable<(int CommandId, Message Message)> Deliveries(ImmutableArray<Message> messages)
    {
        var first = messages.Select((message, id) => (At: id + message.Late, Id: id, Message: message));
        var second = messages.Select((message, id) => (At: id + message.Late + message.Again, Id: id, Message: message)).Where(one => one.Message.Again > 0);
        return first.Concat(second).OrderBy(one => one.At).Select(one => (one.Id, one.Message));
    }
}
