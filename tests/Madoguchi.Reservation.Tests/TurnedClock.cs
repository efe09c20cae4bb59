namespace Madoguchi.Reservation.Tests;

/// <summary>Stands still until the test turns it on. Timers are the machine's.</summary>
public sealed class TurnedClock(DateTimeOffset start) : TimeProvider
{
    readonly Lock gate = new();
    long ticks = start.UtcTicks;
    (int Questions, TimeSpan By)? planned;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            if (planned is (0, _))
                TurnAsPlanned();
            else if (planned is var (questions, by))
                planned = (questions - 1, by);
            return new(ticks, TimeSpan.Zero);
        }
    }

    /// <summary>Turns by itself when it has been asked so often, in the middle of whatever asks.</summary>
    public void TurnAfter(int questions, TimeSpan by)
    {
        lock (gate)
            planned = (questions, by);
    }

    /// <summary>What was planned has happened at the latest now.</summary>
    public void TurnAsPlanned()
    {
        lock (gate)
        {
            ticks += planned?.By.Ticks ?? 0;
            planned = null;
        }
    }

    public void Turn(TimeSpan by)
    {
        lock (gate)
            ticks += by.Ticks;
    }
}
