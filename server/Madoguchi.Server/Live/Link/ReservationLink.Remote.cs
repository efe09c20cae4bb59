using Madoguchi.Contracts.Link;
using Microsoft.AspNetCore.SignalR.Client;

namespace Madoguchi.Server.Live.Link;

/// <summary>Numbers from afar are pulled at once, since somebody looks at a phone meanwhile, and now and then in case a nudge was lost.</summary>
internal sealed partial class ReservationLink
{
    static readonly TimeSpan RemoteEvery = TimeSpan.FromSeconds(5);

    readonly SemaphoreSlim _answering = new(1);
    DateTimeOffset _answeredAt;

    async Task PullRemote(HubConnection link, CancellationToken ct)
    {
        await _answering.WaitAsync(ct);
        try
        {
            for (var more = true; more;)
            {
                _answeredAt = clock.GetUtcNow();
                var asks = await link.InvokeAsync<IReadOnlyList<RemoteAsk?>>(nameof(ILinkHub.PullRemote), ct);
                var answers = asks.Count == 0 ? [] : await remote.Value.Answer(asks);
                if (answers.Count == 0)
                    return;
                // The page says the number as soon as there is one: with it, all that it shows beside.
                await link.InvokeAsync(nameof(ILinkHub.AnswerRemote), answers, ct);
                more = asks.Count >= RemoteTickets.MostAtOnce;
            }
        }
        finally
        {
            _answering.Release();
        }
    }

    /// <summary>What was not answered the last time, because the database was busy, is not asked for by anybody else.</summary>
    Task PullRemoteNowAndThen(HubConnection link, CancellationToken ct) =>
        clock.GetUtcNow() - _answeredAt >= RemoteEvery ? PullRemote(link, ct) : Task.CompletedTask;
}
