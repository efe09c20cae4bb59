using Madoguchi.Contracts.Link;
using Madoguchi.Server.Persistence.Bookings;
using Microsoft.AspNetCore.SignalR.Client;

namespace Madoguchi.Server.Live.Link;

/// <summary>How bookings come in. An answer that cannot be true is not stored at all, and the line is cut.</summary>
internal sealed partial class ReservationLink
{
    const int BatchSize = 200;

    /// <summary>Sequence numbers named in one line of the log.</summary>
    const int Named = 10;

    static readonly TimeSpan PullPatience = TimeSpan.FromSeconds(2);

    readonly SemaphoreSlim _pulling = new(1);
    int _nudged;

    /// <summary>Pulls what waits outside. False when the line is down or too slow to wait for, or what came could not be stored.</summary>
    public async Task<bool> PullNow(CancellationToken ct)
    {
        if (_open is not { State: HubConnectionState.Connected } link)
            return false;
        try
        {
            await Pull(link, ct).WaitAsync(PullPatience, clock, ct);
            return true;
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            // Whoever asks stands at a kiosk or sits at a counter, and goes on with what is known here.
            NotPulledAtOnce(failure.GetType().Name);
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
            NotPulled(failure.GetType().Name);
            await talk.CancelAsync();
        }
    }

    async Task Pull(HubConnection link, CancellationToken ct)
    {
        await _pulling.WaitAsync(ct);
        try
        {
            _nudged = 0;
            for (var more = true; more;)
            {
                var (after, now) = (await bookings.LastSequence(ct), clock.GetUtcNow());
                var batch = await Answer(link.InvokeAsync<BookingBatch>(nameof(ILinkHub.Pull), after, BatchSize, ct), ct);
                if (BatchCheck.Fault(batch, after, BatchSize, now) is { } fault)
                    throw new UntrueAnswerException(fault);
                if (batch.Bookings.Count is 0)
                    return;
                var upTo = batch.Bookings[^1].Sequence;
                await bookings.Store(Read(batch.Bookings, now), upTo, ct);
                await Answer(link.InvokeAsync(nameof(ILinkHub.Acknowledge), upTo, ct), ct);
                more = batch.More;
            }
        }
        catch (UntrueAnswerException lie)
        {
            // Also when whoever pulled has gone: a person at a kiosk waits two seconds. Not awaited, since a pull may run in the line's own turn.
            _untrue = lie.Message;
            _ = link.StopAsync(CancellationToken.None);
            throw;
        }
        finally
        {
            _pulling.Release();
        }
    }

    /// <summary>However often it is said that bookings wait: one pull runs, and one is to come.</summary>
    void Nudged(HubConnection link, CancellationTokenSource talk)
    {
        if (Interlocked.Exchange(ref _nudged, 1) is 0)
            _ = PullOrHangUp(link, talk);
    }

    StoredBooking[] Read(IReadOnlyList<LinkBooking> told, DateTimeOffset now)
    {
        var sight = new Sight(now, settings.Keep.AfterVisit, master.Current.Sites.Select(site => site.Code).ToHashSet());
        var read = told.Select(booking => (booking.Sequence, Booking: BookingReader.Read(booking, sight))).ToArray();
        if (read.Where(one => one.Booking is null).Select(one => one.Sequence).ToArray() is { Length: > 0 } unreadable)
            Unreadable(unreadable.Length, string.Join(", ", unreadable.Take(Named)));
        return [.. read.Select(one => one.Booking).OfType<StoredBooking>()];
    }

    /// <exception cref="UntrueAnswerException">It does not come: a line that is open and silent is of no use to anybody.</exception>
    async Task<T> Answer<T>(Task<T> asked, CancellationToken ct)
    {
        await Answer((Task)asked, ct);
        return await asked;
    }

    async Task Answer(Task asked, CancellationToken ct)
    {
        try
        {
            await asked.WaitAsync(AnswerPatience, clock, ct);
        }
        catch (TimeoutException)
        {
            throw new UntrueAnswerException($"it did not answer for {AnswerPatience.TotalSeconds:0} s");
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Bookings could not be pulled and stored ({Reason}); dialling again")]
    partial void NotPulled(string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Bookings could not be pulled at once ({Reason})")]
    partial void NotPulledAtOnce(string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} bookings are not readable and were not let in; their sequence numbers: {Sequences}")]
    partial void Unreadable(int count, string sequences);
}
