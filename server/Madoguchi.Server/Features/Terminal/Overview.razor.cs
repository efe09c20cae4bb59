using Madoguchi.Contracts.Hubs;
using Madoguchi.Domain.Calendar;
using Madoguchi.Server.Live;
using Madoguchi.Server.Live.Broadcasting;
using Madoguchi.Server.Live.Views;
using Madoguchi.Server.Persistence.Master;
using Madoguchi.Server.Platform.Auth;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Madoguchi.Server.Features.Terminal;

/// <summary>All counters of a site at a glance, for whoever has to decide where help goes.</summary>
public sealed partial class Overview : IDisposable
{
    static readonly TimeSpan Beat = TimeSpan.FromSeconds(2), GhostBeat = TimeSpan.FromSeconds(10);

    SiteState? state;
    IReadOnlyList<OverviewRow> rows = [];
    IReadOnlyList<GhostRow> ghosts = [];
    DateTimeOffset now, ghostsAt;
    string siteName = "";
    bool isLoaded, isAlive;
    IDisposable? feed;
    ITimer? timer;

    [Parameter] public string Site { get; set; } = "";
    [CascadingParameter] Task<AuthenticationState> Asking { get; set; } = null!;
    [Inject] ISites Sites { get; set; } = null!;
    [Inject] ISiteFeed Feed { get; set; } = null!;
    [Inject] IMasterData Master { get; set; } = null!;
    [Inject] TimeProvider Clock { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        siteName = Master.Current.Site(Site)?.Names.Ja ?? Site;
        if (Sites.Exists(Site) && (await Asking).User.IsForSite(Site))
            await Look();
        isLoaded = true;
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (!firstRender)
            return;
        feed = Feed.Follow(update =>
        {
            if (update.Site == Site)
                Refresh();
        });
        timer = Clock.CreateTimer(_ => Refresh(), null, Beat, Beat);
        isAlive = true;
        StateHasChanged();
    }

    public void Dispose()
    {
        feed?.Dispose();
        timer?.Dispose();
    }

    void Refresh() => _ = InvokeAsync(async () =>
    {
        if (state is null)
            return;
        await Look();
        StateHasChanged();
    });

    async Task Look()
    {
        now = BusinessTime.Local(Clock.GetUtcNow());
        state = await Sites.State(Site);
        if (now - ghostsAt > GhostBeat)
            (ghosts, ghostsAt) = (await Sites.Ghosts(Site), now);
        rows = OverviewRow.Of(state, await Sites.Board(Site), ghosts, now);
    }

    string NameOf(string procedure) => Master.Current.Procedure(procedure)?.Names.Ja ?? procedure;
}
