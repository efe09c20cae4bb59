namespace Madoguchi.Reservation.Mails;

/// <summary>Wakes the sender when there is something to send.</summary>
internal sealed class MailBell : IDisposable
{
    readonly SemaphoreSlim rung = new(0, 1);

    public void Ring()
    {
        lock (rung)
        {
            if (rung.CurrentCount == 0)
                rung.Release();
        }
    }

    /// <summary>Until it rings, or until the time is over.</summary>
    public async Task Wait(TimeSpan most, TimeProvider clock, CancellationToken ct)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await Task.WhenAny(rung.WaitAsync(ending.Token), Task.Delay(most, clock, ending.Token));
        await ending.CancelAsync();
    }

    public void Dispose() => rung.Dispose();
}
