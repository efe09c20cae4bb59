using System.Collections.Immutable;
using Madoguchi.Domain.Calendar;
using Madoguchi.Domain.Visits;
using Madoguchi.Domain.WaitEstimation;
using Madoguchi.Server.Live.SiteDays;
using Madoguchi.Server.Persistence.Bookings;

namespace Madoguchi.Server.Live.Waits;

/// <summary>
/// Keeps the newest forecast of a site's day beside the decider, so that no command ever waits for one: made on the thread pool after
/// a change, at most once a second. Runs on its grain's scheduler; it has no locks.
/// </summary>
internal sealed partial class ForecastKeeper(
    SiteDayKey key, Func<SiteDay> day, WaitHistory history, IBookings bookings, TimeProvider clock, Action tell, ILogger log)
{
    const int MostGhosts = 2;

    static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Where nothing happens time passes, too: after so long a forecast is made again while people wait.</summary>
    static readonly TimeSpan Fresh = TimeSpan.FromSeconds(20);

    ServiceModel? _model;
    bool _changed;
    bool _running;

    /// <summary>Null until there is one, and when too many wait for one.</summary>
    public Forecast? Newest { get; private set; }

    /// <summary>What more counters would change now; takes a good many forecasts, so on the thread pool and only when someone asks.</summary>
    public async Task<ImmutableArray<GhostCounters>> Ghosts()
    {
        var (seen, now) = (day(), BusinessTime.Local(clock.GetUtcNow()));
        var model = _model ??= await Task.Run(() => history.ModelFor(key, CancellationToken.None));
        return await Task.Run(() => GhostCounters.Of(seen, model, now, MostGhosts));
    }

    /// <summary>The day is another one. Returns at once.</summary>
    public void Changed()
    {
        // A day that is over is nothing to forecast.
        if (BusinessTime.DateOf(clock.GetUtcNow()) != key.Date)
            return;
        _changed = true;
        if (!_running)
            _ = Run();
    }

    /// <summary>Some time has passed.</summary>
    public void Look()
    {
        if (!day().Pool.Lines.IsEmpty && (Newest is not { } newest || clock.GetUtcNow() - newest.At > Fresh))
            Changed();
    }

    async Task Run()
    {
        _running = true;
        while (_changed)
        {
            _changed = false;
            await Refresh();
            await Task.Delay(Interval, clock);
        }
        _running = false;
    }

    async Task Refresh()
    {
        try
        {
            var model = _model ??= await Task.Run(() => history.ModelFor(key, CancellationToken.None));
            var now = BusinessTime.Local(clock.GetUtcNow());
            var expected = await Expected(now);
            var seen = day();
            var made = await Task.Run(() => Forecaster.Run(seen, model, now, (ulong)seen.Version, expected));
            Newest = made?.Steadied(Newest);
            tell();
        }
        catch (Exception failure)
        {
            // The formula stands in until the next change.
            Newest = null;
            Failed(log, key.Stream, failure);
        }
    }

    async Task<ImmutableArray<ExpectedVisit>> Expected(DateTimeOffset now)
    {
        var grace = day().Rules.Promises.ReservationGrace;
        var booked = await bookings.Between(key.Site, now - grace, now.AddHours(1), CancellationToken.None);
        return
        [
            .. booked.Select(one => new ExpectedVisit(
                new(one.Code), BusinessTime.Local(one.SlotStart), [.. one.Procedures.Select(code => new ProcedureCode(code))])),
        ];
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The waits of {Stream} could not be forecast; the plain formula is told instead")]
    static partial void Failed(ILogger log, string stream, Exception failure);
}
