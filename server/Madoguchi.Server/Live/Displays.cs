using Madoguchi.Contracts.Hubs;
using Madoguchi.Domain.Calendar;
using Madoguchi.Server.Live.Broadcasting;
using Madoguchi.Server.Persistence.Master;
using Madoguchi.Server.Persistence.Notices;
using Madoguchi.Server.Platform.Auth;
using Madoguchi.Server.Platform.Settings;

namespace Madoguchi.Server.Live;

/// <summary>What the displays show beside the board.</summary>
internal sealed class Displays(ISites sites, IMasterData master, INotices notices, Broadcaster broadcaster, ServerSettings settings, TimeProvider clock)
{
    public bool Exists(DisplayName display) => master.Current.Site(display.Site)?.Displays.Contains(display.Name) == true;

    public async Task<DisplaySnapshot> Snapshot(DisplayName display, CancellationToken ct)
    {
        var now = BusinessTime.Local(clock.GetUtcNow());
        var (city, site) = (master.Current.Municipality, master.Current.Site(display.Site)!);
        var due = await notices.Due(display.Site, now, ct);
        return new(
            city.Names.Ja, site.Code, site.Names.Ja, site.Names.En, display.Name, await sites.Board(site.Code),
            [.. due.Select(notice => new Notice(notice.Title, notice.Body))], now, settings.ClockNote);
    }

    /// <summary>Notices changed: every display of every site gets its snapshot again.</summary>
    public async Task Refresh(CancellationToken ct)
    {
        foreach (var site in master.Current.Sites)
            foreach (var display in site.Displays.Select(name => new DisplayName(site.Code, name)))
                await broadcaster.Display(display, await Snapshot(display, ct));
    }
}
