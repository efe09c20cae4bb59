using System.Collections.Concurrent;
using Madoguchi.Domain.Visits;
using Madoguchi.Domain.WaitEstimation;
using Madoguchi.Server.Live.SiteDays;
using Madoguchi.Server.Live.Statistics;

namespace Madoguchi.Server.Live.Waits;

/// <summary>What the ledger knows of past waits: the pace of a site, and how good its forecasts were. Folded when asked for.</summary>
internal sealed class WaitHistory(StatisticsProjection projection, ISites sites)
{
    /// <summary>Six weeks: what is older hardly counts.</summary>
    const int DaysBack = 42;

    // A day that is over does not change; today is folded again.
    readonly ConcurrentDictionary<SiteDayKey, WaitAccuracy> _past = new();

    /// <summary>What a site has learned before a date.</summary>
    public async Task<ServiceModel> ModelFor(SiteDayKey key, CancellationToken ct)
    {
        var model = ServiceModel.Planned;
        for (var date = key.Date.AddDays(-DaysBack); date < key.Date; date = date.AddDays(1))
            model = model.Learn(await Fold(key with { Date = date }, ct));
        return model;
    }

    /// <summary>Told against real, one record for each day on which a number was issued.</summary>
    public async Task<IReadOnlyList<(DateOnly Date, WaitAccuracy Accuracy)>> Accuracy(string site, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var days = new List<(DateOnly, WaitAccuracy)>();
        for (var date = from; date <= to && date <= sites.Today; date = date.AddDays(1))
            if (await Accuracy(new SiteDayKey(site, date), ct) is { } accuracy && accuracy != WaitAccuracy.None)
                days.Add((date, accuracy));
        return days;
    }

    async Task<WaitAccuracy> Accuracy(SiteDayKey key, CancellationToken ct)
    {
        if (_past.TryGetValue(key, out var known))
            return known;
        var accuracy = WaitAccuracy.Of(await Fold(key, ct));
        if (key.Date < sites.Today)
            _past[key] = accuracy;
        return accuracy;
    }

    Task<SiteDay> Fold(SiteDayKey key, CancellationToken ct) => projection.Fold(key.Stream, ct);
}
