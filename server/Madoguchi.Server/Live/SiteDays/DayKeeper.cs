using Madoguchi.Domain.Calendar;
using Madoguchi.Domain.Visits;
using Madoguchi.Server.Persistence.Ledger;
using Madoguchi.Server.Persistence.Master;
using Madoguchi.Server.Platform.Settings;

namespace Madoguchi.Server.Live.SiteDays;

/// <summary>
/// Every open day begins and ends by itself: it begins with the doors, and ends some time after closing, as soon as no counter has
/// anybody. A day that is still open when its date has passed is ended whatever stands at its counters. All of it is asked in the same way as
/// a clerk's commands, so that several servers may ask and it happens once.
/// </summary>
internal sealed partial class DayKeeper(
    IGrainFactory grains, IMasterData master, ILedger ledger, ServerSettings settings, TimeProvider clock, ILogger<DayKeeper> log) : BackgroundService
{
    static readonly TimeSpan Interval = TimeSpan.FromSeconds(20);

    /// <summary>Days further back were looked at by a server that ran since.</summary>
    const int DaysBack = 14;

    DateOnly? _lookedBackOn;

    /// <summary>The first round is over before the doors of the program open, so that who comes first finds the day begun.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await Round(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await Round(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // The program ends.
        }
    }

    async Task Round(CancellationToken ct)
    {
        try
        {
            var now = BusinessTime.Local(clock.GetUtcNow());
            var today = BusinessTime.DateOf(now);
            foreach (var site in master.Current.Sites)
                if (RulesOfTheDay.For(master.Current, site.Code, today) is { Hours: { } hours } rules && now >= hours.OpensAt)
                {
                    await Ask(new(site.Code, today), new SiteDayCommand.OpenDay(rules));
                    if (now >= hours.ClosesAt + settings.CloseDayAfter)
                        await Ask(new(site.Code, today), new SiteDayCommand.CloseDay());
                }
            if (_lookedBackOn != today)
                await EndWhatWasLeftOpen(today, ct);
            _lookedBackOn = today;
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            // The next round asks again.
            Failed(failure);
        }
    }

    async Task EndWhatWasLeftOpen(DateOnly today, CancellationToken ct)
    {
        await foreach (var stream in ledger.Streams(ct))
            if (SiteDayKey.Parse(stream) is var key && key.Date < today && key.Date >= today.AddDays(-DaysBack) && master.Current.Site(key.Site) is not null)
                await Ask(key, new SiteDayCommand.CloseDay(Anyway: true));
    }

    async Task Ask(SiteDayKey day, SiteDayCommand command)
    {
        var answer = await grains.GetGrain<ISiteDayGrain>(day.Stream).Execute(new(Guid.CreateVersion7(clock.GetUtcNow()), "", "system", command));
        foreach (var closed in answer.Events.OfType<SiteDayEvent.DayClosed>())
            Ended(day.Stream, closed.Expired.Length);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The day {Stream} has ended; {Expired} tickets expired")]
    partial void Ended(string stream, int expired);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Days could not be begun or ended; asked again soon")]
    partial void Failed(Exception failure);
}
