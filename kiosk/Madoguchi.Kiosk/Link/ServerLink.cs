using System.Reflection;
using Madoguchi.Contracts.Http;
using Madoguchi.Contracts.Hubs;
using Madoguchi.Kiosk.Enrolling;
using Madoguchi.Kiosk.Platform;
using Microsoft.AspNetCore.SignalR.Client;

namespace Madoguchi.Kiosk.Link;

/// <summary>The one connection to the server. It is kept up for ever; what is asked while it is down is answered with null.</summary>
sealed partial class ServerLink : BackgroundService
{
    readonly KioskSettings settings;
    readonly Enrolment enrolment;
    readonly SiteMemory memory;
    readonly ILogger<ServerLink> log;
    readonly HubConnection hub;

    string? tried;

    public ServerLink(KioskSettings settings, Enrolment enrolment, SiteMemory memory, ILogger<ServerLink> log)
    {
        (this.settings, this.enrolment, this.memory, this.log) = (settings, enrolment, memory, log);
        hub = new HubConnectionBuilder()
            .WithUrl(new Uri(settings.Server, "/hubs/kiosk"), options => options.AccessTokenProvider = () => Task.FromResult(tried = enrolment.Key))
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

    /// <summary>Since when it is as it is.</summary>
    public DateTimeOffset Since { get; private set; }

    /// <summary>Why the line broke last, and when; kept while it stands again.</summary>
    public (DateTimeOffset At, string Why)? LastProblem { get; private set; }

    /// <summary>How far this kiosk's clock is ahead of the server's, at the last look.</summary>
    public TimeSpan? Drift { get; private set; }

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
            var changed = enrolment.Changed;
            try
            {
                if (enrolment.Key is null)
                {
                    Problem = "this kiosk is not enrolled";
                    await changed.WaitAsync(stoppingToken);
                }
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
            // A new key is a reason to try at once.
            await Task.WhenAny(Task.Delay(EndlessRetry.After(tries), TimeProvider.System, CancellationToken.None), changed);
        }
    }

    async Task HelloAsync(CancellationToken cancellation)
    {
        try
        {
            var now = settings.Clock.GetUtcNow();
            var version = Assembly.GetExecutingAssembly().GetName().Version?.ToString(3) ?? "0";
            var reply = await hub.InvokeAsync<HubReply<SiteCatalogue>>(
                nameof(IKioskHub.Hello), new KioskHello(enrolment.Site, enrolment.Name, version, now), cancellation);
            if (reply.Value is not { } catalogue)
            {
                Note(reply.Refused?.Code ?? "no catalogue");
                await hub.StopAsync(cancellation);
                return;
            }
            memory.Keep(catalogue);
            (Drift, Problem, IsConnected) = (now - catalogue.ServerTime, null, true);
            Since = now;
            enrolment.Accepted();
            log.Connected(enrolment.Name, enrolment.Site);
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
        var isKey = EndlessRetry.IsRefusal(broken);
        if (isKey)
            enrolment.Refused(tried);
        Note(isKey ? "the server refuses this kiosk's key" : broken?.Message ?? Problem ?? "the connection was closed");
        return Task.CompletedTask;
    }

    void Note(string problem)
    {
        if (IsConnected || Problem != problem)
            log.Unreachable(problem);
        if (IsConnected || LastProblem is null)
            Since = settings.Clock.GetUtcNow();
        LastProblem = (settings.Clock.GetUtcNow(), problem);
        (IsConnected, Problem) = (false, problem);
    }
}
