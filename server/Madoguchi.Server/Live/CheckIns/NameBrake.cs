namespace Madoguchi.Server.Live.CheckIns;

/// <summary>
/// Slows down whoever tries names and numbers, or codes: after five wrong names on a kiosk a minute of silence, doubled with each further one
/// up to a quarter of an hour, so that a day is enough for some forty of the 10,000 ends of a telephone number. A right one in
/// between opens nothing: its owner could otherwise go on for ever.
/// </summary>
internal sealed class NameBrake(TimeProvider clock)
{
    const int Most = 1000;
    static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1), Longest = TimeSpan.FromMinutes(15), Memory = TimeSpan.FromHours(1);

    readonly Lock _gate = new();
    readonly Dictionary<string, Tries> _known = [];

    readonly record struct Tries(int Wrong, DateTimeOffset Last, DateTimeOffset ClosedUntil);

    /// <summary>Counts a try as wrong before it is looked at, so that many at once are no way around.</summary>
    /// <param name="who">Whoever is slowed down.</param>
    /// <param name="free">Wrong ones that are followed by no silence.</param>
    /// <returns>False: it may not try now.</returns>
    public bool Enter(string who, int free = 4)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            if (_known.Count >= Most)
                Forget(now);
            var known = _known.GetValueOrDefault(who);
            if (known.ClosedUntil > now)
                return false;
            var wrong = now - known.Last > Memory ? 1 : known.Wrong + 1;
            _known[who] = new(wrong, now, wrong > free ? now + Pause(wrong - free - 1) : default);
            return true;
        }
    }

    /// <summary>The try was no wrong one.</summary>
    public void Excuse(string who)
    {
        lock (_gate)
        {
            if (_known.TryGetValue(who, out var known))
                _known[who] = known with { Wrong = Math.Max(0, known.Wrong - 1), ClosedUntil = default };
        }
    }

    static TimeSpan Pause(int more) => Shortest * (1 << Math.Min(more, 4)) is var pause && pause < Longest ? pause : Longest;

    void Forget(DateTimeOffset now)
    {
        foreach (var (who, tries) in _known)
            if (now - tries.Last > Memory)
                _known.Remove(who);
    }
}
