using Microsoft.Data.Sqlite;

namespace Madoguchi.EndToEnd.FaultWeek;

/// <summary>
/// Looks at both sides all the time: for how long is anything known to one of them only, while nothing lies between them? And,
/// whatever lies between them: has the city hall ever said that it has what it has not?
/// </summary>
internal sealed class OneSidedWatch : IAsyncDisposable
{
    static readonly TimeSpan LooksEvery = TimeSpan.FromMilliseconds(150);

    readonly CancellationTokenSource _ended = new();
    readonly Dictionary<string, long> _seen = [];
    readonly HashSet<string> _tooEarly = [];
    readonly TwoZones _zones;
    readonly Task _looking;

    public OneSidedWatch(TwoZones zones)
    {
        _zones = zones;
        _looking = Task.Run(Look);
    }

    public TimeSpan Longest { get; private set; }

    /// <summary>What it was.</summary>
    public string Which { get; private set; } = "nothing";

    /// <summary>At both sides, with nothing between them.</summary>
    public int Looks { get; private set; }

    public IReadOnlyCollection<string> AcknowledgedTooEarly
    {
        get
        {
            lock (_tooEarly)
                return [.. _tooEarly];
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _looking;
        _ended.Dispose();
    }

    async Task Look()
    {
        while (!_ended.IsCancellationRequested)
        {
            if (TryRead(_zones.Sides.AcknowledgedTooEarly) is { } tooEarly)
                lock (_tooEarly)
                    _tooEarly.Add(tooEarly);
            if (_zones.WholeSince is not { } whole)
                _seen.Clear();
            else if (TryRead(_zones.Sides.Differences) is { } differences)
                Measure(differences, whole);
            await Task.Delay(LooksEvery, TimeProvider.System, _ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    void Measure(IReadOnlyList<string> differences, long whole)
    {
        Looks++;
        foreach (var gone in _seen.Keys.Except(differences).ToArray())
            _seen.Remove(gone);
        foreach (var difference in differences)
        {
            var since = Math.Max(whole, _seen.TryGetValue(difference, out var first) ? first : _seen[difference] = TimeProvider.System.GetTimestamp());
            if (TimeProvider.System.GetElapsedTime(since) is var lasting && lasting > Longest)
                (Longest, Which) = (lasting, difference);
        }
    }

    static T? TryRead<T>(Func<T> read)
        where T : class?
    {
        try
        {
            return read();
        }
        catch (SqliteException)
        {
            // Its owner is being killed or has it for itself: the next look will tell.
            return null;
        }
    }
}
