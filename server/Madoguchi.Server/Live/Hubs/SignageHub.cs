using Madoguchi.Contracts.Hubs;
using Madoguchi.Server.Live.Broadcasting;
using Madoguchi.Server.Platform.Auth;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace Madoguchi.Server.Live.Hubs;

/// <summary>The boards' way in: they only listen.</summary>
[Authorize(Policies.Display)]
internal sealed class SignageHub(Displays displays, DeviceRegister devices, TimeProvider clock) : Hub<ISignageClient>, ISignageHub
{
    public async Task<HubReply<DisplaySnapshot>> Subscribe(string display)
    {
        if (DisplayName.Parse(display) is not { } name)
            return new(null, new("unreadable-request", "display は「施設.名前」の形で、3〜80文字です。"));
        if (!displays.Exists(name))
            return new(null, new("unknown-display", "その表示盤は登録されていません。"));
        if (!Context.User!.IsForSite(name.Site))
            return new(null, new("forbidden", "このキーは別の施設のものです。"));
        // Joined before the snapshot is taken: what changes in between comes as a newer state, never not at all.
        await Groups.AddToGroupAsync(Context.ConnectionId, HubGroups.Site(name.Site));
        await Groups.AddToGroupAsync(Context.ConnectionId, HubGroups.Display(name));
        devices.Joined(Context.ConnectionId, new("display", name.Site, name.Name, clock.GetUtcNow()));
        return new(await displays.Snapshot(name, Context.ConnectionAborted), null);
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        devices.Left(Context.ConnectionId);
        return base.OnDisconnectedAsync(exception);
    }
}
