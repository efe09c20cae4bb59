using System.Collections.Concurrent;
using Madoguchi.Domain.Visits;
using Madoguchi.Server.Live.Broadcasting;
using Madoguchi.Server.Live.SiteDays;
using Madoguchi.Server.Persistence.Facts;
using Madoguchi.Server.Persistence.Ledger;

namespace Madoguchi.Server.Live.Statistics;

/// <summary>
/// Statistics are a fold over the log. What changes today follows the broadcasts; what happened while this program was not
/// there is folded from the ledger at start; and a question waits until everything up to now is in.
/// </summary>
internal sealed partial class StatisticsProjection(ILedger ledger, ILegFacts facts, ISiteFeed feed, TimeProvider clock, ILogger<StatisticsProjection> log)
    : BackgroundService
{
    static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    readonly ConcurrentDictionary<string, SiteDay> _changed = new();
    readonly Dictionary<string, Dictionary<TicketId, int>> _written = [];
    readonly SemaphoreSlim _one = new(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var following = feed.Follow(update => _changed[new SiteDayKey(update.Site, update.Date).Stream] = update.Day);
        try
        {
            await Build(stoppingToken);
            using var timer = new PeriodicTimer(Interval, clock);
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await Guarded(() => Flush(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The program ends; what is not written yet is folded at the next start.
        }
    }

    /// <summary>Folds every stream of the ledger that is not projected up to its end.</summary>
    public async Task Build(CancellationToken ct)
    {
        var positions = await facts.Positions(ct);
        await foreach (var stream in ledger.Streams(ct))
        {
            var day = await Fold(stream, ct);
            if (positions.GetValueOrDefault(stream) != day.Version)
                await Write(stream, day, ct);
        }
    }

    /// <summary>Everything that was broadcast until now is in the facts when this returns.</summary>
    public async Task Flush(CancellationToken ct)
    {
        foreach (var stream in _changed.Keys)
            if (_changed.TryRemove(stream, out var day))
                await Write(stream, day, ct);
    }

    /// <summary>Everything durable until now on this day is in the facts when this returns.</summary>
    public async Task CatchUp(string stream, CancellationToken ct)
    {
        await Flush(ct);
        var positions = await facts.Positions(ct);
        var known = positions.GetValueOrDefault(stream);
        await foreach (var _ in ledger.Read(stream, known, ct))
        {
            await Write(stream, await Fold(stream, ct), ct);
            return;
        }
    }

    public async Task<SiteDay> Fold(string stream, CancellationToken ct)
    {
        var day = SiteDay.Empty;
        await foreach (var entry in ledger.Read(stream, 0, ct))
            day = day.Evolve(LedgerJson.Read(entry.Type, entry.Payload));
        return day;
    }

    async Task Write(string stream, SiteDay day, CancellationToken ct)
    {
        if (!day.HasBegun)
            return;
        await _one.WaitAsync(ct);
        try
        {
            var written = _written.TryGetValue(stream, out var known) ? known : _written[stream] = [];
            var changed = day.Tickets.Values.Where(ticket => !written.TryGetValue(ticket.Id, out var version) || version < ticket.Version).ToArray();
            await facts.Save(stream, day.Version, [.. changed.SelectMany(ticket => LegFacts.Of(day, ticket))], ct);
            foreach (var ticket in changed)
                written[ticket.Id] = ticket.Version;
        }
        finally
        {
            _one.Release();
        }
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
