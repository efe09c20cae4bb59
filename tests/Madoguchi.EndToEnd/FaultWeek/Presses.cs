namespace Madoguchi.EndToEnd.FaultWeek;

/// <summary>Tells when somebody presses a button: what breaks while nothing happens breaks nothing.</summary>
internal sealed class Presses
{
    static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(10), Bored = TimeSpan.FromSeconds(4);

    int _count;

    public int Count => Volatile.Read(ref _count);

    public void Now() => Interlocked.Increment(ref _count);

    /// <summary>Until the next one, or until it is clear that none comes.</summary>
    public async Task Next()
    {
        var (before, began) = (Volatile.Read(ref _count), TimeProvider.System.GetTimestamp());
        while (Volatile.Read(ref _count) == before && TimeProvider.System.GetElapsedTime(began) < Bored)
            await Task.Delay(Moment, TimeProvider.System);
    }
}
