using Madoguchi.Contracts.Hubs;

namespace Madoguchi.Contracts.Http;

/// <summary>One row of <c>GET /api/v1/sites/{site}/statistics</c>. Times in minutes; null where nothing was measured.</summary>
/// <param name="Key">Hour <c>09</c>, half hour <c>09:30</c>, day <c>2026-04-01</c>, letter, procedure code or counter number.</param>
/// <param name="Issued">Visitors (tickets) that arrived.</param>
/// <param name="Served">Visitors for whom something was completed.</param>
/// <param name="Absent">Visitors who did not come when called, and have not come back.</param>
/// <param name="Cancelled">Visitors who had something cancelled.</param>
/// <param name="WaitMean">Mean wait from being callable to the first call.</param>
/// <param name="WaitMedian">Median of the same.</param>
/// <param name="WaitP90">90 % of visitors waited at most this long.</param>
/// <param name="ServiceMean">Mean from start (or call, when start was not pressed) to completion.</param>
public sealed record StatisticsRow(
    string Key, int Issued, int Served, int Absent, int Cancelled,
    double? WaitMean, double? WaitMedian, double? WaitP90, double? ServiceMean);

/// <summary>
/// One row of <c>GET /api/v1/sites/{site}/statistics/accuracy</c>: the wait that was told with a number against the one that came, from
/// the number to the first call. Times in minutes; null where nothing was measured.
/// </summary>
/// <param name="Key">Day <c>2026-04-01</c>, or <c>all</c> for the sum.</param>
/// <param name="Judged">Numbers with a told range that have been called.</param>
/// <param name="Below">Of these, called before the range.</param>
/// <param name="Above">Of these, called after the range.</param>
/// <param name="Coverage">Share inside the range, 0–1; 0.6 is meant.</param>
/// <param name="PinballLoss">Mean of the losses of both ends as 20 and 80 % quantiles.</param>
/// <param name="MeanAbsoluteError">Of the middle of the range.</param>
/// <param name="SimpleMeanAbsoluteError">The same for people ahead × planned mean ÷ open counters.</param>
/// <param name="AtOnce">Numbers told to come at once (0–1 minute), counted apart.</param>
/// <param name="AtOnceKept">Of these, called within two minutes.</param>
public sealed record AccuracyRow(
    string Key, int Judged, int Below, int Above, double? Coverage, double? PinballLoss, double? MeanAbsoluteError,
    double? SimpleMeanAbsoluteError, int AtOnce, int AtOnceKept);

/// <summary>Open data, CC BY 4.0 (<c>GET /open/congestion.json</c>). No personal data.</summary>
/// <param name="At">When this was true.</param>
/// <param name="MunicipalityCode">全国地方公共団体コード, six digits.</param>
/// <param name="License">Always <c>CC BY 4.0</c>.</param>
/// <param name="Sites">Every site.</param>
public sealed record Congestion(DateTimeOffset At, string MunicipalityCode, string License, IReadOnlyList<SiteCongestion> Sites);

/// <summary>How busy one site is.</summary>
/// <param name="Code">Site code.</param>
/// <param name="Name">Japanese name.</param>
/// <param name="IsOpen">Whether tickets may be issued now.</param>
/// <param name="Version">Board version this was taken from.</param>
/// <param name="Categories">Waiting people and minutes.</param>
/// <param name="LastCalled">The newest number called per counter, newest first.</param>
/// <param name="Hours">The coming open days with their hours, today's while it is one, at most 7; null from a server of before.</param>
/// <param name="Curves">How many wait per half hour of today's opening hours: the site and each category; null from a server of before.</param>
/// <param name="RemoteLeft">スマホ発券: how many numbers may still be taken from afar within the hours of today; null: none are given so, or the day has ended.</param>
public sealed record SiteCongestion(
    string Code, string Name, bool IsOpen, long Version, IReadOnlyList<BoardCategory> Categories, IReadOnlyList<BoardCall> LastCalled,
    IReadOnlyList<DayHours>? Hours = null, IReadOnlyList<CongestionCurve>? Curves = null, int? RemoteLeft = null);

/// <summary>Waiting people over the day.</summary>
/// <param name="Category">Letter; null for the whole site, where who waits for several things counts once.</param>
/// <param name="Points">Every half hour of today's opening hours.</param>
public sealed record CongestionCurve(string? Category, IReadOnlyList<CongestionPoint> Points);

/// <summary>One half hour. Numbers are time averages in whole people; 0 stands for fewer than three, which is never told exactly.</summary>
/// <param name="From">Local time at which it begins.</param>
/// <param name="Usual">Mean of the same weekday of the last eight weeks; null with fewer than three such days.</param>
/// <param name="Today">Measured today; null until it is over.</param>
public sealed record CongestionPoint(TimeOnly From, int? Usual, int? Today);
