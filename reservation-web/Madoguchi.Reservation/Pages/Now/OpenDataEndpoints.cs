using Madoguchi.Contracts.Http;
using Madoguchi.Reservation.Live;
using Madoguchi.Reservation.Pages.Shared;
using Madoguchi.Shared;

namespace Madoguchi.Reservation.Pages.Now;

/// <summary>
/// What <c>/now</c> shows as open data (CC BY 4.0), where the public reaches it. When the line to the city hall is cut the last
/// state stays, with its time in it.
/// </summary>
internal static class OpenDataEndpoints
{
    public const string Json = "/open/congestion.json", Csv = "/open/congestion.csv", Refusal = "nothing-published";

    public static void MapOpenData(this WebApplication app)
    {
        app.MapGet(Json, (CongestionBoard board, HttpContext http) => Answer(board, http, OpenCongestion.Json, OpenCongestion.JsonType));
        app.MapGet(Csv, (CongestionBoard board, HttpContext http) => Answer(board, http, OpenCongestion.Csv, OpenCongestion.CsvType));
    }

    static IResult Answer(CongestionBoard board, HttpContext http, Func<Congestion, byte[]> write, string type)
    {
        http.Response.Headers.AccessControlAllowOrigin = "*";
        if (board.Current is not { } current)
        {
            http.Response.Headers.RetryAfter = "60";
            http.Response.Headers[TooMany.Header] = Refusal;
            return TypedResults.Problem("まだ市役所から情報が届いていません。", type: $"urn:madoguchi:refusal:{Refusal}", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
        var congestion = OpenCongestion.Masked(current);
        http.Response.Headers.CacheControl = OpenCongestion.Cache;
        return TypedResults.File(write(congestion), type, lastModified: current.At, entityTag: new(OpenCongestion.Tag(congestion)));
    }
}
