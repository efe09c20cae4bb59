using Madoguchi.Contracts.Http;
using Madoguchi.Contracts.Hubs;
using Madoguchi.Signage.Boards;
using Microsoft.AspNetCore.SignalR.Client;

namespace Madoguchi.Signage.Link;

/// <summary>
/// The line to the server: connects, subscribes, and begins anew whenever it ends, without an end. One loop instead of the
/// client's automatic reconnect, because that one does not cover the first connection and stops when the server closes.
/// </summary>
internal sealed class DisplayLink(Func<HubConnection> connect, LobbyBoard board, RetryDelays delays, TimeProvider time)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>
    /// Asked again each minute: proves that the way of commands lives, not only the socket; heals a state that was lost on
    /// the way, and follows the server's clock.
    /// </summary>
    static readonly TimeSpan SubscribeAgain = TimeSpan.FromSeconds(60);

    public async Task RunAsync(string display, CancellationToken stop)
    {
        var failures = 0;
        while (!stop.IsCancellationRequested)
        {
            string? refusal = null;
            try
            {
                await StayAsync(display, () => failures = 0, stop);
            }
            catch (DisplayRefusedException refused)
            {
                refusal = refused.Message;
            }
            catch (Exception) when (!stop.IsCancellationRequested)
            {
                // Whatever ended the line, the answer is the same: say so, wait, try again.
            }
            catch (OperationCanceledException)
            {
                return;
            }
            board.LinkLost(refusal);
            await Task.Delay(delays.Next(failures++), time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    async Task StayAsync(string display, Action connected, CancellationToken stop)
    {
        await using var connection = connect();
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        connection.Closed += error =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
        board.ConnectionBegins();
        connection.On<BoardState>(nameof(ISignageClient.Board), board.Receive);
        connection.On<DisplaySnapshot>(nameof(ISignageClient.Display), board.Receive);

        await Patiently(connection.StartAsync, stop);
        while (!closed.Task.IsCompleted)
        {
            await Patiently(patience => SubscribeAsync(connection, display, patience), stop);
            connected();
            await Task.WhenAny(closed.Task, Task.Delay(SubscribeAgain, time, stop));
            stop.ThrowIfCancellationRequested();
        }
    }

    async Task SubscribeAsync(HubConnection connection, string display, CancellationToken stop)
    {
        var reply = await connection.InvokeAsync<HubReply<DisplaySnapshot>>(nameof(ISignageHub.Subscribe), display, stop);
        board.Receive(reply.Value ?? throw new DisplayRefusedException(reply.Refused?.Message ?? ""));
    }

    async Task Patiently(Func<CancellationToken, Task> step, CancellationToken stop)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stop);
        await step(either.Token);
    }
}
