using static Madoguchi.Domain.Visits.SiteDayCommand;
using static Madoguchi.Domain.Visits.SiteDayEvent;

namespace Madoguchi.Domain.Visits;

public static partial class SiteDayDecider
{
    /// <summary>How long a counter may take back its last step.</summary>
    public static readonly TimeSpan UndoWindow = TimeSpan.FromSeconds(10);

    static Decision Decide(SiteDay day, OpenCounter command, DateTimeOffset now)
    {
        if (!day.Counters.TryGetValue(command.Counter, out var counter))
            return Refusal.UnknownCounter(command.Counter);
        if (day.ClosedAt is not null)
            return Refusal.DayEnded();
        var serves = command.Categories is { IsEmpty: false } asked ? asked : day.Rules.Counters[command.Counter].Categories;
        foreach (var category in serves)
            if (!day.Rules.Categories.ContainsKey(category))
                return Refusal.UnknownCategory(category);
        return counter.State is CounterState.Open && counter.Serves.SetEquals(serves) && counter.Procedures.IsEmpty
            ? Decision.Nothing
            : new CounterOpened(counter.Number, serves, now);
    }

    static Decision Decide(SiteDay day, SetCounterSkills command, DateTimeOffset now)
    {
        if (!day.Counters.TryGetValue(command.Counter, out var counter))
            return Refusal.UnknownCounter(command.Counter);
        if (counter.State is CounterState.Closed)
            return Refusal.CounterClosed(counter.Number);
        if (command.Categories.IsEmpty && command.Procedures.IsEmpty)
            return Refusal.NoSkills();
        foreach (var category in command.Categories)
            if (!day.Rules.Categories.ContainsKey(category))
                return Refusal.UnknownCategory(category);
        foreach (var procedure in command.Procedures)
            if (!day.Rules.Procedures.ContainsKey(procedure))
                return Refusal.ProcedureNotHere(procedure);
        return counter.Serves.SetEquals(command.Categories) && counter.Procedures.SetEquals(command.Procedures)
            ? Decision.Nothing
            : new CounterSkillsSet(counter.Number, command.Categories, command.Procedures, now);
    }

    static Decision Decide(SiteDay day, CloseDay command, DateTimeOffset now)
    {
        if (day.ClosedAt is not null)
            return Decision.Nothing;
        if (!command.Anyway && day.Rules.Hours is { } hours && now < hours.ClosesAt)
            return Refusal.BeforeClosingTime(hours.ClosesAt);
        var busy = day.Counters.Values.Where(counter => counter.Current is not null).Select(counter => counter.Number).ToArray();
        if (!command.Anyway && busy.Length > 0)
            return Refusal.StillServing(busy);
        return new DayClosed(
            [
                .. day.Tickets.Values.Where(ticket => !ticket.HasEnded).OrderBy(ticket => ticket.Number.Category).ThenBy(ticket => ticket.Number.Value)
                    .Select(ticket => new ExpiredTicket(ticket.Id, ticket.Number, [.. ticket.Legs.Where(leg => !leg.HasEnded).Select(leg => leg.Id)])),
            ],
            now);
    }

    static Decision Decide(SiteDay day, PauseCounter command, DateTimeOffset now)
    {
        if (!day.Counters.TryGetValue(command.Counter, out var counter))
            return Refusal.UnknownCounter(command.Counter);
        return counter.State switch
        {
            CounterState.Closed => Refusal.CounterClosed(counter.Number),
            CounterState.Paused => Decision.Nothing,
            _ => new CounterPaused(counter.Number, now),
        };
    }

    static Decision Decide(SiteDay day, CloseCounter command, DateTimeOffset now)
    {
        if (!day.Counters.TryGetValue(command.Counter, out var counter))
            return Refusal.UnknownCounter(command.Counter);
        if (counter.Current is { } current)
            return Refusal.CounterBusy(counter.Number, day[current.Ticket].Number);
        return counter.State is CounterState.Closed ? Decision.Nothing : new CounterClosed(counter.Number, now);
    }

    static Decision Decide(SiteDay day, Undo command, DateTimeOffset now)
    {
        if (!day.Counters.TryGetValue(command.Counter, out var counter))
            return Refusal.UnknownCounter(command.Counter);
        if (counter.LastStep is not { } step)
            return Refusal.NothingToUndo(counter.Number);
        if (now - step.At > UndoWindow)
            return Refusal.TooLateToUndo($"取り消せるのは操作から{UndoWindow.TotalSeconds:0}秒以内です。");
        for (var i = 0; i < step.Before.Length; i++)
            if (day[step.Before[i].Id].Version != step.After[i])
                return Refusal.TooLateToUndo($"{step.Before[i].Number} にはすでに次の操作がされているため取り消せません。");
        return new StepUndone(counter.Number, step.Current, step.Before, step.Call, now, step.Replaced);
    }
}
