using Madoguchi.Signage.Boards;
using Microsoft.AspNetCore.SignalR.Client;

namespace Madoguchi.Signage.Link;

/// <summary>Opens the line of a display to the server's hub.</summary>
internal sealed class DisplayLinks(Uri hub, DisplaySession session, LobbyBoard board, RetryDelays delays, TimeProvider time)
{
    public Task RunAsync(string display, CancellationToken stop) =>
        new DisplayLink(() => Connection(display, stop), board, delays, time).RunAsync(display, stop);

    HubConnection Connection(string display, CancellationToken stop) => new HubConnectionBuilder()
        .WithUrl(hub, options => options.AccessTokenProvider = async () => await session.TokenAsync(display, stop))
        .Build();
}
