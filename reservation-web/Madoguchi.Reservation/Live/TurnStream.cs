namespace Madoguchi.Reservation.Live;

/// <summary>One live page. However often it is woken while it is busy, it looks once more.</summary>
internal sealed class TurnStream(string token, string client, Action<TurnStream> close) : IDisposable
{
    readonly SemaphoreSlim bell = new(0, 1);

    public string Token => token;
    public string Client => client;

    public void Wake()
    {
        try
        {
            bell.Release();
        }
        catch (SemaphoreFullException)
        {
            // It has been woken already.
        }
    }

    /// <summary>Until woken or for so long; false when the page is gone or the program ends.</summary>
    public async Task<bool> Wait(TimeSpan most, TimeProvider clock, CancellationToken gone)
    {
        using var beat = new CancellationTokenSource(most, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(beat.Token, gone);
        try
        {
            await bell.WaitAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            // Time for a sign of life, or for good.
        }
        return !gone.IsCancellationRequested;
    }

    /// <remarks>The bell has no handle to free and may still be rung by who holds this page a moment longer.</remarks>
    public void Dispose() => close(this);
}
