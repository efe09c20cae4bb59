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
        var serves = command.Categories is { IsEmpty: false } asked ? asked : day.Rules.Counters[command.Counter].Categories;
        foreach (var category in serves)
            if (!day.Rules.Categories.ContainsKey(category))
                return Refusal.UnknownCategory(category);
        return counter.State is CounterState.Open && counter.Serves.SetEquals(serves)
            ? Decision.Nothing
            : new CounterOpened(counter.Number, serves, now);
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
