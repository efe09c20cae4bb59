using Madoguchi.Contracts.Link;
using Microsoft.AspNetCore.SignalR.Client;

namespace Madoguchi.Server.Live.Link;

/// <summary>Numbers from afar are pulled at once, since somebody looks at a phone meanwhile, and now and then in case a nudge was lost.</summary>
internal sealed partial class ReservationLink
{
    static readonly TimeSpan RemoteEvery = TimeSpan.FromSeconds(5);

    readonly SemaphoreSlim _answering = new(1);
    int _remoteNudged;
    DateTimeOffset _answeredAt;

    async Task PullRemote(HubConnection link, CancellationToken ct)
    {
        await _answering.WaitAsync(ct);
        try
        {
            _remoteNudged = 0;
            for (var more = true; more;)
            {
                _answeredAt = clock.GetUtcNow();
                var asks = await Answer(link.InvokeAsync<IReadOnlyList<RemoteAsk?>?>(nameof(ILinkHub.PullRemote), ct), ct);
                if (asks is not { Count: <= RemoteTickets.MostAtOnce })
                    throw new UntrueAnswerException($"it answered with {asks?.Count.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "no list"} wishes for numbers where {RemoteTickets.MostAtOnce} are the most");
                var answers = asks.Count == 0 ? [] : await remote.Value.Answer(asks);
                if (answers.Count == 0)
                    return;
                await Answer(link.InvokeAsync(nameof(ILinkHub.AnswerRemote), answers, ct), ct);
                more = asks.Count == RemoteTickets.MostAtOnce;
            }
        }
        catch (UntrueAnswerException lie)
        {
            _untrue = lie.Message;
            _ = link.StopAsync(CancellationToken.None);
            throw;
        }
        finally
        {
            _answering.Release();
        }
    }

    /// <summary>However often it is said: one pull runs, and one is to come.</summary>
    void RemoteNudged(HubConnection link, CancellationToken ct)
    {
        if (Interlocked.Exchange(ref _remoteNudged, 1) is 0)
            _ = PullRemote(link, ct);
    }

    /// <summary>What was not answered the last time, because the database was busy, is not asked for by anybody else.</summary>
    Task PullRemoteNowAndThen(HubConnection link, CancellationToken ct) =>
        clock.GetUtcNow() - _answeredAt >= RemoteEvery ? PullRemote(link, ct) : Task.CompletedTask;
}
