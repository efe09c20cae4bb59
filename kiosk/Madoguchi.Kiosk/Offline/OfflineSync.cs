using Madoguchi.Contracts.Clock;
using Madoguchi.Contracts.Hubs;
using Madoguchi.Kiosk.Enrolling;
using Madoguchi.Kiosk.Journal;
using Madoguchi.Kiosk.Link;
using Madoguchi.Kiosk.Platform;
using Madoguchi.Kiosk.Printing;

namespace Madoguchi.Kiosk.Offline;

/// <summary>
/// While the line stands: tells of what was issued without it and of what was printed again, and holds numbers for the next time it
/// breaks.
/// </summary>
sealed class OfflineSync : BackgroundService
{
    static readonly TimeSpan Every = TimeSpan.FromSeconds(20);
    static readonly TimeSpan LeaseEvery = TimeSpan.FromMinutes(5);

    /// <summary>The next open day is asked for as well, so that a server lost overnight is no trouble in the morning.</summary>
    const int DaysAhead = 7;

    readonly ServerLink link;
    readonly OfflineJournal journal;
    readonly JobJournal jobs;
    readonly Enrolment enrolment;
    readonly TimeProvider time;
    readonly ILogger<OfflineSync> log;
    readonly SemaphoreSlim due = new(0);
    volatile bool leases = true;
    (DateOnly Day, long At) leased;

    public OfflineSync(
        ServerLink link, OfflineJournal journal, JobJournal jobs, Reprint reprint, Enrolment enrolment, TimeProvider time, ILogger<OfflineSync> log)
    {
        (this.link, this.journal, this.jobs, this.enrolment, this.time, this.log) = (link, journal, jobs, enrolment, time, log);
        reprint.Done += () => due.Release();
        link.Greeted += () =>
        {
            leases = true;
            due.Release();
        };
    }

    public override void Dispose()
    {
        due.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await due.WaitAsync(Every, stoppingToken);
                if (!link.IsConnected)
                    continue;
                // A paper that was printed again may be one of those.
                if (await TellAsync(stoppingToken))
                    await TellReissuesAsync(stoppingToken);
                await LeaseAsync(stoppingToken);
                await link.PingAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception broken)
            {
                // Nothing is forgotten: the next round begins where this one stopped.
                log.SyncBroke(broken);
            }
        }
    }

    /// <summary>In the order of issue, each under the id of its wish until the server has said that it is durable there.</summary>
    /// <returns>False when there is more to tell.</returns>
    async Task<bool> TellAsync(CancellationToken cancellation)
    {
        foreach (var paper in journal.Untold())
        {
            switch (await link.RecordAsync(paper.Wish, paper.ToRequest(journal.Installation), cancellation))
            {
                case { Value: not null }:
                    journal.Told(paper.Wish);
                    log.Told(paper.Number);
                    leases = true;
                    break;
                case { Refused: { } refused } when IsFinal(refused):
                    journal.Refused(paper.Wish, refused.Message);
                    log.NotTold(paper.Number, refused.Code);
                    break;
                default:
                    return false;
            }
        }
        return true;
    }

    /// <summary>In the order of printing, each under the id of its job until the server has said that it is durable there.</summary>
    async Task TellReissuesAsync(CancellationToken cancellation)
    {
        foreach (var paper in jobs.UntoldReissues())
        {
            switch (await link.RecordReissueAsync(paper.Job, paper.ToRequest(), cancellation))
            {
                case { Value: not null }:
                    jobs.Settle(paper.Job);
                    log.ReissueTold(paper.Number);
                    break;
                case { Refused: { } refused } when IsFinal(refused):
                    jobs.Settle(paper.Job);
                    log.NotTold(paper.Number, refused.Code);
                    break;
                default:
                    return;
            }
        }
    }

    /// <summary>Said about what was told, and not about this kiosk or this moment.</summary>
    static bool IsFinal(HubRefusal refused) => refused is { Retry: false, Code: not ("forbidden" or "unknown-site") };

    async Task LeaseAsync(CancellationToken cancellation)
    {
        var today = JapanTime.DateOf(time.GetUtcNow());
        if (!leases && leased.Day == today && TimeProvider.System.GetElapsedTime(leased.At) < LeaseEvery)
            return;
        leases = false;
        if (await AskAsync(today, cancellation) is null)
        {
            leases = true;
            return;
        }
        for (var ahead = 1; ahead <= DaysAhead; ahead++)
            if (await AskAsync(today.AddDays(ahead), cancellation) is not { Refused.Code: "site-closed" })
                break;
        leased = (today, TimeProvider.System.GetTimestamp());
    }

    async Task<HubReply<OfflineNumbers>?> AskAsync(DateOnly date, CancellationToken cancellation)
    {
        var reply = await link.LeaseAsync(Guid.CreateVersion7(time.GetUtcNow()), new(enrolment.Name, journal.Installation, date), cancellation);
        if (reply?.Value is { } lent)
            journal.Keep(lent);
        else if (reply?.Refused is { Code: not "site-closed" } refused)
            log.NotLent(date, refused.Code);
        return reply;
    }
}
