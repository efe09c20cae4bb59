using Madoguchi.Contracts.Link;
using Madoguchi.Domain.Calendar;
using Madoguchi.Server.Live.Broadcasting;
using Madoguchi.Server.Persistence.Bookings;
using Madoguchi.Server.Persistence.Master;
using Madoguchi.Server.Platform.Settings;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace Madoguchi.Server.Live.Link;

/// <summary>
/// The one line between the zones, and always dialled from inside (三層分離): bookings are pulled, stored and then
/// acknowledged; master data, anonymous congestion and ticket states go out. Cut, both sides work on; back, the whole state
/// is sent again, so that nothing has to be remembered about what was missed.
/// </summary>
internal sealed partial class ReservationLink(
    ServerSettings settings, IBookings bookings, IMasterData master, Lazy<LinkMessages> messages, Lazy<RemoteTickets> remote, ISiteFeed feed, TimeProvider clock,
    ILogger<ReservationLink> log) : BackgroundService
{
    const int TicketsPerMessage = 200;
    static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);
    static readonly TimeSpan RetryAfterUntrue = TimeSpan.FromSeconds(5);
    static readonly TimeSpan DialPatience = TimeSpan.FromSeconds(10);
    static readonly TimeSpan AnswerPatience = TimeSpan.FromSeconds(20);
    static readonly TimeSpan SendEvery = TimeSpan.FromMilliseconds(500);

    readonly SemaphoreSlim _work = new(1, 1);
    readonly TicketChanges _tickets = new();
    volatile HubConnection? _open;
    volatile bool _masterChanged;
    volatile string? _untrue;
    DateOnly _masterOf;

    /// <summary>Whether the line is up.</summary>
    public bool IsUp => _open?.State is HubConnectionState.Connected;

    /// <summary>Since when it is up or down.</summary>
    public DateTimeOffset Since { get; private set; } = clock.GetUtcNow();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.ReservationWeb is not { } address)
            return;
        using var following = feed.Follow(_ => Wake());
        void MasterChanged(MasterData changed)
        {
            _masterChanged = true;
            Wake();
        }
        master.Changed += MasterChanged;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Talk(address, stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                Cut(_untrue ?? (failure as UntrueAnswerException)?.Message ?? failure.GetType().Name);
            }
            catch (OperationCanceledException)
            {
                break;
            }
            var pause = Interlocked.Exchange(ref _untrue, null) is null ? RetryAfter : RetryAfterUntrue;
            await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        master.Changed -= MasterChanged;
    }

    async Task Talk(ReservationWebSettings address, CancellationToken ct)
    {
        await using var link = LinkDial.To(address);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(ct);
        link.Closed += why =>
        {
            _untrue ??= (why as UntrueAnswerException)?.Message;
            return ended.CancelAsync();
        };
        link.On<long>(nameof(ILinkClient.BookingsWaiting), _ => Nudged(link, ended));
        link.On(nameof(ILinkClient.RemoteWaiting), () => RemoteNudged(link, ended.Token));
        // Where packets are lost without a word, a dial would wait for minutes, also when the cable has long been mended.
        using (var patience = new CancellationTokenSource(DialPatience, clock))
        using (var dial = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token))
            await link.StartAsync(dial.Token);
        await Answer(link.InvokeAsync<LinkWelcome>(nameof(ILinkHub.Open), new LinkHello(ThisProgram.Version, BusinessTime.Local(clock.GetUtcNow())), ct), ct);
        // First what somebody may be waiting for with a code in hand: the months of slots take longer.
        await Pull(link, ct);
        await PublishMaster(link, ct);
        (_open, Since) = (link, clock.GetUtcNow());
        Up();
        _tickets.Forget();
        try
        {
            for (Wake(); ; await Task.Delay(SendEvery, clock, ended.Token))
            {
                await _work.WaitAsync(TimeSpan.FromSeconds(10), ended.Token);
                await PullRemoteNowAndThen(link, ended.Token);
                await Publish(link, ended.Token);
            }
        }
        finally
        {
            (_open, Since) = (null, clock.GetUtcNow());
        }
    }

    async Task Publish(HubConnection link, CancellationToken ct)
    {
        // A new day brings a new last day that can be booked.
        if (_masterChanged || _masterOf != Today)
            await PublishMaster(link, ct);
        await Answer(link.InvokeAsync(nameof(ILinkHub.PublishCongestion), await messages.Value.Congestion(), ct), ct);
        var changed = _tickets.Since(await messages.Value.Tickets());
        foreach (var some in changed.Chunk(TicketsPerMessage))
        {
            await Answer(link.InvokeAsync(nameof(ILinkHub.PublishTickets), (IReadOnlyList<TicketStatus>)some, ct), ct);
            _tickets.Sent(some);
        }
    }

    async Task PublishMaster(HubConnection link, CancellationToken ct)
    {
        (_masterChanged, var today) = (false, Today);
        await Answer(link.InvokeAsync(nameof(ILinkHub.PublishMaster), messages.Value.Master(), ct), ct);
        _masterOf = today;
    }

    DateOnly Today => BusinessTime.DateOf(clock.GetUtcNow());

    bool Wake()
    {
        try
        {
            return _work.CurrentCount == 0 && _work.Release() >= 0;
        }
        catch (SemaphoreFullException)
        {
            // Someone else woke it in the same moment.
            return true;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Link to reservation-web is up")]
    partial void Up();

    [LoggerMessage(Level = LogLevel.Warning, Message = "Link to reservation-web is down ({Reason}); dialling again")]
    partial void Cut(string reason);
}
