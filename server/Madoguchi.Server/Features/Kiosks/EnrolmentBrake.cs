using System.Collections.Concurrent;

namespace Madoguchi.Server.Features.Kiosks;

/// <summary>Slows down whoever guesses codes: after five wrong ones from an address a minute of silence, doubled with each further one.</summary>
internal sealed class EnrolmentBrake(TimeProvider clock)
{
    const int Free = 5;
    const int MostAddresses = 10_000;
    static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1), Longest = TimeSpan.FromMinutes(15), Memory = TimeSpan.FromMinutes(30);

    readonly ConcurrentDictionary<string, (int Wrong, DateTimeOffset Last, DateTimeOffset ClosedUntil)> _addresses = new();

    /// <returns>Null: it may try.</returns>
    public TimeSpan? ClosedFor(string address) =>
        _addresses.TryGetValue(address, out var known) && known.ClosedUntil > clock.GetUtcNow() ? known.ClosedUntil - clock.GetUtcNow() : null;

    public void Wrong(string address)
    {
        var now = clock.GetUtcNow();
        if (_addresses.Count >= MostAddresses)
            Sweep(now);
        _addresses.AddOrUpdate(address, _ => (1, now, now), (_, known) =>
        {
            var wrong = now - known.Last > Memory ? 1 : known.Wrong + 1;
            return (wrong, now, wrong < Free ? now : now + Pause(wrong - Free));
        });
    }

    public void Right(string address) => _addresses.TryRemove(address, out _);

    static TimeSpan Pause(int more) => Shortest * (1 << Math.Min(more, 4)) is var pause && pause < Longest ? pause : Longest;

    void Sweep(DateTimeOffset now)
    {
        foreach (var (address, known) in _addresses)
            if (known.ClosedUntil <= now)
                _addresses.TryRemove(address, out _);
    }
}
