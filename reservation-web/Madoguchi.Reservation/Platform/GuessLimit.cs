using System.Collections.Concurrent;

namespace Madoguchi.Reservation.Platform;

/// <summary>
/// Counts wrong guesses, not visits: many residents share one address (mobile networks, the city hall's own Wi-Fi), and who
/// has the right code or token is never held up by others.
/// </summary>
internal sealed class GuessLimit(TimeProvider clock)
{
    static readonly TimeSpan Window = TimeSpan.FromMinutes(15);
    readonly ConcurrentDictionary<string, Misses> misses = new();

    sealed record Misses(int Count, DateTimeOffset Since);

    /// <param name="who">What is limited, for example an address or a code.</param>
    /// <param name="most">Wrong guesses allowed in 15 minutes.</param>
    public bool IsSpent(string who, int most) =>
        misses.TryGetValue(who, out var known) && known.Count >= most && clock.GetUtcNow() - known.Since < Window;

    public void Miss(string who)
    {
        var now = clock.GetUtcNow();
        if (misses.Count > 20_000)
            Forget(now);
        misses.AddOrUpdate(who, new Misses(1, now), (_, known) => now - known.Since < Window ? known with { Count = known.Count + 1 } : new(1, now));
    }

    void Forget(DateTimeOffset now)
    {
        foreach (var (who, known) in misses)
        {
            if (now - known.Since >= Window)
                misses.TryRemove(who, out _);
        }
    }
}

internal static class ClientAddress
{
    /// <summary>An IPv6 subscriber has a whole /64 to guess from, so that is what counts.</summary>
    public static string Client(this HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } address)
            return "unknown";
        return address.AddressFamily is System.Net.Sockets.AddressFamily.InterNetworkV6 && !address.IsIPv4MappedToIPv6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)) : address.MapToIPv4().ToString();
    }
}
