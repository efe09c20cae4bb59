using Madoguchi.Domain.Visits;
using Madoguchi.Server.Live.SiteDays;
using Madoguchi.Server.Persistence.Facts;
using Madoguchi.Server.Persistence.Ledger;

namespace Madoguchi.Server.Live.Statistics;

/// <summary>
/// Statistics are a fold over the log: what is newer than the facts is folded from the ledger, and a question waits until
/// everything up to now is in.
/// </summary>
internal sealed class StatisticsProjection(ILedger ledger, ILegFacts facts) : IDisposable
{
    readonly Dictionary<string, Dictionary<TicketId, int>> _written = [];
    readonly SemaphoreSlim _one = new(1);

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

    /// <summary>Everything durable until now on this day is in the facts when this returns.</summary>
    public async Task CatchUp(string stream, CancellationToken ct)
    {
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

    /// <summary>Writes what changed since this program wrote it last.</summary>
    /// <returns>False when more than <paramref name="most"/> tickets had changed, so that some are still to be written.</returns>
    public async Task<bool> Write(string stream, SiteDay day, CancellationToken ct, int most = int.MaxValue)
    {
        if (!day.HasBegun)
            return true;
        await _one.WaitAsync(ct);
        try
        {
            var written = _written.TryGetValue(stream, out var known) ? known : _written[stream] = [];
            var changed = day.Tickets.Values.Where(ticket => !written.TryGetValue(ticket.Id, out var version) || version < ticket.Version).ToArray();
            var isAll = changed.Length <= most;
            changed = isAll ? changed : changed[..most];
            await facts.Save(stream, isAll ? day.Version : null, [.. changed.SelectMany(ticket => LegFacts.Of(day, ticket))], ct);
            foreach (var ticket in changed)
                written[ticket.Id] = ticket.Version;
            return isAll;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();
}
