using Madoguchi.Domain.Visits;

namespace Madoguchi.Domain.Tests.Properties;

/// <summary>What becomes of the server while it handles a delivery.</summary>
internal enum Crash
{
    None,

    /// <summary>It dies before the events are in the log: nothing has happened.</summary>
    BeforeTheLog,

    /// <summary>It dies before the answer leaves: it has happened, and nobody was told.</summary>
    BeforeTheAnswer,
}

/// <summary>
/// The ledger's part in small: an id whose events are in the log gets its answer from there, whatever died in between. After every step the
/// invariants are looked at, and after every crash the day folded from the log must be the day that was in memory.
/// </summary>
internal sealed class CrashingMorning
{
    readonly List<SiteDayEvent> log = [];
    readonly HashSet<int> inLog = [];
    readonly HashSet<int> known = [];
    readonly Invariants invariants = new();
    SiteDay day = SiteDay.Empty;
    DateTimeOffset now = Town.Opens.AddMinutes(-5);

    public SiteDay Live(IReadOnlyList<Message> messages)
    {
        Deliver(-10, new SiteDayCommand.OpenDay(Town.Rules), Crash.None);
        for (var counter = 1; counter < Town.Counters; counter++)
            Deliver(-counter, Open(counter), Crash.None);
        now = Town.Opens;
        foreach (var (id, message) in Walk.Deliveries([.. messages]))
        {
            now = now.AddSeconds(message.Seconds);
            Deliver(id, message.Command, message.Crash);
        }
        Same(SiteDay.Empty.Evolve(log));
        invariants.AtTheEnd(day);
        return day;
    }

    void Deliver(int id, SiteDayCommand command, Crash crash)
    {
        if (!known.Contains(id))
        {
            var decision = SiteDayDecider.Decide(day, command, now);
            if (crash is not Crash.BeforeTheLog)
                Happen(id, command, decision);
        }
        if (crash is Crash.None)
            return;
        var folded = SiteDay.Empty.Evolve(log);
        Same(folded);
        day = folded;
        // Refusals are forgotten: asked again, they are decided again.
        known.IntersectWith(inLog);
    }

    void Happen(int id, SiteDayCommand command, Decision decision)
    {
        known.Add(id);
        if (decision.Events.IsEmpty)
            return;
        Invariants.Holds(inLog.Add(id), "a command id has two effects");
        log.AddRange(decision.Events);
        var before = day;
        day = day.Evolve(decision.Events);
        invariants.Step(before, command, decision, day);
    }

    void Same(SiteDay folded) => Invariants.Holds(SiteDayText.Of(folded) == SiteDayText.Of(day), "the day folded from the log is not the day in memory");
}
