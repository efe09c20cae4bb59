using System.Globalization;
using Madoguchi.Contracts.Http;
using Madoguchi.Contracts.Hubs;
using Madoguchi.Contracts.Link;
using Madoguchi.Domain.Calendar;
using Madoguchi.Domain.Catalogue;
using Madoguchi.Domain.Visits;
using Madoguchi.Server.Live.Broadcasting;
using Madoguchi.Server.Live.Views;
using Madoguchi.Server.Live.Waits;
using Madoguchi.Server.Persistence.Bookings;
using Madoguchi.Server.Persistence.Ledger;
using Madoguchi.Server.Persistence.Master;
using Madoguchi.Server.Platform.Telemetry;
using Orleans.Concurrency;

namespace Madoguchi.Server.Live.SiteDays;

/// <summary>Reentrant, so that commands are decided while the append of earlier ones is being fsynced.</summary>
[Reentrant]
internal sealed class SiteDayGrain : Grain, ISiteDayGrain
{
    readonly IMasterData _master;
    readonly TimeProvider _clock;
    readonly MadoguchiMeters _meters;
    readonly SiteDayKey _key;
    readonly SiteDayWriter _writer;
    readonly ForecastKeeper _forecasts;

    public SiteDayGrain(ILedger ledger, IMasterData master, TimeProvider clock, Broadcaster broadcaster, MadoguchiMeters meters,
        WaitHistory history, IBookings bookings, ILogger<SiteDayGrain> log)
    {
        (_master, _clock, _meters) = (master, clock, meters);
        _key = SiteDayKey.Parse(this.GetPrimaryKeyString());
        _writer = new(_key.Stream, Rules, ledger, clock, () => _forecasts!.Newest, _ =>
        {
            Tell(broadcaster);
            _forecasts!.Changed();
        });
        _forecasts = new(_key, () => _writer.Day, history, bookings, clock, () => Tell(broadcaster), log);
    }

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await _writer.Load();
        this.RegisterGrainTimer(
            _ =>
            {
                _forecasts.Look();
                return Task.CompletedTask;
            },
            new GrainTimerCreationOptions(TimeSpan.Zero, TimeSpan.FromSeconds(10)));
    }

    public async Task<CommandAnswer> Execute(CommandEnvelope envelope)
    {
        _meters.Command(_key.Site, envelope.Command.GetType().Name);
        var answer = await _writer.Execute(envelope);
        if (answer.Refused is { } refused)
            _meters.Refused(_key.Site, refused.Code);
        return answer;
    }

    public Task<Frozen<BoardState>> Board() => Freeze(BoardView.Of(Day, _forecasts.Newest, Now));

    public Task<Frozen<SiteState>> Site() => Freeze(SiteStateView.Of(Day, Now));

    public Task<Frozen<IReadOnlyList<CounterInfo>>> Counters() => Freeze<IReadOnlyList<CounterInfo>>([.. CounterView.All(Day)]);

    public Task<Frozen<SiteSummary>> Summary() => Freeze(SiteSummary.Of(Day));

    public Task<Frozen<OfflineNumbers>> OfflineNumbers(KioskId kiosk) => Freeze(OfflineView.Of(Day, kiosk));

    public async Task<Frozen<IReadOnlyList<GhostRow>>> Ghosts()
    {
        var ghosts = await _forecasts.Ghosts();
        return new([.. ghosts.Select(ghost => new GhostRow(ghost.Category.ToString(), [.. ghost.More.Select(range => BoardView.Minutes(range)!)]))]);
    }

    public Task<Frozen<Desk>?> Desk(int counter) =>
        Task.FromResult(DeskView.Of(Day, counter, Now) is { } desk ? new Frozen<Desk>(desk) : null);

    public Task<Frozen<DeskTicket>?> DeskTicket(Guid ticketId) => Task.FromResult(
        Day.Tickets.TryGetValue(new(ticketId), out var ticket) ? new Frozen<DeskTicket>(DeskView.Ticket(ticket)) : null);

    public Task<Frozen<TicketDetails>?> Ticket(Guid ticketId) => Task.FromResult(
        Day.Tickets.TryGetValue(new(ticketId), out var ticket) ? new Frozen<TicketDetails>(TicketView.DetailsAt(ticket, Now)) : null);

    public Task<Frozen<IReadOnlyDictionary<ReservationCode, TicketId>>> CheckedIn() =>
        Freeze<IReadOnlyDictionary<ReservationCode, TicketId>>(Day.Reservations);

    public Task<Frozen<IReadOnlyList<TicketStatus>>> Statuses() =>
        Freeze<IReadOnlyList<TicketStatus>>([.. StatusView.All(Day, _forecasts.Newest, _master.Current, Now)]);

    void Tell(Broadcaster broadcaster)
    {
        // A day of which only numbers were lent is nobody's news yet.
        if (_writer.Day.HasBegun)
            broadcaster.Changed(new(_key.Site, _key.Date, _writer.Day, _forecasts.Newest));
    }

    /// <summary>Before the first command of a day its rules are not in the log yet: the master data stands in.</summary>
    SiteDay Day => _writer.Day.HasBegun ? _writer.Day : _writer.Day.Begun(Rules());

    DateTimeOffset Now => BusinessTime.Local(_clock.GetUtcNow());

    SiteRules Rules() => RulesOfTheDay.For(_master.Current, _key.Site, _key.Date)
        ?? throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"Site '{_key.Site}' is not in the master data."));

    static Task<Frozen<T>> Freeze<T>(T value) => Task.FromResult(new Frozen<T>(value));
}
