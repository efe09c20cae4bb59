using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Threading.Channels;
using Madoguchi.Contracts.Hubs;
using Madoguchi.Domain.Calendar;
using Madoguchi.Server.Live.Hubs;
using Madoguchi.Server.Live.Views;
using Madoguchi.Server.Platform.Auth;
using Microsoft.AspNetCore.SignalR;

namespace Madoguchi.Server.Live.Broadcasting;

/// <summary>
/// The only place that fans out, and only after the commit. Per site it sends the newest state at once and then at most
/// every <see cref="Interval"/>: a burst of commands costs the boards a few whole states, not thousands of deltas.
/// </summary>
internal sealed partial class Broadcaster(
    IHubContext<SignageHub, ISignageClient> boards, IHubContext<KioskHub, IKioskClient> kiosks,
    IHubContext<CounterHub, ICounterClient> counters, DeviceRegister devices, TimeProvider clock, ILogger<Broadcaster> log) : ISiteFeed
{
    static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(40);

    readonly ConcurrentDictionary<string, Channel<SiteUpdate>> _sites = new();
    ImmutableArray<Action<SiteUpdate>> _followers = [];
    ImmutableArray<Action<SiteAlert>> _alerted = [];

    /// <summary>A site's day changed and the change is durable. Returns at once.</summary>
    public void Changed(SiteUpdate update)
    {
        if (update.Date == BusinessTime.DateOf(clock.GetUtcNow()))
        {
            _sites.GetOrAdd(update.Site, Open).Writer.TryWrite(update);
            return;
        }
        // Another day is nothing for a board, and its news must not be overtaken by today's.
        foreach (var follower in _followers)
            follower(update);
    }

    /// <summary>Tells the clerks of a site that a person is needed, or not any more.</summary>
    public async Task Alert(SiteAlert alert)
    {
        foreach (var alerted in _alerted)
            alerted(alert);
        if (!alert.IsOver)
            await counters.Clients.Group(HubGroups.Site(alert.Site)).Alert(alert.Sentence);
    }

    public Task Display(DisplayName display, DisplaySnapshot snapshot) => boards.Clients.Group(HubGroups.Display(display)).Display(snapshot);

    public Task Catalogue(string site, SiteCatalogue catalogue) => kiosks.Clients.Group(HubGroups.Site(site)).Catalogue(catalogue);

    public IDisposable Follow(Action<SiteUpdate> changed)
    {
        ImmutableInterlocked.Update(ref _followers, list => list.Add(changed));
        return new Leaving(() => ImmutableInterlocked.Update(ref _followers, list => list.Remove(changed)));
    }

    public IDisposable FollowAlerts(Action<SiteAlert> alert)
    {
        ImmutableInterlocked.Update(ref _alerted, list => list.Add(alert));
        return new Leaving(() => ImmutableInterlocked.Update(ref _alerted, list => list.Remove(alert)));
    }

    Channel<SiteUpdate> Open(string site)
    {
        // Only the newest state counts.
        var channel = Channel.CreateBounded<SiteUpdate>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        _ = Task.Run(() => Send(site, channel.Reader));
        return channel;
    }

    async Task Send(string site, ChannelReader<SiteUpdate> updates)
    {
        await foreach (var update in updates.ReadAllAsync())
        {
            try
            {
                await Send(site, update);
            }
            catch (Exception failure)
            {
                // One failed send must not silence the site for ever; the next state heals it.
                SendFailed(site, failure);
            }
            await Task.Delay(Interval, clock);
        }
    }

    async Task Send(string site, SiteUpdate update)
    {
        foreach (var follower in _followers)
            follower(update);
        var board = BoardView.Of(update.Day, update.Forecast, clock.GetUtcNow());
        await boards.Clients.Group(HubGroups.Site(site)).Board(board);
        await kiosks.Clients.Group(HubGroups.Site(site)).Board(board);
        if (devices.AnyCounterAt(site))
            await counters.Clients.Group(HubGroups.Site(site)).Site(SiteStateView.Of(update.Day, BusinessTime.Local(clock.GetUtcNow())));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not tell everyone about site {Site}")]
    partial void SendFailed(string site, Exception failure);

    sealed class Leaving(Action leave) : IDisposable
    {
        public void Dispose() => leave();
    }
}

/// <summary>Names of the SignalR groups.</summary>
internal static class HubGroups
{
    public static string Site(string site) => "site:" + site;

    public static string Display(DisplayName display) => "display:" + display;
}
