using Madoguchi.Contracts.Http;
using Madoguchi.Contracts.Hubs;
using Madoguchi.Kiosk.Platform;
using Microsoft.AspNetCore.SignalR.Client;

namespace Madoguchi.Kiosk.Link;

/// <summary>What is asked and told over the line.</summary>
sealed partial class ServerLink
{
    static readonly TimeSpan AnswerPatience = TimeSpan.FromSeconds(10);

    /// <summary>Issues; null when there is no answer. The same id may be sent again.</summary>
    public Task<HubReply<IssuedTicket>?> IssueAsync(Guid commandId, IssueTicketRequest request, CancellationToken cancellation) =>
        AskAsync<HubReply<IssuedTicket>>(commandId, nameof(IKioskHub.Issue), [enrolment.Site, commandId, request], cancellation);

    /// <summary>Checks in; null when there is no answer. The same id may be sent again.</summary>
    public Task<HubReply<IssuedTicket>?> CheckInAsync(Guid commandId, CheckInRequest request, CancellationToken cancellation) =>
        AskAsync<HubReply<IssuedTicket>>(commandId, nameof(IKioskHub.CheckIn), [enrolment.Site, commandId, request], cancellation);

    /// <summary>Checks in by name; null when there is no answer. The same id may be sent again.</summary>
    public Task<HubReply<IssuedTicket>?> CheckInAsync(Guid commandId, CheckInByNameRequest request, CancellationToken cancellation) =>
        AskAsync<HubReply<IssuedTicket>>(commandId, nameof(IKioskHub.CheckInByName), [enrolment.Site, commandId, request], cancellation);

    /// <summary>Numbers for the time without the server; null when there is no answer.</summary>
    public Task<HubReply<OfflineNumbers>?> LeaseAsync(Guid commandId, LeaseOfflineRequest request, CancellationToken cancellation) =>
        AskAsync<HubReply<OfflineNumbers>>(commandId, nameof(IKioskHub.LeaseOfflineNumbers), [enrolment.Site, commandId, request], cancellation);

    /// <summary>Tells of a paper; null when there is no answer. The same id may be sent again.</summary>
    public Task<HubReply<RecordedTicket>?> RecordAsync(Guid wish, RecordOfflineRequest paper, CancellationToken cancellation) =>
        AskAsync<HubReply<RecordedTicket>>(wish, nameof(IKioskHub.RecordOffline), [enrolment.Site, wish, paper], cancellation);

    /// <summary>Tells of a paper that was printed again; null when there is no answer. The same id may be sent again.</summary>
    public Task<HubReply<ReissuedTicket>?> RecordReissueAsync(Guid job, RecordReissueRequest paper, CancellationToken cancellation) =>
        AskAsync<HubReply<ReissuedTicket>>(job, nameof(IKioskHub.RecordReissue), [enrolment.Site, job, paper], cancellation);

    /// <summary>Compares the clocks.</summary>
    public async Task PingAsync(CancellationToken cancellation)
    {
        var now = settings.Clock.GetUtcNow();
        if (await AskAsync<ServerClock>(Guid.Empty, nameof(IKioskHub.Ping), [now], cancellation) is { } server)
            Drift = now - server.Now;
    }

    /// <summary>受付終了 and its end, for staff; null when there is no answer.</summary>
    public Task<HubReply<CategoryIssuing>?> SetIssuingAsync(string category, bool issuing, CancellationToken cancellation)
    {
        var id = Guid.CreateVersion7();
        return AskAsync<HubReply<CategoryIssuing>>(
            id, issuing ? nameof(IKioskHub.ResumeIssuing) : nameof(IKioskHub.StopIssuing), [enrolment.Site, id, category], cancellation);
    }

    /// <summary>For staff; null when there is no answer.</summary>
    public Task<HubReply<CancelledTicket>?> CancelAsync(Guid ticket, CancellationToken cancellation)
    {
        var id = Guid.CreateVersion7();
        return AskAsync<HubReply<CancelledTicket>>(id, nameof(IKioskHub.Cancel), [enrolment.Site, id, ticket], cancellation);
    }

    /// <summary>False when the server could not be told.</summary>
    public Task<bool> CallStaffAsync(CancellationToken cancellation) => TellAsync(nameof(IKioskHub.CallStaff), [], cancellation);

    /// <summary>False when the server could not be told.</summary>
    public Task<bool> ReportPrinterAsync(PrinterReport report, CancellationToken cancellation) =>
        TellAsync(nameof(IKioskHub.ReportPrinter), [report], cancellation);

    async Task<T?> AskAsync<T>(Guid job, string method, object?[] arguments, CancellationToken cancellation)
        where T : class
    {
        if (!IsConnected)
            return null;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(AnswerPatience);
        try
        {
            return await hub.InvokeCoreAsync<T>(method, arguments, patience.Token);
        }
        catch (Exception broken) when (!cancellation.IsCancellationRequested)
        {
            log.AskFailed(job, broken.GetType().Name);
            return null;
        }
    }

    async Task<bool> TellAsync(string method, object?[] arguments, CancellationToken cancellation)
    {
        if (!IsConnected)
            return false;
        try
        {
            await hub.InvokeCoreAsync(method, arguments, cancellation);
            return true;
        }
        catch (Exception broken) when (!cancellation.IsCancellationRequested)
        {
            log.AskFailed(Guid.Empty, broken.GetType().Name);
            return false;
        }
    }
}
