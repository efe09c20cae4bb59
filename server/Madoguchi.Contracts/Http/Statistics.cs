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
public sealed record SiteCongestion(
    string Code, string Name, bool IsOpen, long Version, IReadOnlyList<BoardCategory> Categories, IReadOnlyList<BoardCall> LastCalled);
