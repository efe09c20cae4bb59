namespace Madoguchi.Kiosk.Tests.Printing;

/// <summary>A clock that runs so many times faster, for driver and emulator alike: who waits for whom stays the same.</summary>
sealed class FastTime(DateTimeOffset start, double speed) : TimeProvider
{
    readonly long began = System.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => start.ToUniversalTime() + (System.GetElapsedTime(began) * speed);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, Shrink(dueTime), Shrink(period));

    TimeSpan Shrink(TimeSpan span) => span > TimeSpan.Zero ? span / speed : span;
}
