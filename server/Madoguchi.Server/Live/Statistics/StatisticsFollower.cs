using System.Collections.Concurrent;
using Madoguchi.Domain.Visits;
using Madoguchi.Server.Live.Broadcasting;
using Madoguchi.Server.Live.SiteDays;

namespace Madoguchi.Server.Live.Statistics;

/// <summary>
/// Keeps the statistics live: what happened while this program was not there is folded from the ledger at start, and what
/// changes today follows the broadcasts, unhurried: a question about today catches up by itself, and no burst of tickets
/// shall find the machine busy with counting the burst before.
/// </summary>
internal sealed partial class StatisticsFollower(StatisticsProjection projection, ISiteFeed feed, TimeProvider clock, ILogger<StatisticsFollower> log)
    : BackgroundService
{
    static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    /// <summary>Tickets of a site per interval: far more than any lobby holds, and a few per cent of one core.</summary>
    const int MostTickets = 1000;

    readonly ConcurrentDictionary<string, SiteDay> _changed = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var following = feed.Follow(update => _changed[new SiteDayKey(update.Site, update.Date).Stream] = update.Day);
        try
        {
            await Guarded(() => projection.Build(stoppingToken));
            using var timer = new PeriodicTimer(Interval, clock);
            while (await timer.WaitForNextTickAsync(stoppingToken))
                foreach (var stream in _changed.Keys)
                    if (_changed.TryRemove(stream, out var day))
                        await Guarded(() => Write(stream, day, stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The program ends; what is not written yet is folded at the next start.
        }
    }

    async Task Write(string stream, SiteDay day, CancellationToken ct)
    {
        if (!await projection.Write(stream, day, ct, MostTickets))
            _changed.TryAdd(stream, day);
    }

    async Task Guarded(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // The ledger has everything; the next round or the next start writes it.
            Failed(failure);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Statistics could not be written; they will be caught up from the ledger")]
    partial void Failed(Exception failure);
}
