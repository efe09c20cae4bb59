using System.Globalization;
using Madoguchi.Contracts.Http;
using Madoguchi.Server.Live;
using Madoguchi.Server.Platform.Auth;
using Madoguchi.Server.Platform.Problems;

namespace Madoguchi.Server.Features.Statistics;

/// <summary>Statistics as JSON, or as CSV for a spreadsheet.</summary>
internal static class StatisticsEndpoint
{
    const int MostDays = 366;

    public static void MapStatistics(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/sites/{site}/statistics", Get)
            .WithTags("Statistics").RequireAuthorization(Policies.Admin)
            .Produces<IReadOnlyList<StatisticsRow>>()
            .WithSummary("Arrivals and waits, folded from the ledger; Accept: text/csv gives CSV.");
        // The same for a signed-in administrator's browser, which follows a link and sends no header.
        app.MapGet("/admin/statistics/{site}.csv", Download).RequireAuthorization(Policies.Admin).ExcludeFromDescription();
    }

    static async Task<IResult> Download(
        string site, string? from, string? to, string? by, HttpRequest request, ISites sites, StatisticsQuery query, CancellationToken ct)
    {
        request.Headers.Accept = "text/csv";
        return await Get(site, from, to, by, request, sites, query, ct);
    }

    static async Task<IResult> Get(
        string site, string? from, string? to, string? by, HttpRequest request, ISites sites, StatisticsQuery query, CancellationToken ct)
    {
        if (ReadPeriod(site, from, to, sites, out var first, out var last) is { } problem)
            return problem;
        if (!StatisticsQuery.Known.Contains(by ?? "hour"))
            return Problem.Of("unreadable-request", $"by は {string.Join("、", StatisticsQuery.Known)} のいずれかです。");
        var rows = await query.Run(site, first, last, by ?? "hour", ct);
        return request.GetTypedHeaders().Accept.Any(accept => accept.MediaType == "text/csv")
            ? StatisticsCsv.Of(rows, $"{site}-{first:yyyyMMdd}-{last:yyyyMMdd}-{by ?? "hour"}.csv")
            : TypedResults.Ok(rows);
    }

    /// <returns>Null when all is well.</returns>
    internal static IResult? ReadPeriod(string site, string? from, string? to, ISites sites, out DateOnly first, out DateOnly last)
    {
        (first, last) = (default, default);
        if (!sites.Exists(site))
            return Problem.Of("unknown-site", $"施設「{site}」はありません。");
        if (!Read(from, sites.Today, out first) || !Read(to, sites.Today, out last))
            return Problem.Of("unreadable-request", "from と to は YYYY-MM-DD の日付です。");
        return first > last || last.DayNumber - first.DayNumber >= MostDays
            ? Problem.Of("unreadable-request", $"from は to 以前で、期間は{MostDays}日までです。")
            : null;
    }

    static bool Read(string? text, DateOnly otherwise, out DateOnly date)
    {
        date = otherwise;
        return text is null || DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
    }
}
