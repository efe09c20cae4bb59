using Madoguchi.Contracts.Link;
using Madoguchi.Server.Persistence.Bookings;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace Madoguchi.Server.Live.Link;

/// <summary>What comes in: pulled, read anew, stored, and only then acknowledged.</summary>
internal sealed partial class ReservationLink
{
    const int BatchSize = 200;
    static readonly TimeSpan PullPatience = TimeSpan.FromSeconds(2);

    readonly SemaphoreSlim _pulling = new(1);

    /// <summary>Pulls what waits outside. False when the line is down or too slow to wait for.</summary>
    public async Task<bool> PullNow(CancellationToken ct)
    {
        if (_open is not { State: HubConnectionState.Connected } link)
            return false;
        try
        {
            await Pull(link, ct).WaitAsync(PullPatience, clock, ct);
            return true;
        }
        catch (Exception failure) when (failure is TimeoutException or HubException or InvalidOperationException or IOException)
        {
            return false;
        }
    }

    /// <summary>
    /// Whoever has hung up dials again, and pulls first: what could not be stored now would else lie outside until the next
    /// booking's nudge.
    /// </summary>
    async Task PullOrHangUp(HubConnection link, CancellationTokenSource talk)
    {
        try
        {
            await Pull(link, talk.Token);
        }
        catch (Exception failure) when (!talk.IsCancellationRequested)
        {
            NotPulled(failure);
            await talk.CancelAsync();
        }
    }

    async Task Pull(HubConnection link, CancellationToken ct)
    {
        await _pulling.WaitAsync(ct);
        try
        {
            for (var more = true; more;)
            {
                var after = await bookings.LastSequence(ct);
                var batch = await link.InvokeAsync<BookingBatch>(nameof(ILinkHub.Pull), after, BatchSize, ct);
                if (batch.Bookings.Count == 0)
                    return;
                var upTo = batch.Bookings.Max(booking => booking.Sequence);
                await bookings.Store([.. batch.Bookings.Select(Read).OfType<StoredBooking>()], upTo, ct);
                await link.InvokeAsync(nameof(ILinkHub.Acknowledge), upTo, ct);
                more = batch.More;
            }
        }
        finally
        {
            _pulling.Release();
        }
    }

    StoredBooking? Read(LinkBooking booking)
    {
        var read = BookingReader.Read(booking);
        if (read is null)
            Unreadable(booking.Sequence);
        return read;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Booking with sequence number {Sequence} is not readable and was not let in")]
    partial void Unreadable(long sequence);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Bookings could not be pulled and stored; dialling again")]
    partial void NotPulled(Exception failure);
}
