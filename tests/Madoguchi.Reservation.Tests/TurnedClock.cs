namespace Madoguchi.Reservation.Tests;

/// <summary>Stands still until the test turns it on. Timers are the machine's.</summary>
public sealed class TurnedClock(DateTimeOffset start) : TimeProvider
{
    long ticks = start.UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);

    public void Turn(TimeSpan by) => Interlocked.Add(ref ticks, by.Ticks);
}
