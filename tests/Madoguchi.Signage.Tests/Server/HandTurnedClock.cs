namespace Madoguchi.Signage.Tests.Server;

/// <summary>A clock that moves only when a test turns it; its timers fire on the way.</summary>
internal sealed class HandTurnedClock(DateTimeOffset start) : TimeProvider
{
    readonly List<Timer> timers = [];
    DateTimeOffset now = start;

    public override DateTimeOffset GetUtcNow() => now;
    public override long GetTimestamp() => now.Ticks;
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state, period) { Due = now + dueTime };
        timers.Add(timer);
        return timer;
    }

    public void Turn(TimeSpan by)
    {
        var end = now + by;
        while (timers.Where(timer => timer.Due <= end).MinBy(timer => timer.Due) is { } next)
        {
            now = next.Due;
            next.Fire();
        }
        now = end;
    }

    sealed class Timer(HandTurnedClock clock, TimerCallback callback, object? state, TimeSpan period) : ITimer
    {
        public DateTimeOffset Due { get; set; }

        public void Fire()
        {
            Due += period;
            callback(state);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException();
        public void Dispose() => clock.timers.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
