using Madoguchi.Domain.Visits;
using Madoguchi.Domain.WaitEstimation;

namespace Madoguchi.Server.Live.Broadcasting;

/// <summary>The newest durable state of a site's day. Whole, so that who missed one heals on the next.</summary>
/// <param name="Forecast">The newest one; null when there is none.</param>
internal sealed record SiteUpdate(string Site, DateOnly Date, SiteDay Day, Forecast? Forecast);

/// <summary>For those in this program who follow the sites: pages, the projection, the link to reservation-web.</summary>
internal interface ISiteFeed
{
    /// <summary>Called after every change, at most once per interval and site; must not block. Dispose to leave.</summary>
    IDisposable Follow(Action<SiteUpdate> changed);

    /// <summary>A person is needed somewhere at a site.</summary>
    IDisposable FollowAlerts(Action<SiteAlert> alert);
}

/// <summary>A person is needed at a site.</summary>
/// <param name="Sentence">Where and why, in one sentence.</param>
/// <param name="NotAt">職員の安全のための通報: the counter it comes from must not show it, since the resident sees that screen too.</param>
/// <param name="About">What it is about: the next alert about the same takes its place. Null: it stands for itself.</param>
internal sealed record SiteAlert(string Site, string Sentence, int? NotAt = null, string? About = null)
{
    /// <summary>How the printer of this kiosk is; over when it is ready again.</summary>
    public static SiteAlert OfPrinter(Device kiosk) => new(
        kiosk.Site,
        kiosk.Printer is { State: not Contracts.Hubs.PrinterStates.Ready } printer ? $"発券機「{kiosk.Name}」のプリンター: {printer.Detail ?? printer.State}" : "",
        About: $"printer of {kiosk.Name}");

    /// <summary>Nobody is needed for this any more.</summary>
    public bool IsOver => Sentence.Length == 0;
}
