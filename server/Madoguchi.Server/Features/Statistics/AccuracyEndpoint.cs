using System.Globalization;
using System.Text;
using Madoguchi.Contracts.Http;
using Madoguchi.Server.Live;
using Madoguchi.Server.Platform.Auth;

namespace Madoguchi.Server.Features.Statistics;

/// <summary>Told waits against real ones as JSON, or as CSV for a spreadsheet.</summary>
internal static class AccuracyEndpoint
{
    public static void MapAccuracy(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/sites/{site}/statistics/accuracy", Get)
            .WithTags("Statistics").RequireAuthorization(Policies.Admin)
            .Produces<IReadOnlyList<AccuracyRow>>()
            .WithSummary("Told waits against real ones by day, folded from the ledger; Accept: text/csv gives CSV.");
        // The same for a signed-in administrator's browser, which follows a link and sends no header.
        app.MapGet("/admin/statistics/{site}/accuracy.csv", Download).RequireAuthorization(Policies.Admin).ExcludeFromDescription();
    }

    static async Task<IResult> Download(
        string site, string? from, string? to, HttpRequest request, ISites sites, AccuracyQuery query, CancellationToken ct)
    {
        request.Headers.Accept = "text/csv";
        return await Get(site, from, to, request, sites, query, ct);
    }

    static async Task<IResult> Get(string site, string? from, string? to, HttpRequest request, ISites sites, AccuracyQuery query, CancellationToken ct)
    {
        if (StatisticsEndpoint.ReadPeriod(site, from, to, sites, out var first, out var last) is { } problem)
            return problem;
        var rows = await query.Run(site, first, last, ct);
        return request.GetTypedHeaders().Accept.Any(accept => accept.MediaType == "text/csv")
            ? Csv(rows, $"{site}-{first:yyyyMMdd}-{last:yyyyMMdd}-accuracy.csv")
            : TypedResults.Ok(rows);
    }

    static Microsoft.AspNetCore.Http.HttpResults.FileContentHttpResult Csv(IReadOnlyList<AccuracyRow> rows, string fileName)
    {
        var text = new StringBuilder("key,judged,below,above,coverage,pinballLoss,meanAbsoluteError,simpleMeanAbsoluteError,atOnce,atOnceKept\r\n");
        foreach (var row in rows)
            text.Append(CultureInfo.InvariantCulture,
                $"{row.Key},{row.Judged},{row.Below},{row.Above},{row.Coverage},{row.PinballLoss},{row.MeanAbsoluteError},{row.SimpleMeanAbsoluteError},{row.AtOnce},{row.AtOnceKept}\r\n");
        byte[] bytes = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
        return TypedResults.File(bytes, "text/csv; charset=utf-8", fileName);
    }
}
