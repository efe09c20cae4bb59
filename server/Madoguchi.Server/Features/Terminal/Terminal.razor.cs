using Madoguchi.Domain.Calendar;
using Madoguchi.Domain.Visits;
using Madoguchi.Server.Live;
using Madoguchi.Server.Live.Broadcasting;
using Madoguchi.Server.Live.Views;
using Madoguchi.Server.Persistence.Master;
using Madoguchi.Server.Platform.Auth;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.JSInterop;
using PersistentState = Microsoft.AspNetCore.Components.PersistentStateAttribute;

namespace Madoguchi.Server.Features.Terminal;

/// <summary>The counter terminal: shows the desk as it is, and carries each press to the site.</summary>
public sealed partial class Terminal : IAsyncDisposable
{
    static readonly TimeSpan Beat = TimeSpan.FromSeconds(1), AnswerShown = TimeSpan.FromSeconds(20);

    readonly CancellationTokenSource leaving = new();
    readonly string connection = "terminal:" + Guid.NewGuid();

    Desk? desk;
    DateTimeOffset now, answeredAt;
    string siteName = "", actor = "";
    DeskAnswer? answer;
    string? alive;
    bool begun;
    bool isLoaded;
    SiteDay? latest;
    IDisposable? feed, help;
    IJSObjectReference? script;
    DotNetObjectReference<Terminal>? self;

    [Parameter] public string Site { get; set; } = "";
    [Parameter] public int Number { get; set; }

    /// <summary>Why the ticket at hand was called; lives on when the screen was asleep.</summary>
    [PersistentState] public string? Why { get; set; }

    [PersistentState] public Guid? WhyTicket { get; set; }

    /// <summary>Which part of the queue is shown: null is what this counter may call, * is all, else a letter.</summary>
    [PersistentState] public string? Filter { get; set; }

    [CascadingParameter] Task<AuthenticationState> Asking { get; set; } = null!;
    [Inject] ISites Sites { get; set; } = null!;
    [Inject] ISiteFeed Feed { get; set; } = null!;
    [Inject] IMasterData Master { get; set; } = null!;
    [Inject] DeviceRegister Devices { get; set; } = null!;
    [Inject] DeskCommands Commands { get; set; } = null!;
    [Inject] TimeProvider Clock { get; set; } = null!;
    [Inject] IJSRuntime Script { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        var user = (await Asking).User;
        actor = user.ActorName();
        siteName = Master.Current.Site(Site)?.Names.Ja ?? Site;
        now = BusinessTime.Local(Clock.GetUtcNow());
        if (Sites.Exists(Site) && user.IsForSite(Site))
            desk = await Sites.Desk(Site, Number);
        isLoaded = true;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // The day may come only after the first drawing; the terminal begins with the drawing that shows it.
        if (!begun && desk is not null)
        {
            begun = true;
            await Begin();
        }
        if (script is not null && asking is { IsShown: false } fresh)
        {
            fresh.IsShown = true;
            await script.InvokeVoidAsync("ask", leaving.Token, fresh.Element);
        }
    }

    async Task Begin()
    {
        Devices.Joined(connection, new("counter", Site, $"{Number}番窓口", Clock.GetUtcNow()));
        feed = Feed.Follow(Changed);
        BeginAlerts();
        self = DotNetObjectReference.Create(this);
        script = await Script.InvokeAsync<IJSObjectReference>("import", leaving.Token, "/terminal/terminal.js");
        await script.InvokeVoidAsync("attach", leaving.Token, self);
        alive = "yes";
        StateHasChanged();
        _ = Watch();
    }

    public async ValueTask DisposeAsync()
    {
        await leaving.CancelAsync();
        feed?.Dispose();
        help?.Dispose();
        Devices.Left(connection);
        self?.Dispose();
        leaving.Dispose();
    }

    void Changed(SiteUpdate update)
    {
        // Only the newest state counts; a burst of changes is drawn once.
        if (update.Site == Site && Interlocked.Exchange(ref latest, update.Day) is null)
            _ = InvokeAsync(() =>
            {
                if (Interlocked.Exchange(ref latest, null) is { } day)
                    Show(DeskView.Of(day, Number, BusinessTime.Local(Clock.GetUtcNow())));
            });
    }

    async Task Watch()
    {
        using var timer = new PeriodicTimer(Beat, Clock);
        try
        {
            for (var beat = 0; await timer.WaitForNextTickAsync(leaving.Token); beat++)
            {
                // Changes come by themselves; asking heals whatever did not come, and the change of the day.
                if (beat % 2 == 0)
                    await InvokeAsync(Look);
                await InvokeAsync(Draw);
            }
        }
        catch (Exception closed) when (closed is OperationCanceledException or ObjectDisposedException)
        {
            // The screen was closed.
        }
    }

    async Task Look()
    {
        try
        {
            Show(await Sites.Desk(Site, Number));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            answer ??= new("info", "最新の状態を読み込めません。もう一度読み込んでいます。");
        }
    }

    void Show(Desk? fresh)
    {
        // What a press brought about is shown together with its answer: a number on the screen means that the keys for it work.
        var isAnswering = busy is not null && attempts == 0;
        if (fresh is null || isAnswering || (desk is not null && !fresh.IsNewsTo(desk)))
            return;
        desk = fresh;
        Draw();
    }

    void Draw()
    {
        now = BusinessTime.Local(Clock.GetUtcNow());
        if (answer is not null && Clock.GetUtcNow() - answeredAt > AnswerShown)
            answer = null;
        StateHasChanged();
    }

    string NameOf(string procedure) => Master.Current.Procedure(procedure)?.Names.Ja ?? procedure;
}
