using Madoguchi.Contracts.Link;
using Microsoft.AspNetCore.SignalR;

namespace Madoguchi.Reservation.Link;

/// <summary>The one connection that is the line to the city hall: the one that was opened last.</summary>
internal sealed class LinkLine(IHubContext<LinkHub, ILinkClient> hub, ILogger<LinkLine> log)
{
    HubCallerContext? current;

    public bool IsUp => current is not null;

    /// <summary>It came up or went down.</summary>
    public event Action? Changed;

    /// <summary>From now on this connection is the line; the one before is closed.</summary>
    public void Open(HubCallerContext caller)
    {
        var before = Interlocked.Exchange(ref current, caller);
        if (before is not null && before.ConnectionId != caller.ConnectionId)
            before.Abort();
        if (before is null)
            Changed?.Invoke();
    }

    public bool IsLine(HubCallerContext caller) => current?.ConnectionId == caller.ConnectionId;

    public bool Close(HubCallerContext caller)
    {
        if (current is not { } line || line.ConnectionId != caller.ConnectionId || Interlocked.CompareExchange(ref current, null, line) != line)
            return false;
        Changed?.Invoke();
        return true;
    }

    /// <summary>Nudges the city hall to pull. A lost nudge costs nothing: bookings wait for the next pull.</summary>
    public void TellBookingsWaiting(long latestSequence)
    {
        if (latestSequence > 0 && current is { } line)
            _ = Nudge(line.ConnectionId, client => client.BookingsWaiting(latestSequence));
    }

    /// <summary>The same for numbers from afar, for which somebody looks at a phone.</summary>
    public void TellRemoteWaiting()
    {
        if (current is { } line)
            _ = Nudge(line.ConnectionId, client => client.RemoteWaiting());
    }

    async Task Nudge(string connection, Func<ILinkClient, Task> nudge)
    {
        try
        {
            await nudge(hub.Clients.Client(connection));
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            log.NudgeFailed(failure);
        }
    }
}
