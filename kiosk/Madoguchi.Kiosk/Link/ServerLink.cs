using System.Net;
using System.Reflection;
using Madoguchi.Contracts.Http;
using Madoguchi.Contracts.Hubs;
using Madoguchi.Kiosk.Platform;
using Microsoft.AspNetCore.SignalR.Client;

namespace Madoguchi.Kiosk.Link;

/// <summary>The one connection to the server. It is kept up for ever; what is asked while it is down is answered with null.</summary>
sealed class ServerLink : BackgroundService
{
    static readonly TimeSpan AnswerPatience = TimeSpan.FromSeconds(10);

    readonly KioskSettings settings;
    readonly SiteMemory memory;
    readonly ILogger<ServerLink> log;
    readonly HubConnection hub;

    public ServerLink(KioskSettings settings, SiteMemory memory, ILogger<ServerLink> log)
    {
        (this.settings, this.memory, this.log) = (settings, memory, log);
        hub = new HubConnectionBuilder()
            .WithUrl(new Uri(settings.Server, "/hubs/kiosk"), options => options.AccessTokenProvider = () => Task.FromResult<string?>(settings.Key))
            .WithAutomaticReconnect(new EndlessRetry())
            .Build();
        hub.On<SiteCatalogue>(nameof(IKioskClient.Catalogue), memory.Keep);
        hub.On<BoardState>(nameof(IKioskClient.Board), memory.Keep);
        hub.Reconnecting += Lost;
        hub.Reconnected += _ => HelloAsync(CancellationToken.None);
    }

    /// <summary>Raised after each hello, so that states are reported again.</summary>
    public event Action? Greeted;

    /// <summary>Whether the server said hello on the connection that stands now.</summary>
    public bool IsConnected { get; private set; }

    /// <summary>Why not, in English for the staff page's small print; null when connected.</summary>
    public string? Problem { get; private set; }

    /// <summary>How far this kiosk's clock is ahead of the server's, at the last hello.</summary>
    public TimeSpan? Drift { get; private set; }

    /// <summary>Issues; null when there is no answer. The same id may be sent again.</summary>
    public Task<HubReply<IssuedTicket>?> IssueAsync(Guid commandId, IssueTicketRequest request, CancellationToken cancellation) =>
        AskAsync<HubReply<IssuedTicket>>(commandId, nameof(IKioskHub.Issue), [settings.Site, commandId, request], cancellation);

    /// <summary>Checks in; null when there is no answer. The same id may be sent again.</summary>
    public Task<HubReply<IssuedTicket>?> CheckInAsync(Guid commandId, CheckInRequest request, CancellationToken cancellation) =>
        AskAsync<HubReply<IssuedTicket>>(commandId, nameof(IKioskHub.CheckIn), [settings.Site, commandId, request], cancellation);

    /// <summary>False when the server could not be told.</summary>
    public Task<bool> CallStaffAsync(CancellationToken cancellation) => TellAsync(nameof(IKioskHub.CallStaff), [], cancellation);

    /// <summary>False when the server could not be told.</summary>
    public Task<bool> ReportPrinterAsync(PrinterReport report, CancellationToken cancellation) =>
        TellAsync(nameof(IKioskHub.ReportPrinter), [report], cancellation);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        IsConnected = false;
        await hub.DisposeAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var closed = new SemaphoreSlim(0);
        hub.Closed += broken =>
        {
            closed.Release();
            return Lost(broken);
        };
        for (var tries = 0; !stoppingToken.IsCancellationRequested; tries++)
        {
            try
            {
                await hub.StartAsync(stoppingToken);
                tries = 0;
                await HelloAsync(stoppingToken);
                await closed.WaitAsync(stoppingToken);
            }
            catch (Exception broken) when (!stoppingToken.IsCancellationRequested)
            {
                await Lost(broken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            await Task.Delay(EndlessRetry.After(tries), TimeProvider.System, CancellationToken.None);
        }
    }

    async Task HelloAsync(CancellationToken cancellation)
    {
        try
        {
            var now = settings.Clock.GetUtcNow();
            var version = Assembly.GetExecutingAssembly().GetName().Version?.ToString(3) ?? "0";
            var reply = await hub.InvokeAsync<HubReply<SiteCatalogue>>(
                nameof(IKioskHub.Hello), new KioskHello(settings.Site, settings.Name, version, now), cancellation);
            if (reply.Value is not { } catalogue)
            {
                Note(reply.Refused?.Code ?? "no catalogue");
                await hub.StopAsync(cancellation);
                return;
            }
            memory.Keep(catalogue);
            (Drift, Problem, IsConnected) = (now - catalogue.ServerTime, null, true);
            log.Connected(settings.Name, settings.Site);
            Greeted?.Invoke();
        }
        catch (Exception broken) when (hub.State is not HubConnectionState.Disconnected && !cancellation.IsCancellationRequested)
        {
            // A line on which hello fails is no line: give it up and dial again.
            Note(broken.Message);
            await hub.StopAsync(CancellationToken.None);
        }
    }

    Task Lost(Exception? broken)
    {
        var isKey = broken is HttpRequestException { StatusCode: HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden };
        Note(isKey ? "the server refuses MADOGUCHI__KIOSK__KEY" : broken?.Message ?? Problem ?? "the connection was closed");
        return Task.CompletedTask;
    }

    void Note(string problem)
    {
        if (IsConnected || Problem != problem)
            log.Unreachable(problem);
        (IsConnected, Problem) = (false, problem);
    }

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
