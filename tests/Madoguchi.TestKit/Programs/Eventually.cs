using System.Diagnostics;

namespace Madoguchi.TestKit.Programs;

/// <summary>Waits for a condition instead of a time.</summary>
public static class Eventually
{
    /// <summary>How long is looked when nothing is said: a busy machine is slow, not wrong, and only what never comes costs this time.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    public static async Task<T> Get<T>(Func<Task<T?>> look, string what, TimeSpan? patience = null)
        where T : class
    {
        var limit = patience ?? Patience;
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                if (await look() is { } found)
                    return found;
            }
            catch (Exception notYet) when (notYet is HttpRequestException or IOException or TaskCanceledException)
            {
                // Not there yet.
            }
            if (Stopwatch.GetElapsedTime(started) > limit)
                throw new TimeoutException($"Not within {limit.TotalSeconds:0} s: {what}");
            await Task.Delay(Interval, TimeProvider.System);
        }
    }

    public static Task Is(Func<Task<bool>> look, string what, TimeSpan? patience = null) =>
        Get(async () => await look() ? "yes" : null, what, patience);
}
