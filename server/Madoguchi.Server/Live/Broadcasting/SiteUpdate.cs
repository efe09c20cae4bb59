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
internal sealed record SiteAlert(string Site, string Sentence, int? NotAt = null);
