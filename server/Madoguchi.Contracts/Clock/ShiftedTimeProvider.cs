namespace Madoguchi.Contracts.Clock;

/// <summary>A clock that starts at a given instant and runs on, for demonstrations and tests.</summary>
/// <param name="start">What the clock shows when it is made.</param>
/// <param name="real">The clock that gives the pace and the timers.</param>
/// <param name="speed">Seconds it shows per real one. Timers and time stamps stay real: programs wait for each other as ever.</param>
public sealed class ShiftedTimeProvider(DateTimeOffset start, TimeProvider real, int speed = 1) : TimeProvider
{
    readonly long began = real.GetTimestamp();

    public ShiftedTimeProvider(DateTimeOffset start) : this(start, System) { }

    public override TimeZoneInfo LocalTimeZone => real.LocalTimeZone;
    public override long TimestampFrequency => real.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => start.ToUniversalTime() + (real.GetElapsedTime(began) * speed);
    public override long GetTimestamp() => real.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        real.CreateTimer(callback, state, dueTime, period);
}
