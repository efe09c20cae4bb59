namespace Madoguchi.Reservation.Platform;

/// <summary>Where something is shown that must not be guessed. Each counts for itself: an old ticket's page is no reason to refuse a code.</summary>
internal enum Door { Typed, Mailed, Remembered, Booked, Turn, Link }

/// <summary>
/// Counts wrong guesses, not visits: many residents share one address (mobile networks, the city hall's own Wi-Fi). Whoever
/// has been wrong too often waits, longer with every further miss. When all together are wrong too often, as when many
/// addresses guess in turns, everybody has two tries instead of many; who is right at once notices nothing.
/// </summary>
internal sealed class GuessLimit(GuessSettings settings, TimeProvider clock, ILogger<GuessLimit> log)
{
    const int TriesPerCode = 5, TriesUnderBrake = 2, Neighbours = 5, ManyKnown = 50_000;
    static readonly TimeSpan Window = TimeSpan.FromMinutes(15), BrakeWindow = TimeSpan.FromMinutes(10);
    static readonly Wait OfClient = new(TimeSpan.FromMinutes(1), Window, Window);
    // A code's second factor may be four digits: whoever knows the code tries about a dozen of ten thousand in a day.
    static readonly Wait OfCode = new(Window, TimeSpan.FromHours(4), TimeSpan.FromHours(24));

    readonly Lock gate = new();
    readonly Dictionary<string, Misses> known = [];
    readonly Dictionary<Door, Brake> brakes = [];
    DateTimeOffset nextSweep;

    /// <param name="Memory">After the last miss.</param>
    readonly record struct Wait(TimeSpan First, TimeSpan Longest, TimeSpan Memory)
    {
        public TimeSpan After(int beyond) => beyond > 16 || First * Math.Pow(2, beyond) > Longest ? Longest : First * Math.Pow(2, beyond);
    }

    readonly record struct Misses(int Count, DateTimeOffset Last, Wait Wait);

    readonly record struct Brake(int Count, DateTimeOffset Since, DateTimeOffset Until);

    readonly record struct Limited(string Who, int Most, Wait Wait);

    /// <summary>A try that counts as a miss until it is forgiven.</summary>
    internal sealed record Try(IReadOnlyList<(string Who, DateTimeOffset Before)> Counted, Door Door);

    /// <summary>Counts a wrong guess of something nobody guesses (128 bits); what is right is let through before this is asked.</summary>
    /// <returns>How long to wait when it is one too many; null when it may be answered.</returns>
    public TimeSpan? Miss(Door door, HttpContext http) => Begin(door, http, null, out var wait) is null ? wait : null;

    /// <summary>Counts before it is known whether the try is right, so that a thousand at once are not all within the limit.</summary>
    /// <param name="code">The code that is tried; its own limit holds from wherever it is tried.</param>
    /// <param name="wait">When refused: how long until the next try.</param>
    /// <returns>Null: refused, and nothing must be looked up.</returns>
    public Try? Begin(Door door, HttpContext http, string? code, out TimeSpan wait)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            Sweep(now);
            var most = IsBraked(door, now) ? Math.Min(TriesUnderBrake, settings.PerClient) : settings.PerClient;
            List<Limited> limits = [new($"{door} {http.Client()}", most, OfClient), new($"{door} near {http.Neighbourhood()}", most * Neighbours, OfClient)];
            if (code is not null)
                limits.Add(new($"{door} code {code}", TriesPerCode, OfCode));
            wait = limits.Max(limit => Left(limit, now));
            if (wait > TimeSpan.Zero)
                return null;
            return new([.. limits.Select(limit => (limit.Who, Count(limit, now)))], CountAll(door, now));
        }
    }

    /// <summary>It was right.</summary>
    public void Forgive(Try right)
    {
        lock (gate)
        {
            foreach (var (who, before) in right.Counted)
            {
                if (known.TryGetValue(who, out var misses))
                    known[who] = misses with { Count = misses.Count - 1, Last = before };
            }
            if (brakes.TryGetValue(right.Door, out var brake))
                brakes[right.Door] = brake with { Count = brake.Count - 1 };
        }
    }

    TimeSpan Left(Limited limit, DateTimeOffset now) =>
        known.TryGetValue(limit.Who, out var misses) && misses.Count >= limit.Most ? misses.Last + misses.Wait.After(misses.Count - limit.Most) - now : TimeSpan.Zero;

    /// <returns>When the miss before was.</returns>
    DateTimeOffset Count(Limited limit, DateTimeOffset now)
    {
        var before = known.TryGetValue(limit.Who, out var misses) && now - misses.Last < limit.Wait.Memory ? misses : new(0, now, limit.Wait);
        known[limit.Who] = before with { Count = before.Count + 1, Last = now };
        return before.Last;
    }

    Door CountAll(Door door, DateTimeOffset now)
    {
        var brake = brakes.GetValueOrDefault(door);
        brake = now - brake.Since < BrakeWindow ? brake with { Count = brake.Count + 1 } : new(1, now, brake.Until);
        if (brake.Count >= settings.All)
        {
            if (brake.Until <= now)
                log.GuessingBraked(door);
            brake = brake with { Until = now + BrakeWindow };
        }
        brakes[door] = brake;
        return door;
    }

    bool IsBraked(Door door, DateTimeOffset now) => brakes.TryGetValue(door, out var brake) && brake.Until > now;

    /// <summary>Guessers with a network of their own must not fill the memory: the mildest are forgotten first when it is full.</summary>
    void Sweep(DateTimeOffset now)
    {
        if (known.Count <= ManyKnown || (now < nextSweep && known.Count <= 4 * ManyKnown))
            return;
        nextSweep = now.AddSeconds(30);
        foreach (var (who, _) in known.Where(one => now - one.Value.Last >= one.Value.Wait.Memory).ToList())
            known.Remove(who);
        foreach (var (who, _) in known.OrderBy(one => one.Value.Count).ThenBy(one => one.Value.Last).Take(known.Count - ManyKnown).ToList())
            known.Remove(who);
    }
}

internal static partial class GuessLog
{
    [LoggerMessage(40, LogLevel.Warning, "Codes or tokens are being guessed at {Door}: everybody there has two tries until it has been quiet for ten minutes.")]
    public static partial void GuessingBraked(this ILogger logger, Door door);
}
