using Madoguchi.Contracts.Hubs;
using Madoguchi.Domain.Visits;

namespace Madoguchi.Server.Live.Views;

/// <summary>What a kiosk may issue while it is cut off.</summary>
internal static class OfflineView
{
    public static OfflineNumbers Of(SiteDay day, KioskId kiosk) => new(
        day.Rules.Date,
        day.Rules.Hours is { } hours ? new(day.Rules.Date, Time(hours.OpensAt), Time(hours.LastTicketAt), Time(hours.ClosesAt)) : null,
        [.. day.OfflineNumbersOf(kiosk).GroupBy(number => number.Category).OrderBy(category => category.Key)
            .Select(category => new OfflineCategory(category.Key.ToString(), [.. category.Order().Select(number => number.ToString())]))]);

    static TimeOnly Time(DateTimeOffset at) => TimeOnly.FromDateTime(at.DateTime);
}
