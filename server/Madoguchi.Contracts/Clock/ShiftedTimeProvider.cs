namespace Madoguchi.Contracts.Clock;

/// <summary>A clock that starts at a given instant and runs on at real speed, for demonstrations and tests.</summary>
/// <param name="start">What the clock shows when it is made.</param>
/// <param name="real">The clock that gives the pace and the timers.</param>
public sealed class ShiftedTimeProvider(DateTimeOffset start, TimeProvider real) : TimeProvider
{
    readonly long began = real.GetTimestamp();

    public ShiftedTimeProvider(DateTimeOffset start) : this(start, System) { }

    public override TimeZoneInfo LocalTimeZone => real.LocalTimeZone;
    public override long TimestampFrequency => real.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => start.ToUniversalTime() + real.GetElapsedTime(began);
    public override long GetTimestamp() => real.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        real.CreateTimer(callback, state, dueTime, period);
}
