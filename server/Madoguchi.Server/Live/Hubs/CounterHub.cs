using Madoguchi.Contracts.Hubs;
using Madoguchi.Server.Live.Broadcasting;
using Madoguchi.Server.Platform.Auth;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace Madoguchi.Server.Live.Hubs;

/// <summary>Site state for third-party terminals; commands go through the HTTP API.</summary>
[Authorize(Policies.Counter)]
internal sealed class CounterHub(ISites sites, DeviceRegister devices, TimeProvider clock) : Hub<ICounterClient>, ICounterHub
{
    public async Task<HubReply<SiteState>> Subscribe(string site)
    {
        if (site is null || !sites.Exists(site))
            return new(null, new("unknown-site", "その施設はありません。"));
        if (!Context.User!.IsForSite(site))
            return new(null, new("forbidden", "このキーは別の施設のものです。"));
        await Groups.AddToGroupAsync(Context.ConnectionId, HubGroups.Site(site));
        devices.Joined(Context.ConnectionId, new("counter", site, Context.User!.ActorName(), clock.GetUtcNow()));
        return new(await sites.State(site), null);
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        devices.Left(Context.ConnectionId);
        return base.OnDisconnectedAsync(exception);
    }
}
